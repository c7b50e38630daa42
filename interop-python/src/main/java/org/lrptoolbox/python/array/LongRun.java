package org.lrptoolbox.python.array;

/** The innermost loops of reductions of longs that are asked for most. */
final class LongRun {
    private LongRun() {}

    /** {@code to[j + k*outStep] += from[i + k*step]} for all {@code k < n}; an outStep of 0 adds up. */
    static void sum(long[] from, int i, int step, long[] to, int j, int outStep, int n) {
        if (outStep != 0) {
            for (int k = 0; k < n; k++) {
                to[j + k * outStep] += from[i + k * step];
            }
            return;
        }
        long total = 0;
        if (step == 1) {
            total = sum(from, i, i + n);
        } else {
            for (int k = 0; k < n; k++) {
                total += from[i + k * step];
            }
        }
        to[j] += total;
    }

    /** Four sums side by side, so that none waits for the one before. */
    private static long sum(long[] v, int first, int end) {
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        int k = first;
        for (; k < end - 3; k += 4) {
            a += v[k];
            b += v[k + 1];
            c += v[k + 2];
            d += v[k + 3];
        }
        for (; k < end; k++) {
            a += v[k];
        }
        return a + b + c + d;
    }

    /**
     * Takes a run into a maximum or minimum.
     *
     * @param first whether nothing was taken in before
     * @return the number of elements taken in: none if the operation is another one
     */
    static int extreme(Reduction op, long[] from, int i, int step, long[] to, int j, int n, boolean first) {
        if (op != Reduction.MAX && op != Reduction.MIN) {
            return 0;
        }
        long best = first ? from[i] : to[j];
        // A new extreme is rare, so the processor foresees that there is none.
        if (op == Reduction.MAX) {
            for (int k = 0; k < n; k++) {
                long v = from[i + k * step];
                if (v > best) {
                    best = v;
                }
            }
        } else {
            for (int k = 0; k < n; k++) {
                long v = from[i + k * step];
                if (v < best) {
                    best = v;
                }
            }
        }
        to[j] = best;
        return n;
    }
}
