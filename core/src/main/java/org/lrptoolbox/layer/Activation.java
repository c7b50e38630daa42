package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;

/**
 * An activation function, element by element; relevance passes through it.
 *
 * @param function which one
 * @param alpha its first parameter; ignored by functions without one
 * @param beta its second parameter
 */
public record Activation(Function function, double alpha, double beta) implements ActivationLayer {
    /** A function without parameters. */
    public Activation(Function function) {
        this(function, 0, 0);
    }

    @Override
    public String type() {
        return function.name().charAt(0) + function.name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String describe() {
        return function.describe(alpha, beta);
    }

    @Override
    public <T> T value(Algebra<T> a, T x) {
        return function.value(a, x, alpha, beta);
    }

    @Override
    public <T> T ratio(Algebra<T> a, T x, T y) {
        T own = function.ratio(a, x, alpha);
        return own == null ? ActivationLayer.super.ratio(a, x, y) : own;
    }

    @Override
    public <T> T slope(Algebra<T> a, T x, T y) {
        return function.slope(a, x, y, alpha, beta);
    }
}
