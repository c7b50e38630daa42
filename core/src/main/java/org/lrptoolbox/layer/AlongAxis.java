package org.lrptoolbox.layer;

import org.jspecify.annotations.Nullable;

/** A layer that works along one axis and leaves shapes as they are: softmax and its logarithm. */
public interface AlongAxis extends PassLayer {
    /** The axis of a sample, counted from 0, or back from -1. */
    int axis();

    @Override
    default String describe() {
        return axis() == 0 ? "" : "axis " + axis();
    }

    @Override
    default int[] outputShape(int... input) {
        LayerShapes.requireAxis(this, axis(), input);
        return input.clone();
    }

    /** The axis of a sample of so many, from 0. */
    default int axisOf(int rank) {
        return LayerShapes.axis(axis(), rank);
    }

    /** The same along another axis. */
    AlongAxis along(int other);

    @Override
    default boolean keepsAxes() {
        return true;
    }

    @Override
    default @Nullable AlongAxis turned(int... order) {
        int own = axisOf(order.length);
        return own >= 0 && own < order.length ? along(order[own]) : null;
    }
}
