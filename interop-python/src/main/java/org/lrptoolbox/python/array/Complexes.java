package org.lrptoolbox.python.array;

/** Strided runs of numbers of any type, read and written as pairs of real and imaginary parts. */
final class Complexes {
    private Complexes() {}

    /** Reads {@code n} elements, {@code step} apart, to the pairs from {@code start} on. */
    static void read(DataType type, Object storage, int at, int step, double[] to, int start, int n) {
        if (type.isPacked()) {
            read(type.plain(), Packed.plain(type, storage, at, step, n), 0, type.plain().unit(), to, start, n);
            return;
        }
        switch (type.kind()) {
            case COMPLEX128 -> {
                double[] s = (double[]) storage;
                for (int k = 0; k < n; k++) {
                    to[2 * (start + k)] = s[at + k * step];
                    to[2 * (start + k) + 1] = s[at + k * step + 1];
                }
            }
            case COMPLEX64 -> {
                float[] s = (float[]) storage;
                for (int k = 0; k < n; k++) {
                    to[2 * (start + k)] = s[at + k * step];
                    to[2 * (start + k) + 1] = s[at + k * step + 1];
                }
            }
            default -> {
                double[] real = new double[n];
                Loads.read(type, storage, at, step, real, 0, n);
                for (int k = 0; k < n; k++) {
                    to[2 * (start + k)] = real[k];
                    to[2 * (start + k) + 1] = 0;
                }
            }
        }
    }

    /** Writes {@code n} pairs from {@code start} on; real types take the real part, bool asks for zero. */
    static void write(double[] from, int start, DataType type, Object storage, int at, int step, int n) {
        if (type.isPacked()) {
            Object made = type.plain().allocate(n);
            write(from, start, type.plain(), made, 0, type.plain().unit(), n);
            Packed.put(type, made, 0, type.plain().bytes(), storage, at, step, n);
            return;
        }
        switch (type.kind()) {
            case COMPLEX128 -> {
                double[] s = (double[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = from[2 * (start + k)];
                    s[at + k * step + 1] = from[2 * (start + k) + 1];
                }
            }
            case COMPLEX64 -> {
                float[] s = (float[]) storage;
                for (int k = 0; k < n; k++) {
                    s[at + k * step] = (float) from[2 * (start + k)];
                    s[at + k * step + 1] = (float) from[2 * (start + k) + 1];
                }
            }
            default -> {
                double[] real = new double[n];
                for (int k = 0; k < n; k++) {
                    double re = from[2 * (start + k)];
                    real[k] = type.kind() == DataType.Kind.BOOL && re == 0 ? from[2 * (start + k) + 1] : re;
                }
                Stores.write(real, 0, type, storage, at, step, n);
            }
        }
    }
}
