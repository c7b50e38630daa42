package org.lrptoolbox.rule;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;

/**
 * The basic rule, LRP-0: relevance in proportion to contribution. Noisy on deep networks; equals input times gradient
 * where all layers are rectified.
 *
 * <pre>R_i = sum_j x_i w_ij / z_j R_j</pre>
 *
 * <p>Source: {@link References#BACH_2015}, Eq. (56).
 *
 * @param stabilizer keeps zero denominators from dividing; 1e-9 by default, small enough to change nothing else
 */
public record Zero(double stabilizer) implements AffineRule {
    /** With a stabiliser of {@link Defaults#NOTHING}. */
    public Zero() {
        this(Defaults.NOTHING);
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        return new Epsilon(step.coefficients() ? 0 : stabilizer).inputRelevance(step);
    }

    /** Without the stabiliser, which is there for divisions alone. */
    @Override
    public boolean givesCoefficients(Layer layer) {
        return true;
    }
}
