package org.lrptoolbox.python.array;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.tensor.Shapes;

/** Arithmetic on strides, counted in elements. */
final class Strides {
    private Strides() {}

    /**
     * The strides of an array in C order: the last axis is the fastest.
     *
     * @param unit by how much neighbouring elements lie apart
     */
    static int[] contiguous(int unit, int[] shape) {
        int[] strides = new int[shape.length];
        int step = unit;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= Math.max(shape[i], 1);
        }
        return strides;
    }

    /**
     * The axes of a walk in C order, without those of length 1, and with axes that continue each other as one.
     *
     * @param sizes takes their lengths; as long as {@code shape}, at least
     * @param steps takes their strides
     * @return how many there are
     */
    static int merged(int[] shape, int[] strides, int[] sizes, int[] steps) {
        int n = 0;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] == 1) {
                continue;
            }
            if (n > 0 && steps[n - 1] == shape[i] * strides[i]) {
                sizes[n - 1] *= shape[i];
                steps[n - 1] = strides[i];
            } else {
                sizes[n] = shape[i];
                steps[n++] = strides[i];
            }
        }
        return n;
    }

    /** The shape, unless it has more axes than any array. */
    static int[] requireFew(int[] shape) {
        if (shape.length > 64) {
            throw new IllegalArgumentException(
                    "maximum supported dimension for an ndarray is currently 64, found " + shape.length);
        }
        return shape;
    }

    /** Whether the elements lie in C order without gaps; strides of axes of length 1 do not matter. */
    static boolean isContiguous(int[] shape, int[] strides, int unit) {
        int step = unit;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] == 0) {
                return true;
            }
            if (shape[i] != 1 && strides[i] != step) {
                return Arrays.stream(shape).anyMatch(n -> n == 0);
            }
            step *= shape[i];
        }
        return true;
    }

    /**
     * The strides under which the same elements have another shape of the same size, or null if none exist.
     *
     * <p>Axes are grouped so that each group of old axes and its group of new axes have the same size; a group can be
     * divided anew exactly when its old axes follow each other without gaps.
     */
    static int @Nullable [] reshaped(int unit, int[] shape, int[] strides, int... to) {
        int[] out = contiguous(unit, to);
        if (Shapes.size(shape) == 0) {
            return out;
        }
        int[] axes = IntStream.range(0, shape.length).filter(k -> shape[k] != 1).toArray();
        int oldFrom = 0;
        int newFrom = 0;
        while (newFrom < to.length && oldFrom < axes.length) {
            int oldTo = oldFrom + 1;
            int newTo = newFrom + 1;
            long oldSize = shape[axes[oldFrom]];
            long newSize = to[newFrom];
            while (oldSize != newSize) {
                if (newSize < oldSize) {
                    newSize *= to[newTo++];
                } else {
                    oldSize *= shape[axes[oldTo++]];
                }
            }
            for (int k = oldFrom; k < oldTo - 1; k++) {
                if (strides[axes[k]] != shape[axes[k + 1]] * strides[axes[k + 1]]) {
                    return null;
                }
            }
            int step = strides[axes[oldTo - 1]];
            for (int k = newTo - 1; k >= newFrom; k--) {
                out[k] = step;
                step *= to[k];
            }
            newFrom = newTo;
            oldFrom = oldTo;
        }
        return out;
    }
}
