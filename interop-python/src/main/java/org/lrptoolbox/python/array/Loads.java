package org.lrptoolbox.python.array;

/** Strided runs of elements of any type, read as doubles or longs; casts are those of {@link Casts}. */
final class Loads {
    private Loads() {}

    /** Reads what {@code table} has for {@code n} bytes, {@code step} apart, to {@code to[start...]}. */
    static void look(double[] table, byte[] bytes, int at, int step, double[] to, int start, int n) {
        for (int k = start, from = at; k < start + n; k++, from += step) {
            to[k] = table[Byte.toUnsignedInt(bytes[from])];
        }
    }

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
                for (int k = 0, from = at; k < n; k++, from += step) {
                    to[start + k] = s[from];
                }
            }
            case FLOAT32 -> {
                float[] s = (float[]) storage;
                if (step == 1) {
                    for (int k = 0; k < n; k++) {
                        to[start + k] = s[at + k];
                    }
                    return;
                }
                for (int k = 0; k < n; k++) {
                    to[start + k] = s[at + k * step];
                }
            }
            case INT64 -> {
                long[] s = (long[]) storage;
                if (step == 1) {
                    for (int k = 0; k < n; k++) {
                        to[start + k] = s[at + k];
                    }
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
            case UINT64 -> {
                long[] s = (long[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = Casts.unsigned(s[at + k * step]);
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
                    to[start + k] = Casts.toLong(s[at + k * step]);
                }
            }
            case FLOAT32 -> {
                float[] s = (float[]) storage;
                for (int k = 0; k < n; k++) {
                    to[start + k] = Casts.toLong(s[at + k * step]);
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
                    to[start + k] = Casts.toLong(Float.float16ToFloat(s[at + k * step]));
                }
            }
            case COMPLEX128 -> read(DataType.FLOAT64, storage, at, step, to, start, n);
            case COMPLEX64 -> read(DataType.FLOAT32, storage, at, step, to, start, n);
            case DATETIME64, TIMEDELTA64 -> read(DataType.INT64, storage, at, step, to, start, n);
            case OBJECT, BYTES, TEXT, RECORD -> throw noNumbers(type);
        }
    }

    /** Elements that no number can be made of. */
    static NoNumbersException noNumbers(DataType type) {
        return new NoNumbersException("elements of type " + type.label() + " are no numbers");
    }
}
