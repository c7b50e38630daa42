package org.lrptoolbox.layer;

/**
 * A layer whose every output is a copy of one input or a constant: concatenation, slices, padding, other orders of
 * axes. Relevance goes where the value came from, which is what {@link #gradient} says.
 */
public interface RearrangeLayer extends Layer {
    @Override
    default boolean keepsValues() {
        return true;
    }
}
