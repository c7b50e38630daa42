package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;

/**
 * Hands nothing on, whatever the layer is: its output is taken for a constant. For the softmax of attention in CP-LRP.
 *
 * <pre>R_i = 0</pre>
 *
 * <p>Source: {@link References#ALI_2022}.
 */
public record Stop() implements Rule {
    @Override
    public boolean supports(Layer layer) {
        return true;
    }

    @Override
    public boolean givesCoefficients(Layer layer) {
        return true;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        return step.inputs().stream().map(x -> step.algebra().none()).toList();
    }
}
