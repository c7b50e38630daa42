package org.lrptoolbox.layer;

/** A layer that works along one axis and leaves shapes as they are. */
interface AlongAxis extends PassLayer {
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

    /** The axis of a sample with so many, from 0. */
    default int axis(int... sample) {
        return LayerShapes.axis(axis(), sample.length);
    }
}
