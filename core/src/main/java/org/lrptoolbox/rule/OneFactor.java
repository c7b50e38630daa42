package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.BilinearLayer;
import org.lrptoolbox.layer.Layer;

/**
 * Gives all relevance of a product to one of its factors, by contribution; the other is held as if it were a number. For
 * CP-LRP, in which the weights of attention and the gates of a product get nothing.
 *
 * <pre>z = sum_i a_i b_i:   R_a_i = a_i b_i / (z + epsilon sign) R;   in coefficients c_a = b c</pre>
 *
 * <p>Source: {@link References#ALI_2022}.
 *
 * @param factor which one takes it: 0 or 1
 * @param stabilizer epsilon; 1e-9 by default; coefficients need none
 */
public record OneFactor(int factor, double stabilizer) implements Rule {
    /** With a stabiliser of {@link Defaults#NOTHING}. */
    public OneFactor(int factor) {
        this(factor, Defaults.NOTHING);
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
        return step.receivedByGradient(step.worth(stabilizer), i -> i == factor);
    }
}
