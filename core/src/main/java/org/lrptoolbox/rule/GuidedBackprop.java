package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.ActivationLayer;
import org.lrptoolbox.layer.Layer;

/**
 * The rectifier applied on the way back where it was open on the way forward. On all rectifiers, with {@link Gradient}
 * elsewhere, it makes guided backpropagation.
 *
 * <pre>R_i = max(R_i, 0) where x_i &gt; 0, else 0</pre>
 *
 * <p>Source: {@link References#SPRINGENBERG_2015}.
 */
public record GuidedBackprop() implements Rule {
    @Override
    public boolean supports(Layer layer) {
        return layer instanceof ActivationLayer f && f.isRectifier();
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        return List.of(step.algebra().wherePositive(step.output(), step.algebra().positivePart(step.relevance())));
    }
}
