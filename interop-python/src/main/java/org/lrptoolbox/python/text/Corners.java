package org.lrptoolbox.python.text;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.tensor.Shapes;

/**
 * The elements of an array that are printed: all of them, or the first and last of every axis of a large array.
 */
final class Corners {
    private final NDArray array;
    private final int edge;
    private final boolean summarised;
    private final int[] shape;

    Corners(NDArray array, PrintOptions options) {
        this.array = array;
        this.edge = Math.max(1, options.edgeItems());
        this.summarised = array.size() > options.threshold();
        this.shape = array.shape();
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = isCut(axis) ? 2 * edge : shape[axis];
        }
    }

    /** Whether the middle of an axis is left out. */
    boolean isCut(int axis) {
        return summarised && array.dim(axis) > 2 * edge;
    }

    /** How many items come before the gap. */
    int edge() {
        return edge;
    }

    /** The dimensions of what is printed. */
    int[] shape() {
        return shape.clone();
    }

    DataType type() {
        return array.type();
    }

    /** Where the printed elements lie in the array's storage, in C order. */
    int[] places() {
        int[] places = new int[Shapes.size(shape)];
        int[] strides = array.strides();
        for (int i = 0; i < places.length; i++) {
            int at = array.offset();
            int rest = i;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                int index = rest % shape[axis];
                rest /= shape[axis];
                boolean behindGap = isCut(axis) && index >= edge;
                at += strides[axis] * (behindGap ? array.dim(axis) - shape[axis] + index : index);
            }
            places[i] = at;
        }
        return places;
    }
}
