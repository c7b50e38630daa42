package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.NormLayer;

/**
 * Normalisation with its statistic held as if it were a number: what remains is linear, and relevance is shared by
 * contribution. The shift keeps its share.
 *
 * <pre>y = g (x - mean) / s + b:   R_i = x_i sum_j dy_j/dx_i (s held) R_j / (y_j + epsilon sign)</pre>
 *
 * <p>Source: {@link References#ACHTIBAT_2024}, proposition 3.4.
 *
 * @param stabilizer epsilon; 1e-9 by default; coefficients need none
 */
public record HeldNorm(double stabilizer) implements Rule {
    /** With a stabiliser of {@link Defaults#NOTHING}. */
    public HeldNorm() {
        this(Defaults.NOTHING);
    }

    @Override
    public boolean supports(Layer layer) {
        return layer instanceof NormLayer;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        Algebra<T> a = step.algebra();
        T c = step.worth(stabilizer);
        NormLayer layer = (NormLayer) step.layer();
        if (step.losses() != null) {
            step.losses().bias(layer.shiftShare(a, c));
        }
        return List.of(step.received(0, layer.heldGradient(a, step.input(), step.output(), c)));
    }

    @Override
    public boolean givesCoefficients(Layer layer) {
        return true;
    }
}
