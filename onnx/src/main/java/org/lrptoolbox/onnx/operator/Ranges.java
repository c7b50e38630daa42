package org.lrptoolbox.onnx.operator;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.node.Reading;

/**
 * What a Slice takes of each axis it names.
 *
 * @param starts the first positions; negative ones count from the end
 * @param ends the positions behind the last; likewise
 * @param named the axes; null for the first ones
 * @param steps the distances of positions; null for 1
 */
record Ranges(Reading node, Tensor starts, Tensor ends, @Nullable Tensor named, @Nullable Tensor steps) {
    /** Checks that there is as much of each. */
    Ranges(Reading node, Tensor starts, Tensor ends, @Nullable Tensor named, @Nullable Tensor steps) {
        int count = starts.size();
        if (ends.size() != count || named != null && named.size() != count || steps != null && steps.size() != count) {
            throw new IllegalArgumentException("starts, ends, axes and steps are of different lengths");
        }
        this.node = node;
        this.starts = starts;
        this.ends = ends;
        this.named = named;
        this.steps = steps;
    }

    int count() {
        return starts.size();
    }

    /** The axes it names. */
    long[] axes() {
        long[] all = new long[count()];
        for (int i = 0; i < all.length; i++) {
            all[i] = axis(i);
        }
        return all;
    }

    long axis(int i) {
        return named == null ? i : (long) named.data()[i];
    }

    int step(int i) {
        return steps == null ? 1 : (int) steps.data()[i];
    }

    /** Writes what range i takes of an axis of some size: first position, step and count. */
    void resolve(int i, int size, int axis, int[] first, int[] distance, int[] count) throws LrpFileException {
        int by = step(i);
        if (by == 0 || by == Integer.MIN_VALUE) {
            throw node.malformed("slices in steps of " + by);
        }
        boolean forward = by > 0;
        long from = bound(starts.data()[i], size, 0, forward ? size : size - 1);
        long to = bound(ends.data()[i], size, forward ? 0 : -1, forward ? size : size - 1);
        first[axis] = (int) from;
        distance[axis] = by;
        count[axis] = (int) Math.max(0, forward ? Math.ceilDiv(to - from, by) : Math.ceilDiv(from - to, -(long) by));
    }

    private static long bound(double position, int size, int low, int high) {
        double own = position < 0 ? position + size : position;
        return (long) Math.clamp(own, low, high);
    }
}
