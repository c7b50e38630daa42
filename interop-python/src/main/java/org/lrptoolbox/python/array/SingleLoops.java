package org.lrptoolbox.python.array;

import org.lrptoolbox.kernel.Parallel;

/**
 * Arithmetic of float32 arrays that lie side by side, without a detour over float64: for these operations the rounded
 * result is the same, and half as many bytes move.
 */
final class SingleLoops {
    private SingleLoops() {}

    /** Whether the operation has such a form and the arrays lie so; a single number may stand for an array. */
    static boolean apply(BinaryOp op, NDArray a, NDArray b, NDArray out) {
        boolean known = op == BinaryOp.ADD || op == BinaryOp.SUBTRACT || op == BinaryOp.MULTIPLY
                || op == BinaryOp.DIVIDE;
        if (!known || !fits(a, out) || !fits(b, out) || out.type() != DataType.FLOAT32 || !out.isContiguous()
                || a.size() == 1 && b.size() == 1) {
            return false;
        }
        float[] x = (float[]) a.storage();
        float[] y = (float[]) b.storage();
        float[] z = (float[]) out.storage();
        if (a.size() == 1) {
            float value = x[a.offset()];
            x = new float[out.size()];
            java.util.Arrays.fill(x, value);
        }
        if (b.size() == 1) {
            float value = y[b.offset()];
            y = new float[out.size()];
            java.util.Arrays.fill(y, value);
        }
        float[] p = x;
        float[] q = y;
        int i = a.size() == 1 ? 0 : a.offset();
        int j = b.size() == 1 ? 0 : b.offset();
        Parallel.forRanges(out.size(), Cursor.PARALLEL_FROM,
                (first, end) -> run(op, p, i + first, q, j + first, z, out.offset() + first, end - first));
        return true;
    }

    private static boolean fits(NDArray a, NDArray out) {
        return a.type() == DataType.FLOAT32 && (a.size() == 1 || a.size() == out.size() && a.isContiguous());
    }

    private static void run(BinaryOp op, float[] a, int i, float[] b, int j, float[] out, int k, int n) {
        switch (op) {
            case ADD -> {
                for (int x = 0; x < n; x++) {
                    out[k + x] = a[i + x] + b[j + x];
                }
            }
            case SUBTRACT -> {
                for (int x = 0; x < n; x++) {
                    out[k + x] = a[i + x] - b[j + x];
                }
            }
            case MULTIPLY -> {
                for (int x = 0; x < n; x++) {
                    out[k + x] = a[i + x] * b[j + x];
                }
            }
            default -> {
                for (int x = 0; x < n; x++) {
                    out[k + x] = a[i + x] / b[j + x];
                }
            }
        }
    }

    /** Whether all results are finite: then no floating-point exception worth telling has happened. */
    static boolean isFinite(NDArray out) {
        float[] z = (float[]) out.storage();
        int seen = 0;
        int slack = Integer.MAX_VALUE - Float.floatToRawIntBits(Float.MAX_VALUE);
        for (int k = out.offset(); k < out.offset() + out.size(); k++) {
            seen |= (Float.floatToRawIntBits(z[k]) & Integer.MAX_VALUE) + slack;
        }
        return seen >= 0;
    }
}
