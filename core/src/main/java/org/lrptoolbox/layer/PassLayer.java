package org.lrptoolbox.layer;

/** A layer through which relevance passes unchanged: activations, and layers that only rearrange. */
public interface PassLayer extends UnaryLayer {
    /** The input's, as for every activation; layers that rearrange override it. */
    @Override
    default int[] outputShape(int... input) {
        return input.clone();
    }
}
