package org.lrptoolbox.legacy;

import org.lrptoolbox.rule.Signed;

import org.lrptoolbox.rule.AffineRule;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;

/**
 * Alpha-beta as the fast variant of the original toolbox has it for sum pooling: the relevance enters the negative part
 * twice.
 *
 * <pre>R_i = sum_j (alpha x_i+ / P_j + beta' x_i- R_j / Q_j) R_j,   P, Q the sums of x+ and x-, beta' = 1 - alpha</pre>
 *
 * <p>Not a rule to use, since it is not even linear in R; it reproduces old numbers where pooling sees negative inputs.
 * Source: {@link org.lrptoolbox.rule.References#LAPUSCHKIN_2016}, software release 1.3.1.
 *
 * @param alpha weight of the positive contributions; neither 0 nor 1
 * @param stabilizer keeps zero denominators from dividing
 */
public record SquaredSumPool(double alpha, double stabilizer) implements AffineRule {
    @Override
    public String label() {
        return "AlphaBeta (R squared in the negative part)";
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        Algebra<T> a = step.algebra();
        T r = step.relevance();
        T squared = a.scale(a.times(r, r), 1 - alpha);
        T s = step.share(squared, Signed.NEGATIVE_PART.sum(step), stabilizer, null);
        return a.plus(Signed.POSITIVE_PART.receive(step, stabilizer, alpha), Signed.NEGATIVE_PART.receive(step, s));
    }
}
