package org.lrptoolbox.python.array;

import java.util.Arrays;

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
        Loops.Singles loop = loop(op);
        float[] x = laidOut(a, out);
        float[] y = laidOut(b, out);
        float[] z = (float[]) out.storage();
        Parallel.forRanges(out.size(), Cursor.PARALLEL_FROM, (first, end) -> {
            for (int at = first; at < end; at += Cursor.BLOCK) {
                loop.run(x, a.size() == 1 ? 0 : a.offset() + at, y, b.size() == 1 ? 0 : b.offset() + at, z,
                        out.offset() + at,
                        Math.min(Cursor.BLOCK, end - at));
            }
        });
        return true;
    }

    /** The numbers of an array, or a block of copies of its only one. */
    private static float[] laidOut(NDArray a, NDArray out) {
        float[] numbers = (float[]) a.storage();
        if (a.size() != 1) {
            return numbers;
        }
        float[] block = new float[Math.min(out.size(), Cursor.BLOCK)];
        Arrays.fill(block, numbers[a.offset()]);
        return block;
    }

    private static boolean fits(NDArray a, NDArray out) {
        return a.type() == DataType.FLOAT32 && (a.size() == 1 || a.size() == out.size() && a.isContiguous());
    }

    private static Loops.Singles loop(BinaryOp op) {
        return switch (op) {
            case ADD -> (a, b, out, from, end) -> {
                for (int x = from; x < end; x++) {
                    out[x] = a[x] + b[x];
                }
            };
            case SUBTRACT -> (a, b, out, from, end) -> {
                for (int x = from; x < end; x++) {
                    out[x] = a[x] - b[x];
                }
            };
            case MULTIPLY -> (a, b, out, from, end) -> {
                for (int x = from; x < end; x++) {
                    out[x] = a[x] * b[x];
                }
            };
            default -> (a, b, out, from, end) -> {
                for (int x = from; x < end; x++) {
                    out[x] = a[x] / b[x];
                }
            };
        };
    }

    /** Whether all results are finite: then no floating-point exception worth telling has happened. False if their sum is not. */
    static boolean isFinite(NDArray out) {
        float[] z = (float[]) out.storage();
        int k = out.offset();
        int end = k + out.size();
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (; k <= end - 4; k += 4) {
            a += z[k];
            b += z[k + 1];
            c += z[k + 2];
            d += z[k + 3];
        }
        for (; k < end; k++) {
            a += z[k];
        }
        return Float.isFinite(a + b + c + d);
    }
}
