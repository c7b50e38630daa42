package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Unary;

/**
 * Puts every number on the nearest point of a grid. Relevance passes, and so do gradients, as if there were no steps;
 * what is rounded to 0 has none to pass, at 0 itself, too.
 */
public interface RoundingLayer extends ActivationLayer {
    @Override
    default <T> T slope(Algebra<T> a, T x, T y) {
        return a.sampleOf(1, x);
    }

    /** y / x, and 0 at 0, as near it: engines that round otherwise take one for the other. */
    @Override
    default <T> T ratio(Algebra<T> a, T x, T y) {
        return a.divide(y, a.plus(x, a.unary(Unary.NOT, x)));
    }

    /** Grids belong to the numbers of a file, not to a function. */
    @Override
    default boolean isFunction() {
        return false;
    }
}
