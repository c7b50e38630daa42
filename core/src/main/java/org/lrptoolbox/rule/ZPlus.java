package org.lrptoolbox.rule;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;

/**
 * Shares relevance by positive contributions alone; the same as alpha-beta with alpha 1, beta 0. For convolutions.
 *
 * <pre>R_i = sum_j z_ij+ / (sum_i z_ij+ + b_j+) R_j</pre>
 *
 * <p>Negative inputs are handled exactly: (x w)+ = x+ w+ + x- w-. Source: {@link References#MONTAVON_2017}.
 *
 * @param stabilizer keeps zero denominators from dividing; 1e-6 by default
 */
public record ZPlus(double stabilizer) implements AffineRule {
    /** With a stabiliser of {@link Defaults#STABILIZER}. */
    public ZPlus() {
        this(Defaults.STABILIZER);
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        return Signed.POSITIVE_PART.receive(step, stabilizer, 1);
    }

    @Override
    public boolean givesCoefficients(Layer layer) {
        return true;
    }
}
