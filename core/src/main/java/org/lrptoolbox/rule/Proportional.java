package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.SumLayer;

/**
 * Shares relevance between the inputs of a sum, in proportion to their values. For skip connections.
 *
 * <pre>R_k = x_k / (sum_k x_k + epsilon sign) R</pre>
 *
 * <p>{@link Epsilon} for a sum whose weights are 1. Source: {@link References#BACH_2015}.
 *
 * @param stabilizer epsilon; 1e-6 by default
 */
public record Proportional(double stabilizer) implements Rule {
    /** With a stabiliser of {@link Defaults#STABILIZER}. */
    public Proportional() {
        this(Defaults.STABILIZER);
    }

    @Override
    public boolean supports(Layer layer) {
        return layer instanceof SumLayer;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        return step.receivedByGradient(step.worth(stabilizer), i -> true);
    }

    /** All of a sum has one worth; nothing is divided, so there is no stabiliser. */
    @Override
    public boolean givesCoefficients(Layer layer) {
        return true;
    }
}
