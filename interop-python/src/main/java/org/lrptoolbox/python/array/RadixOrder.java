package org.lrptoolbox.python.array;

/**
 * The order of many numbers by radix sort: eight bits at a time, from the lowest, which keeps equal numbers as they were.
 * Digits that all numbers share cost one look, so that small whole numbers are ordered in one or two passes.
 */
final class RadixOrder {
    /** From how many elements on it is faster than merging. */
    static final int FROM = 256;

    private RadixOrder() {}

    /** Unsigned keys in the order of doubles: negative zero is zero, NaN comes last. */
    static long[] keys(double[] v, int from, int n) {
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToLongBits(v[from + i] + 0.0);
            keys[i] = bits ^ (bits >> 63 | Long.MIN_VALUE);
        }
        return keys;
    }

    /** Unsigned keys in the order of integers. */
    static long[] keys(long[] v, int from, int n, boolean unsigned) {
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            keys[i] = unsigned ? v[from + i] : v[from + i] ^ Long.MIN_VALUE;
        }
        return keys;
    }

    /** The places 0 to n - 1 in the order of the keys, which are overwritten. */
    static int[] sorted(long[] keys) {
        int n = keys.length;
        int[][] counts = new int[8][256];
        for (long key : keys) {
            for (int digit = 0; digit < 8; digit++) {
                counts[digit][(int) (key >>> 8 * digit) & 255]++;
            }
        }
        long[] k = keys;
        long[] otherKeys = new long[n];
        int[] index = new int[n];
        java.util.Arrays.setAll(index, i -> i);
        int[] otherIndex = new int[n];
        for (int digit = 0; digit < 8; digit++) {
            int shift = 8 * digit;
            int[] at = counts[digit];
            if (at[(int) (k[0] >>> shift) & 255] == n) {
                continue;
            }
            int sum = 0;
            for (int d = 0; d < 256; d++) {
                int count = at[d];
                at[d] = sum;
                sum += count;
            }
            for (int i = 0; i < n; i++) {
                int to = at[(int) (k[i] >>> shift) & 255]++;
                otherKeys[to] = k[i];
                otherIndex[to] = index[i];
            }
            long[] keysBefore = k;
            k = otherKeys;
            otherKeys = keysBefore;
            int[] indexBefore = index;
            index = otherIndex;
            otherIndex = indexBefore;
        }
        return index;
    }
}
