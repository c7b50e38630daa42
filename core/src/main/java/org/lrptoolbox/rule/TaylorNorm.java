package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.UnaryLayer;
import org.lrptoolbox.layer.WinnerLayer;

/**
 * Shares relevance by input times gradient, in units of the output: the first-order Taylor terms of any layer. For
 * layers that are neither affine nor activations; some tools call it the norm rule.
 *
 * <pre>R_i = x_i sum_j dy_j / dx_i R_j / (y_j + epsilon sign(y_j))</pre>
 *
 * <p>Conserves where y_j = sum_i x_i dy_j / dx_i, which local response normalisation fulfils only nearly: see
 * {@link ResponseNorm}. Source: {@link References#BINDER_2016}, section 3.
 *
 * @param stabilizer epsilon; 1e-6 by default
 */
public record TaylorNorm(double stabilizer) implements Rule {
    /** With a stabiliser of {@link Defaults#STABILIZER}. */
    public TaylorNorm() {
        this(Defaults.STABILIZER);
    }

    @Override
    public boolean supports(Layer layer) {
        return layer instanceof UnaryLayer && !(layer instanceof WinnerLayer);
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        return step.receivedByGradient(step.worth(stabilizer), i -> true);
    }
}
