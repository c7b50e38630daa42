package org.lrptoolbox.python.array;

/** Strided runs of elements of any type, written from doubles or longs; casts are those of {@link Casts}. */
final class Stores {
    private Stores() {}

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
                if (step == 1) {
                    // A loop of its own, which becomes vector instructions.
                    for (int k = 0; k < n; k++) {
                        s[at + k] = (float) from[start + k];
                    }
                    return;
                }
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (float) from[start + k];
                }
            }
            case INT64 -> {
                long[] s = (long[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = Casts.toLong(from[start + k]);
                }
            }
            case INT32 -> {
                int[] s = (int[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = Casts.toInt(from[start + k]);
                }
            }
            case UINT32 -> {
                int[] s = (int[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (int) Casts.toLong(from[start + k]);
                }
            }
            case INT16, UINT16 -> {
                short[] s = (short[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (short) Casts.toLong(from[start + k]);
                }
            }
            case INT8, UINT8 -> {
                byte[] s = (byte[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (byte) Casts.toLong(from[start + k]);
                }
            }
            case UINT64 -> {
                long[] s = (long[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = Casts.toUnsigned(from[start + k]);
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
            case OBJECT, BYTES, TEXT, RECORD -> throw Loads.noNumbers(type);
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
            case OBJECT, BYTES, TEXT, RECORD -> throw Loads.noNumbers(type);
        }
    }
}
