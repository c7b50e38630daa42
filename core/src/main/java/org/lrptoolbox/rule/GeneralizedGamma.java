package org.lrptoolbox.rule;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WeightMap.Strengthened;

/**
 * Gamma for inputs and outputs of any sign: strengthens contributions of the sign of the output. With inputs that are
 * not negative and positive outputs it is {@link Gamma}. What presets and zennit mean by gamma.
 *
 * <pre>
 * z_j &gt; 0:  R_i = sum_j (x_i+ (w + gamma w+) + x_i- (w + gamma w-)) / (sum_i same + b_j + gamma b_j+) R_j
 * z_j &lt; 0:  R_i = sum_j (x_i+ (w + gamma w-) + x_i- (w + gamma w+)) / (sum_i same + b_j + gamma b_j-) R_j
 * </pre>
 *
 * <p>Outputs that are exactly zero hand nothing on. Source: {@link References#ANDEOL_2023}.
 *
 * @param gamma how much; 0.25 by default
 * @param stabilizer keeps zero denominators from dividing; 1e-6 by default
 */
public record GeneralizedGamma(double gamma, double stabilizer) implements AffineRule {
    /** With gamma = 0.25. */
    public GeneralizedGamma() {
        this(Defaults.GAMMA);
    }

    /** With a stabiliser of {@link Defaults#STABILIZER}. */
    public GeneralizedGamma(double gamma) {
        this(gamma, Defaults.STABILIZER);
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        Algebra<T> a = step.algebra();
        T z = step.preactivation();
        T positive = half(step, a.wherePositive(z, step.relevance()), true);
        T negative = half(step, a.whereNegative(z, step.relevance()), false);
        return a.plus(positive, negative);
    }

    /** The outputs of one sign. */
    private <T> T half(Step<T> step, T relevance, boolean sign) {
        Algebra<T> a = step.algebra();
        WeightMap same = new Strengthened(gamma, sign);
        WeightMap other = new Strengthened(gamma, !sign);
        T xPositive = a.positivePart(step.input());
        T xNegative = a.negativePart(step.input());
        T z = a.plus(step.preactivation(same, xPositive), a.apply(step.affine(), other, xNegative));
        T s = step.share(relevance, z, stabilizer, same);
        return a.plus(step.receivePositive(same, s), step.receiveNegative(other, s));
    }

    @Override
    public boolean givesCoefficients(Layer layer) {
        return true;
    }
}
