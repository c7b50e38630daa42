package org.lrptoolbox.layer;

/** A layer through which relevance passes unchanged: activations, and layers that give other shapes. */
public interface PassLayer extends UnaryLayer {
    /** The input's, as for every activation; layers that give other shapes override it. */
    @Override
    default int[] outputShape(int... input) {
        return input.clone();
    }
}
