package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;

/** A layer that combines inputs element by element, of one shape or such as stretch to one: sizes of 1 do. */
public interface StretchingLayer extends Layer {
    /** The output for inputs whose shapes go together. */
    <T> T combined(Algebra<T> a, List<T> inputs);

    @Override
    default int[] outputShape(List<int[]> inputs) {
        return LayerShapes.stretched(this, inputs);
    }

    @Override
    default <T> T forward(Algebra<T> a, List<T> inputs) {
        outputShape(inputs.stream().map(a::shape).toList());
        return combined(a, inputs);
    }
}
