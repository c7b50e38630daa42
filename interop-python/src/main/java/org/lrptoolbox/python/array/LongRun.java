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
            for (int k = i; k < i + n; k++) {
                total += from[k];
            }
        } else {
            for (int k = 0; k < n; k++) {
                total += from[i + k * step];
            }
        }
        to[j] += total;
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
        if (op == Reduction.MAX) {
            for (int k = 0; k < n; k++) {
                best = Math.max(best, from[i + k * step]);
            }
        } else {
            for (int k = 0; k < n; k++) {
                best = Math.min(best, from[i + k * step]);
            }
        }
        to[j] = best;
        return n;
    }
}
