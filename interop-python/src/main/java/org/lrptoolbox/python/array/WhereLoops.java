package org.lrptoolbox.python.array;

import org.lrptoolbox.kernel.Parallel;

/**
 * {@code where} on whole arrays of one shape and type. Each element is put together from both sides under a mask instead
 * of being jumped to: the condition is as good as random, and a jump guessed wrongly costs as much as twenty elements.
 */
final class WhereLoops {
    /** The highest bit of a negative int, everywhere. */
    private static final int SIGN = Integer.SIZE - 1;

    private WhereLoops() {}

    /** Fills {@code out} from {@code a} where the condition holds, otherwise from {@code b}; false where it cannot. */
    static boolean fill(NDArray condition, NDArray a, NDArray b, NDArray out) {
        if (out.type().unit() != 1) {
            return false; // complex numbers are two to an element
        }
        if (condition.type() != DataType.BOOL || !fits(condition, out) || !fits(a, out) || !fits(b, out)
                || a.type() != out.type() || b.type() != out.type()) {
            return false;
        }
        byte[] test = (byte[]) condition.raw();
        int t = condition.offset();
        int i = a.offset();
        int j = b.offset();
        if (out.raw() instanceof double[] to) {
            double[] x = (double[]) a.raw();
            double[] y = (double[]) b.raw();
            Parallel.forRanges(to.length, Cursor.PARALLEL_FROM,
                    (first, end) -> doubles(test, t + first, x, i + first, y, j + first, to, first, end));
        } else if (out.raw() instanceof float[] to) {
            float[] x = (float[]) a.raw();
            float[] y = (float[]) b.raw();
            Parallel.forRanges(to.length, Cursor.PARALLEL_FROM,
                    (first, end) -> floats(test, t + first, x, i + first, y, j + first, to, first, end));
        } else if (out.raw() instanceof long[] to) {
            long[] x = (long[]) a.raw();
            long[] y = (long[]) b.raw();
            Parallel.forRanges(to.length, Cursor.PARALLEL_FROM,
                    (first, end) -> longs(test, t + first, x, i + first, y, j + first, to, first, end));
        } else {
            return false;
        }
        return true;
    }

    private static boolean fits(NDArray a, NDArray out) {
        return a.size() == out.size() && a.isContiguous() && a.deferred() == null && !a.type().isPacked();
    }

    /** All bits set where a byte is not zero: views of bytes as truth values may hold more than 0 and 1. */
    private static int mask(byte flag) {
        return -(flag & 0xff) >> SIGN;
    }

    private static void doubles(byte[] test, int t, double[] a, int i, double[] b, int j, double[] out, int first,
            int end) {
        for (int k = 0; k < end - first; k++) {
            long mask = mask(test[t + k]);
            out[first + k] = Double.longBitsToDouble(Double.doubleToRawLongBits(a[i + k]) & mask
                    | Double.doubleToRawLongBits(b[j + k]) & ~mask);
        }
    }

    private static void floats(byte[] test, int t, float[] a, int i, float[] b, int j, float[] out, int first,
            int end) {
        for (int k = 0; k < end - first; k++) {
            int mask = mask(test[t + k]);
            out[first + k] = Float.intBitsToFloat(Float.floatToRawIntBits(a[i + k]) & mask
                    | Float.floatToRawIntBits(b[j + k]) & ~mask);
        }
    }

    private static void longs(byte[] test, int t, long[] a, int i, long[] b, int j, long[] out, int first, int end) {
        for (int k = 0; k < end - first; k++) {
            long mask = mask(test[t + k]);
            out[first + k] = a[i + k] & mask | b[j + k] & ~mask;
        }
    }
}
