package org.lrptoolbox.python.array;

/** The frequent functions of one array written out, which the JIT compiler turns into vector instructions. */
final class UnaryLoops {
    private UnaryLoops() {}

    static void negative(double[] a, int i, double[] out, int k, int n) {
        for (int x = 0; x < n; x++) {
            out[k + x] = -a[i + x];
        }
    }

    static void absolute(double[] a, int i, double[] out, int k, int n) {
        for (int x = 0; x < n; x++) {
            out[k + x] = Math.abs(a[i + x]);
        }
    }

    static void square(double[] a, int i, double[] out, int k, int n) {
        for (int x = 0; x < n; x++) {
            out[k + x] = a[i + x] * a[i + x];
        }
    }

    static void reciprocal(double[] a, int i, double[] out, int k, int n) {
        for (int x = 0; x < n; x++) {
            out[k + x] = 1 / a[i + x];
        }
    }

    static void sqrt(double[] a, int i, double[] out, int k, int n) {
        for (int x = 0; x < n; x++) {
            out[k + x] = Math.sqrt(a[i + x]);
        }
    }

    static void rint(double[] a, int i, double[] out, int k, int n) {
        for (int x = 0; x < n; x++) {
            out[k + x] = Math.rint(a[i + x]);
        }
    }

    static void floor(double[] a, int i, double[] out, int k, int n) {
        for (int x = 0; x < n; x++) {
            out[k + x] = Math.floor(a[i + x]);
        }
    }

    static void ceil(double[] a, int i, double[] out, int k, int n) {
        for (int x = 0; x < n; x++) {
            out[k + x] = Math.ceil(a[i + x]);
        }
    }
}
