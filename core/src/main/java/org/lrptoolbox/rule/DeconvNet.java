package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.ActivationLayer;
import org.lrptoolbox.layer.Layer;

/**
 * The rectifier applied on the way back, whatever it did on the way forward. On all rectifiers, with {@link Gradient}
 * elsewhere, it makes the deconvolution network.
 *
 * <pre>R_i = max(R_i, 0)</pre>
 *
 * <p>Source: {@link References#ZEILER_2014}.
 */
public record DeconvNet() implements Rule {
    @Override
    public boolean supports(Layer layer) {
        return layer instanceof ActivationLayer f && f.isRectifier();
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        return List.of(step.algebra().positivePart(step.relevance()));
    }
}
