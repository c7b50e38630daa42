package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.PassLayer;

/** Hands relevance on unchanged, in the shape of the input. For activations and layers that only rearrange. */
public record Pass() implements Rule {
    @Override
    public boolean supports(Layer layer) {
        return layer instanceof PassLayer;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        return List.of(step.algebra().reshape(step.relevance(), step.input()));
    }
}
