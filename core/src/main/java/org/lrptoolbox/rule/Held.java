package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.Layer;

/**
 * Gives all relevance of a product to its first factor; the second is held as if it were a number. For inverse norms
 * and the gates of recurrent cells.
 *
 * <pre>z = a s:   R_a = R, summed over what a was stretched to;   in coefficients c_a = s c</pre>
 *
 * <p>Source: {@link References#ACHTIBAT_2024}, proposition 3.4.
 */
public record Held() implements Rule {
    @Override
    public boolean supports(Layer layer) {
        return layer instanceof HeldProduct;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        Algebra<T> a = step.algebra();
        T arrived = step.coefficients() ? a.times(step.given(), step.inputs().getLast()) : step.relevance();
        return List.of(a.sumTo(arrived, a.shape(step.inputs().getFirst())), a.none());
    }

    @Override
    public boolean givesCoefficients(Layer layer) {
        return true;
    }
}
