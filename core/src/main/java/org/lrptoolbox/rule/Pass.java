package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.PassLayer;
import org.lrptoolbox.layer.RearrangeLayer;

/** Hands relevance on unchanged, to where values came from. For activations and layers that only rearrange. */
public record Pass() implements Rule {
    @Override
    public boolean supports(Layer layer) {
        return layer instanceof PassLayer || layer instanceof RearrangeLayer;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        return step.layer() instanceof RearrangeLayer
                ? step.algebra().gradient(step.layer(), step.inputs(), step.output(), step.relevance())
                : List.of(step.algebra().reshape(step.relevance(), step.input()));
    }
}
