package org.lrptoolbox.python.array;

import org.jspecify.annotations.Nullable;

/** {@code start:stop:step} as an index; null means the default, as in Python. */
public record Slice(@Nullable Long start, @Nullable Long stop, @Nullable Long step) {
    /** {@code :}, all of an axis. */
    public static final Slice ALL = new Slice(null, null, null);

    /** Refuses a step of zero. */
    public Slice {
        if (step != null && step == 0) {
            throw new IllegalArgumentException("slice step cannot be zero");
        }
    }

    int stepOrOne() {
        return step == null ? 1 : Math.toIntExact(step);
    }

    /** Where the slice begins on an axis of that length. */
    int first(int length) {
        boolean back = stepOrOne() < 0;
        return start == null ? (back ? length - 1 : 0) : clamp(start, length, back);
    }

    /** How many elements the slice picks from an axis of that length. */
    int count(int length) {
        int by = stepOrOne();
        boolean back = by < 0;
        int end = stop == null ? (back ? -1 : length) : clamp(stop, length, back);
        int from = first(length);
        int span = back ? from - end : end - from;
        return span <= 0 ? 0 : (span - 1) / Math.abs(by) + 1;
    }

    private static int clamp(long index, int length, boolean back) {
        long i = index < 0 ? index + length : index;
        long low = back ? -1 : 0;
        long high = back ? length - 1 : length;
        return (int) Math.clamp(i, Math.min(low, high), high);
    }
}
