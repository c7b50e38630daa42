package org.lrptoolbox.python.array;

import org.jspecify.annotations.Nullable;

/** Counting small integers. */
public final class Counting {
    private Counting() {}

    /**
     * How often each of 0, 1, 2, ... occurs in the vector; with weights, the sum of the weights of each.
     *
     * @param weights one number for each element, or null
     * @param atLeast the length of the result if no larger number occurs
     * @throws IllegalArgumentException if a number is negative, or the weights do not match
     * @throws OutOfMemoryError if the largest number is beyond any array
     */
    public static NDArray bincount(NDArray a, @Nullable NDArray weights, int atLeast) {
        long[] v = a.longs();
        long largest = -1;
        for (long x : v) {
            if (x < 0) {
                throw new IllegalArgumentException("'list' argument must have no negative elements");
            }
            largest = Math.max(largest, x);
        }
        if (largest > Integer.MAX_VALUE - 9) {
            throw new OutOfMemoryError("cannot count up to " + largest);
        }
        int n = (int) Math.max(largest + 1, atLeast);
        if (weights == null) {
            long[] counts = new long[n];
            for (long x : v) {
                counts[(int) x]++;
            }
            return NDArray.of(DataType.INT64, counts, n);
        }
        double[] w = weights.doubles();
        if (w.length != v.length) {
            throw new IllegalArgumentException("The weights and list don't have the same length.");
        }
        double[] sums = new double[n];
        for (int i = 0; i < v.length; i++) {
            sums[(int) v[i]] += w[i];
        }
        return NDArray.of(sums, n);
    }
}
