package org.lrptoolbox.legacy;

import org.lrptoolbox.rule.Signed;

import org.lrptoolbox.rule.AffineRule;

import org.lrptoolbox.algebra.Step;

/**
 * Alpha-beta as the readable variant of the original toolbox has it for convolutions: no stabiliser, and a window in
 * which any filter has no contribution of a sign hands on none of that sign, from none of its filters.
 *
 * <p>Kept to reproduce old numbers; {@link org.lrptoolbox.rule.AlphaBeta} with stabiliser loses only the dead filter's share. Source:
 * {@link org.lrptoolbox.rule.References#LAPUSCHKIN_2016}, software release 1.3.1, variant {@code alphabeta_slow}.
 *
 * @param alpha weight of the positive contributions
 * @param beta weight of the negative contributions, subtracted
 */
public record DeadWindows(double alpha, double beta) implements AffineRule {
    @Override
    public String label() {
        return "AlphaBeta (dead windows dropped)";
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        if (beta == 0) {
            return half(step, Signed.POSITIVE_PART, alpha);
        }
        if (alpha == 0) {
            return half(step, Signed.NEGATIVE_PART, -beta);
        }
        return step.algebra().plus(half(step, Signed.POSITIVE_PART, alpha),
                half(step, Signed.NEGATIVE_PART, -beta));
    }

    private static <T> T half(Step<T> step, Signed part, double factor) {
        T z = part.sum(step);
        T s = step.share(Signed.scaled(step, factor), z, 0, part.bias());
        return part.receive(step, step.algebra().whereAllAlive(z, s));
    }
}
