package org.lrptoolbox.rule;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;

/**
 * Treats positive and negative contributions apart. For convolutions; alpha 2, beta 1 shows evidence for and against,
 * alpha 1, beta 0 only what speaks for the prediction.
 *
 * <pre>R_i = sum_j (alpha z_ij+ / (sum_i z_ij+ + b_j+) - beta z_ij- / (sum_i z_ij- + b_j-)) R_j</pre>
 *
 * <p>Relevance is conserved for alpha - beta = 1, which is not enforced. Tools differ in the sign of beta: here it is
 * subtracted, as in most of the field; the original toolbox adds beta = 1 - alpha. Source:
 * {@link References#BACH_2015}, Eq. (60).
 *
 * @param alpha weight of the positive contributions; 2 by default
 * @param beta weight of the negative contributions; 1 by default
 * @param stabilizer keeps zero denominators from dividing; 1e-6 by default; 0 lets them give NaN
 */
public record AlphaBeta(double alpha, double beta, double stabilizer) implements AffineRule {
    /** With alpha = 2, beta = 1. */
    public AlphaBeta() {
        this(Defaults.ALPHA, Defaults.BETA);
    }

    /** With a stabiliser of {@link Defaults#STABILIZER}. */
    public AlphaBeta(double alpha, double beta) {
        this(alpha, beta, Defaults.STABILIZER);
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        Algebra<T> a = step.algebra();
        if (beta == 0) {
            return Signed.POSITIVE_PART.receive(step, stabilizer, alpha);
        }
        if (alpha == 0) {
            return Signed.NEGATIVE_PART.receive(step, stabilizer, -beta);
        }
        return a.plus(Signed.POSITIVE_PART.receive(step, stabilizer, alpha),
                Signed.NEGATIVE_PART.receive(step, stabilizer, -beta));
    }

    @Override
    public boolean givesCoefficients(Layer layer) {
        return true;
    }
}
