package org.lrptoolbox.layer;

import org.jspecify.annotations.Nullable;

/**
 * A layer whose every output is a copy of one input or a constant: concatenation, slices, padding, other orders of
 * axes. Relevance goes where the value came from, which is what {@link #gradient} says.
 */
public interface RearrangeLayer extends Layer {
    /** Whether a layer hands values on as they are, to other places or in another shape. */
    static boolean keepsValues(@Nullable Layer layer) {
        return layer instanceof RearrangeLayer || layer instanceof Reshape || layer instanceof Flatten;
    }
}
