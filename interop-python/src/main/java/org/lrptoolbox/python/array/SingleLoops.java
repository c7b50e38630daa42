package org.lrptoolbox.python.array;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

import org.lrptoolbox.kernel.Parallel;

/**
 * Arithmetic of float32 arrays that lie side by side, without a detour over float64: for these operations the rounded
 * result is the same, and half as many bytes move.
 */
final class SingleLoops {
    private SingleLoops() {}

    /**
     * Whether the operation has such a form and the arrays lie so; a single number may stand for an array.
     *
     * @param finite whether to refuse where results are not finite, or add up to what is not: what has happened has to be
     *     found out in another way then
     */
    static boolean apply(BinaryOp op, NDArray a, NDArray b, NDArray out, boolean finite) {
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
        AtomicBoolean fine = new AtomicBoolean(true);
        Parallel.forRanges(out.size(), Cursor.PARALLEL_FROM, (first, end) -> {
            for (int at = first; at < end && fine.get(); at += Cursor.BLOCK) {
                int n = Math.min(Cursor.BLOCK, end - at);
                loop.run(x, a.size() == 1 ? 0 : a.offset() + at, y, b.size() == 1 ? 0 : b.offset() + at, z,
                        out.offset() + at, n);
                if (finite && !isFinite(z, out.offset() + at, n)) {
                    fine.set(false);
                }
            }
        });
        return fine.get();
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

    /** Whether all numbers are finite; false also where adding them up overflows. Eight sums side by side. */
    private static boolean isFinite(float[] z, int from, int n) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int k = from;
        for (; k <= from + n - 8; k += 8) {
            a += z[k];
            b += z[k + 1];
            c += z[k + 2];
            d += z[k + 3];
            e += z[k + 4];
            f += z[k + 5];
            g += z[k + 6];
            h += z[k + 7];
        }
        for (; k < from + n; k++) {
            a += z[k];
        }
        return Float.isFinite(a + b + c + d + e + f + g + h);
    }
}
