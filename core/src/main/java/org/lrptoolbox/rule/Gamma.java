package org.lrptoolbox.rule;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.WeightMap;

/**
 * Favours positive weights by a factor. For middle layers whose inputs and outputs are not negative; elsewhere its
 * denominator can vanish and relevance explodes: presets therefore use {@link GeneralizedGamma}, which is the same
 * there. zennit's rule {@code Gamma} is the generalised one, RelevancePropagation.jl's {@code GammaRule} this one.
 *
 * <pre>R_i = sum_j x_i (w_ij + gamma w_ij+) / (sum_i x_i (w_ij + gamma w_ij+) + b_j + gamma b_j+) R_j</pre>
 *
 * <p>Source: {@link References#MONTAVON_2019}, Table 1.
 *
 * @param gamma how much positive weights are strengthened; 0.25 by default; 0 is LRP-0, infinity z+
 * @param stabilizer keeps zero denominators from dividing; 1e-6 by default
 */
public record Gamma(double gamma, double stabilizer) implements AffineRule {
    /** With gamma = 0.25. */
    public Gamma() {
        this(Defaults.GAMMA);
    }

    /** With a stabiliser of {@link Defaults#STABILIZER}. */
    public Gamma(double gamma) {
        this(gamma, Defaults.STABILIZER);
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        WeightMap map = new WeightMap.Strengthened(gamma, true);
        T s = step.share(step.relevance(), step.preactivation(map, step.input()), stabilizer, map);
        return step.receive(map, s);
    }

    @Override
    public boolean givesCoefficients(Layer layer) {
        return true;
    }
}
