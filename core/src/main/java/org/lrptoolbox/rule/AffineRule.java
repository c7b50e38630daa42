package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;

/** A rule for layers that sum weighted inputs: dense layers, convolutions, sum and average pooling. */
public interface AffineRule extends Rule {
    /** The relevance of the layer's one input. */
    <T> T inputRelevance(Step<T> step);

    @Override
    default boolean supports(Layer layer) {
        return layer instanceof AffineLayer;
    }

    @Override
    default <T> List<T> relevance(Step<T> step) {
        return List.of(inputRelevance(step));
    }
}
