package org.lrptoolbox.python.array;

/**
 * The frequent operations of an array and one number, which the JIT compiler keeps in a register: nobody has to lay out
 * copies of it beside the elements.
 */
final class ConstantLoops {
    private ConstantLoops() {}

    /** Whether there is a loop for the operation. */
    static boolean has(BinaryOp op) {
        return op == BinaryOp.ADD || op == BinaryOp.SUBTRACT || op == BinaryOp.MULTIPLY || op == BinaryOp.DIVIDE;
    }

    /** {@code out[k+x] = f(a[i+x], c)} for {@code 0 <= x < n}, or {@code f(c, a[i+x])} with the number first. */
    static void run(BinaryOp op, boolean first, double[] a, int i, double c, double[] out, int k, int n) {
        if (i != k) {
            System.arraycopy(a, i, out, k, n);
        }
        double[] from = i == k ? a : out;
        switch (op) {
            case ADD -> add(from, c, out, k, k + n);
            case MULTIPLY -> multiply(from, c, out, k, k + n);
            case SUBTRACT -> {
                if (first) {
                    subtractFrom(c, from, out, k, k + n);
                } else {
                    add(from, -c, out, k, k + n);
                }
            }
            default -> {
                if (first) {
                    divideBy(c, from, out, k, k + n);
                } else {
                    divide(from, c, out, k, k + n);
                }
            }
        }
    }

    /** Whether there is a loop for the operation on whole numbers, with the number behind. */
    static boolean hasWhole(BinaryOp op) {
        return op == BinaryOp.ADD || op == BinaryOp.SUBTRACT || op == BinaryOp.MULTIPLY;
    }

    /** {@code out[k+x] = f(a[i+x], c)} for {@code 0 <= x < n}. */
    static void run(BinaryOp op, long[] a, int i, long c, long[] out, int k, int n) {
        if (i != k) {
            System.arraycopy(a, i, out, k, n);
        }
        long[] from = i == k ? a : out;
        if (op == BinaryOp.MULTIPLY) {
            multiply(from, c, out, k, k + n);
        } else {
            add(from, op == BinaryOp.ADD ? c : -c, out, k, k + n);
        }
    }

    private static void add(long[] a, long c, long[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = a[x] + c;
        }
    }

    private static void multiply(long[] a, long c, long[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = a[x] * c;
        }
    }

    private static void add(double[] a, double c, double[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = a[x] + c;
        }
    }

    private static void multiply(double[] a, double c, double[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = a[x] * c;
        }
    }

    private static void subtractFrom(double c, double[] a, double[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = c - a[x];
        }
    }

    private static void divide(double[] a, double c, double[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = a[x] / c;
        }
    }

    private static void divideBy(double c, double[] a, double[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = c / a[x];
        }
    }
}
