package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;

/**
 * A function of every element. A new one writes value and slope once, as formulas; engines, compiler and gradients
 * follow.
 */
public interface ActivationLayer extends PassLayer {
    /** f(x). */
    <T> T value(Algebra<T> a, T x);

    /** f'(x), where y = f(x) is known. */
    <T> T slope(Algebra<T> a, T x, T y);

    @Override
    default <T> T forward(Algebra<T> a, T x) {
        return a.activation(this, x);
    }

    @Override
    default <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        return a.times(dy, slope(a, x, y));
    }
}
