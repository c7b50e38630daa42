package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;

/**
 * How a layer hands the relevance of its outputs to its inputs. A rule is written once, in the operations of an
 * {@link org.lrptoolbox.algebra.Algebra}, and serves every engine.
 *
 * <p>A new rule is a record with these methods; most extend {@link AffineRule} and need one formula.
 */
public interface Rule {
    /** Whether the rule makes sense for a layer. */
    boolean supports(Layer layer);

    /** The relevance of each input of the layer. */
    <T> List<T> relevance(Step<T> step);

    /**
     * Whether it answers a step of coefficients with coefficients, so that nothing has to be divided by values: true for
     * rules that share by contribution, whose answer is a multiple of the input.
     */
    default boolean givesCoefficients(Layer layer) {
        return false;
    }

    /** Its name in tables, without parameters: the class name unless overridden. */
    default String label() {
        return getClass().getSimpleName();
    }
}
