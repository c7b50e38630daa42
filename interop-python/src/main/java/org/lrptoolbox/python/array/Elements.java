package org.lrptoolbox.python.array;

/**
 * Strided runs of elements of any type, read and written as doubles or longs.
 *
 * <p>Casts are those of C: towards zero and wrapping around; NaN and what int64 cannot hold become the smallest int64.
 */
final class Elements {
    private Elements() {}

    /** Reads {@code n} elements, {@code step} apart, to {@code to[start...]}. */
    static void read(DataType type, Object storage, int at, int step, double[] to, int start, int n) {
        if (type.isPacked()) {
            Packed.read(type, storage, at, step, to, start, n);
            return;
        }
        switch (type.kind()) {
            case FLOAT64 -> {
                double[] s = (double[]) storage;
                if (step == 1) {
                    System.arraycopy(s, at, to, start, n);
                    return;
                }
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step];
                }
            }
            case FLOAT32 -> {
                float[] s = (float[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step];
                }
            }
            case INT64 -> {
                long[] s = (long[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step];
                }
            }
            case INT32 -> {
                int[] s = (int[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step];
                }
            }
            case INT16 -> {
                short[] s = (short[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step];
                }
            }
            case INT8, BOOL -> {
                byte[] s = (byte[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step];
                }
            }
            case UINT64 -> {
                long[] s = (long[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = unsigned(s[at + k * step]);
                }
            }
            case UINT32 -> {
                int[] s = (int[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step] & 0xffffffffL;
                }
            }
            case UINT16 -> {
                short[] s = (short[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step] & 0xffff;
                }
            }
            case UINT8 -> {
                byte[] s = (byte[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step] & 0xff;
                }
            }
            case FLOAT16 -> {
                short[] s = (short[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = Float.float16ToFloat(s[at + k * step]);
                }
            }
            case COMPLEX128 -> read(DataType.FLOAT64, storage, at, step, to, start, n);
            case COMPLEX64 -> read(DataType.FLOAT32, storage, at, step, to, start, n);
            case DATETIME64, TIMEDELTA64 -> read(DataType.INT64, storage, at, step, to, start, n);
            case OBJECT, BYTES, TEXT, RECORD -> throw noNumbers(type);
        }
    }

    /** Writes {@code n} elements from {@code from[start...]}, {@code step} apart. */
    static void write(double[] from, int start, DataType type, Object storage, int at, int step, int n) {
        if (type.isPacked()) {
            Packed.write(from, start, type, storage, at, step, n);
            return;
        }
        switch (type.kind()) {
            case FLOAT64 -> {
                double[] s = (double[]) storage;
                if (step == 1) {
                    System.arraycopy(from, start, s, at, n);
                    return;
                }
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = from[start + k];
                }
            }
            case FLOAT32 -> {
                float[] s = (float[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (float) from[start + k];
                }
            }
            case INT64 -> {
                long[] s = (long[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = toLong(from[start + k]);
                }
            }
            case INT32 -> {
                int[] s = (int[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = toInt(from[start + k]);
                }
            }
            case UINT32 -> {
                int[] s = (int[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (int) toLong(from[start + k]);
                }
            }
            case INT16, UINT16 -> {
                short[] s = (short[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (short) toLong(from[start + k]);
                }
            }
            case INT8, UINT8 -> {
                byte[] s = (byte[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (byte) toLong(from[start + k]);
                }
            }
            case UINT64 -> {
                long[] s = (long[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = toUnsigned(from[start + k]);
                }
            }
            case BOOL -> {
                byte[] s = (byte[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (byte) (from[start + k] != 0 ? 1 : 0);
                }
            }
            case FLOAT16 -> {
                short[] s = (short[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = Half.of(from[start + k]);
                }
            }
            case COMPLEX128 -> {
                double[] s = (double[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = from[start + k];
                    s[at + k * step + 1] = 0;
                }
            }
            case COMPLEX64 -> {
                float[] s = (float[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (float) from[start + k];
                    s[at + k * step + 1] = 0;
                }
            }
            case DATETIME64, TIMEDELTA64 -> write(from, start, DataType.INT64, storage, at, step, n);
            case OBJECT, BYTES, TEXT, RECORD -> throw noNumbers(type);
        }
    }

    /** Reads {@code n} elements, {@code step} apart, to {@code to[start...]}. */
    static void read(DataType type, Object storage, int at, int step, long[] to, int start, int n) {
        if (type.isPacked()) {
            Packed.read(type, storage, at, step, to, start, n);
            return;
        }
        switch (type.kind()) {
            case FLOAT64 -> {
                double[] s = (double[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = toLong(s[at + k * step]);
                }
            }
            case FLOAT32 -> {
                float[] s = (float[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = toLong(s[at + k * step]);
                }
            }
            case INT64, UINT64 -> {
                long[] s = (long[]) storage;
                if (step == 1) {
                    System.arraycopy(s, at, to, start, n);
                    return;
                }
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step];
                }
            }
            case INT32 -> {
                int[] s = (int[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step];
                }
            }
            case INT16 -> {
                short[] s = (short[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step];
                }
            }
            case INT8, BOOL -> {
                byte[] s = (byte[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step];
                }
            }
            case UINT32 -> {
                int[] s = (int[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step] & 0xffffffffL;
                }
            }
            case UINT16 -> {
                short[] s = (short[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step] & 0xffff;
                }
            }
            case UINT8 -> {
                byte[] s = (byte[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step] & 0xff;
                }
            }
            case FLOAT16 -> {
                short[] s = (short[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = toLong(Float.float16ToFloat(s[at + k * step]));
                }
            }
            case COMPLEX128 -> read(DataType.FLOAT64, storage, at, step, to, start, n);
            case COMPLEX64 -> read(DataType.FLOAT32, storage, at, step, to, start, n);
            case DATETIME64, TIMEDELTA64 -> read(DataType.INT64, storage, at, step, to, start, n);
            case OBJECT, BYTES, TEXT, RECORD -> throw noNumbers(type);
        }
    }

    /** Writes {@code n} elements from {@code from[start...]}, {@code step} apart. */
    static void write(long[] from, int start, DataType type, Object storage, int at, int step, int n) {
        if (type.isPacked()) {
            Packed.write(from, start, type, storage, at, step, n);
            return;
        }
        switch (type.kind()) {
            case FLOAT64 -> {
                double[] s = (double[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (double) from[start + k];
                }
            }
            case FLOAT32 -> {
                float[] s = (float[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (float) from[start + k];
                }
            }
            case INT64, UINT64 -> {
                long[] s = (long[]) storage;
                if (step == 1) {
                    System.arraycopy(from, start, s, at, n);
                    return;
                }
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = from[start + k];
                }
            }
            case INT32, UINT32 -> {
                int[] s = (int[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (int) from[start + k];
                }
            }
            case INT16, UINT16 -> {
                short[] s = (short[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (short) from[start + k];
                }
            }
            case INT8, UINT8 -> {
                byte[] s = (byte[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (byte) from[start + k];
                }
            }
            case BOOL -> {
                byte[] s = (byte[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (byte) (from[start + k] != 0 ? 1 : 0);
                }
            }
            case FLOAT16, COMPLEX128, COMPLEX64 -> {
                double[] wide = new double[n];
                for (int k = 0; k < n; k++) {
                    wide[k] = (double) from[start + k];
                }
                write(wide, 0, type, storage, at, step, n);
            }
            case DATETIME64, TIMEDELTA64 -> write(from, start, DataType.INT64, storage, at, step, n);
            case OBJECT, BYTES, TEXT, RECORD -> throw noNumbers(type);
        }
    }

    private static NoNumbersException noNumbers(DataType type) {
        return new NoNumbersException("elements of type " + type.label() + " are no numbers");
    }

    static double unsigned(long v) {
        return v >= 0 ? v : ((v >>> 1) | (v & 1)) * 2.0;
    }

    /** As a C compiler on x86 casts; Java alone would saturate and turn NaN into 0. */
    static int toInt(double v) {
        return v > -0x1p31 - 1 && v < 0x1p31 ? (int) v : Integer.MIN_VALUE;
    }

    /** As {@link #toInt}, to 64 bits. */
    static long toLong(double v) {
        return v >= -0x1p63 && v < 0x1p63 ? (long) v : Long.MIN_VALUE;
    }

    static long toUnsigned(double v) {
        return v >= 0x1p63 && v < 0x1p64 ? (long) (v - 0x1p63) ^ Long.MIN_VALUE : toLong(v);
    }
}
