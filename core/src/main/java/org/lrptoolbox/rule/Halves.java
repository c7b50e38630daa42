package org.lrptoolbox.rule;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.BilinearLayer;
import org.lrptoolbox.layer.Layer;

/**
 * Shares the relevance of a product of two values half and half, and of each half by contribution. For gates and
 * attention.
 *
 * <pre>z = sum_i a_i b_i:   R_a_i = R_b_i = a_i b_i / (z + epsilon sign) R / 2</pre>
 *
 * <p>Source: {@link References#ACHTIBAT_2024}, propositions 3.2 and 3.3.
 *
 * @param stabilizer epsilon; 1e-9 by default
 */
public record Halves(double stabilizer) implements Rule {
    /** With a stabiliser of 1e-9. */
    public Halves() {
        this(1e-9);
    }

    @Override
    public boolean supports(Layer layer) {
        return layer instanceof BilinearLayer;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        Algebra<T> a = step.algebra();
        T s = a.scale(step.share(step.relevance(), step.output(), stabilizer, null), 0.5);
        List<T> back = a.gradient(step.layer(), step.inputs(), step.output(), s);
        List<T> shares = new ArrayList<>();
        for (int i = 0; i < back.size(); i++) {
            shares.add(a.times(step.inputs().get(i), back.get(i)));
        }
        return shares;
    }
}
