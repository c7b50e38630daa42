package org.lrptoolbox.rule;

import org.lrptoolbox.algebra.Step;

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
        return new Epsilon(stabilizer).inputRelevance(step);
    }
}
