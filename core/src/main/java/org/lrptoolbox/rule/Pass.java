package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.PassLayer;
import org.lrptoolbox.layer.RearrangeLayer;
import org.lrptoolbox.layer.Scale;

/**
 * Hands relevance on unchanged, to where values came from. For activations and layers that only rearrange, and for
 * scales with nothing to share: without a shift, or of the network's input.
 */
public record Pass() implements Rule {
    @Override
    public boolean supports(Layer layer) {
        return layer instanceof PassLayer || layer instanceof RearrangeLayer || layer instanceof Scale;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        return step.layer() instanceof RearrangeLayer
                ? step.algebra().gradient(step.layer(), step.inputs(), step.output(), step.relevance())
                : List.of(step.algebra().reshape(step.relevance(), step.input()));
    }
}
