package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.algebra.Unary;
import org.lrptoolbox.tensor.Tensor;

/**
 * A function of every element. A new one writes value and slope once, as formulas; engines, compiler and gradients
 * follow.
 */
public interface ActivationLayer extends PassLayer {
    /** f(x). */
    <T> T value(Algebra<T> a, T x);

    /** f'(x), where y = f(x) is known. */
    <T> T slope(Algebra<T> a, T x, T y);

    /**
     * Whether f(0) = 0, with a slope: then f(x) / x is bounded, and what relevance per unit of the output is can be said
     * of the input.
     */
    default boolean keepsZero() {
        Tensor zero = Tensor.zeros(1, 1);
        Tensor y = forward(zero);
        return y.data()[0] == 0 && Double.isFinite(slope(new TensorAlgebra(), zero, y).data()[0]);
    }

    /** Whether it is the rectifier, max(0, x), which some rules do something else with on the way back; false by default. */
    default boolean isRectifier() {
        return false;
    }

    /** f(x) / x, f'(0) at 0, where y = f(x) is known; of functions with f(0) = 0. */
    default <T> T ratio(Algebra<T> a, T x, T y) {
        T zero = a.unary(Unary.NOT, x);
        return a.where(zero, slope(a, x, y), a.divide(y, x));
    }

    @Override
    default boolean isElementwise() {
        return true;
    }

    @Override
    default <T> T forward(Algebra<T> a, T x) {
        return a.activation(this, x);
    }

    @Override
    default <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        return a.times(dy, slope(a, x, y));
    }

    @Override
    default boolean isFunction() {
        return isElementwise();
    }

    @Override
    default boolean keepsAxes() {
        return true;
    }
}
