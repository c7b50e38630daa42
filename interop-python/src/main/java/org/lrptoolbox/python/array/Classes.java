package org.lrptoolbox.python.array;

import org.jspecify.annotations.Nullable;

/**
 * The different numbers among whole numbers that lie close together, as labels do: counted, each in a place of its own,
 * instead of sorted.
 *
 * @param labels the numbers
 * @param least the smallest of them
 * @param span how many whole numbers lie between the smallest and the largest, both included
 */
record Classes(long[] labels, long least, int span) {
    /** The most places for each number: sorting would take more than looking through them. */
    private static final int SPARSE = 4;

    /** The numbers of a vector, which is not empty; null if they lie too far apart. */
    static @Nullable Classes of(NDArray a) {
        long[] labels = a.longs();
        long least = labels[0];
        long most = labels[0];
        for (long v : labels) {
            least = Math.min(least, v);
            most = Math.max(most, v);
        }
        long span = most - least + 1;
        return span > 0 && span <= (long) SPARSE * labels.length && span <= Integer.MAX_VALUE / SPARSE
                ? new Classes(labels, least, (int) span)
                : null;
    }

    /** The different numbers, sorted, in a type; the rest as {@link Order#unique} has it. */
    NDArray[] all(DataType type) {
        int n = labels.length;
        int[] counts = new int[span];
        int[] found = new int[span];
        for (int i = n - 1; i >= 0; i--) {
            int v = (int) (labels[i] - least);
            counts[v]++;
            found[v] = i;
        }
        int groups = 0;
        for (int count : counts) {
            groups += count > 0 ? 1 : 0;
        }
        long[] values = new long[groups];
        long[] first = new long[groups];
        long[] often = new long[groups];
        int group = 0;
        for (int v = 0; v < span; v++) {
            if (counts[v] > 0) {
                values[group] = least + v;
                first[group] = found[v];
                often[group] = counts[v];
                found[v] = group++;
            }
        }
        long[] inverse = new long[n];
        for (int i = 0; i < n; i++) {
            inverse[i] = found[(int) (labels[i] - least)];
        }
        return new NDArray[]{NDArray.of(DataType.INT64, values, groups).astype(type.plain()),
            NDArray.of(DataType.INT64, first, groups), NDArray.of(DataType.INT64, inverse, n),
            NDArray.of(DataType.INT64, often, groups)};
    }
}
