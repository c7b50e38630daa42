package org.lrptoolbox.rule;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;

/**
 * Excitation backprop: {@link ZPlus} without the bias, so that all relevance reaches the inputs.
 *
 * <pre>R_i = sum_j z_ij+ / (sum_i z_ij+) R_j</pre>
 *
 * <p>Source: {@link References#ZHANG_2018}.
 *
 * @param stabilizer keeps zero denominators from dividing; 1e-6 by default
 */
public record Excitation(double stabilizer) implements AffineRule {
    /** With a stabiliser of {@link Defaults#STABILIZER}. */
    public Excitation() {
        this(Defaults.STABILIZER);
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        Signed part = Signed.POSITIVE_PART;
        return part.receive(step, step.share(step.relevance(), part.contributions(step), stabilizer, null));
    }

    @Override
    public boolean givesCoefficients(Layer layer) {
        return true;
    }
}
