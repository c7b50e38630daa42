package org.lrptoolbox.rule;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.WeightMap;

/**
 * w2: shares relevance by squared weight, whatever the input. For the first layer when inputs are unbounded.
 *
 * <pre>R_i = sum_j w_ij^2 / (sum_i w_ij^2) R_j</pre>
 *
 * <p>The bias takes no share (some tools add b_j^2 to the denominator). Source: {@link References#MONTAVON_2017},
 * Eq. (12).
 *
 * @param stabilizer keeps zero denominators from dividing; 1e-6 by default; 0 lets an all-zero filter give NaN
 */
public record WSquare(double stabilizer) implements AffineRule {
    /** With a stabiliser of {@link Defaults#STABILIZER}. */
    public WSquare() {
        this(Defaults.STABILIZER);
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        return Uniform.share(step, WeightMap.SQUARE, stabilizer);
    }
}
