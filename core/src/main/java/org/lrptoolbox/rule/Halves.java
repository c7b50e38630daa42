package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.BilinearLayer;
import org.lrptoolbox.layer.Layer;

/**
 * Shares the relevance of a product of two values half and half, and of each half by contribution. For gates and
 * attention. A factor that carries no relevance, such as a mask, is a number: the other one takes all.
 *
 * <pre>z = sum_i a_i b_i:   R_a_i = R_b_i = a_i b_i / (z + epsilon sign) R / 2;   in coefficients c_a = b c / 2</pre>
 *
 * <p>Source: {@link References#ACHTIBAT_2024}, propositions 3.2 and 3.3.
 *
 * @param stabilizer epsilon; 1e-9 by default; coefficients need none
 */
public record Halves(double stabilizer) implements Rule {
    /** With a stabiliser of {@link Defaults#NOTHING}. */
    public Halves() {
        this(Defaults.NOTHING);
    }

    @Override
    public boolean supports(Layer layer) {
        return layer instanceof BilinearLayer;
    }

    @Override
    public boolean givesCoefficients(Layer layer) {
        return true;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        boolean both = step.carries(0) && step.carries(1);
        T c = both ? step.algebra().scale(step.worth(stabilizer), 0.5) : step.worth(stabilizer);
        return step.receivedByGradient(c, step::carries);
    }
}
