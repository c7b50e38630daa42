package org.lrptoolbox.testing;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.rule.AffineRule;

/**
 * The exercise of CONTRIBUTING: a rule in one file.
 *
 * <pre>R_i = sum_j z_ij / (sum_i z_ij + b_j + epsilon sign) R_j / 2</pre>
 *
 * @param stabilizer epsilon
 */
public record Half(double stabilizer) implements AffineRule {
    @Override
    public <T> T inputRelevance(Step<T> step) {
        Algebra<T> a = step.algebra();
        T s = step.share(a.scale(step.relevance(), 0.5), step.preactivation(), stabilizer, WeightMap.IDENTITY);
        return step.receive(WeightMap.IDENTITY, s);
    }
}
