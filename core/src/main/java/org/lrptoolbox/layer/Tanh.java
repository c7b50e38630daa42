package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Unary;

/** The hyperbolic tangent: y = tanh x. */
public record Tanh() implements ActivationLayer {
    @Override
    public <T> T value(Algebra<T> a, T x) {
        return a.unary(Unary.TANH, x);
    }

    @Override
    public <T> T slope(Algebra<T> a, T x, T y) {
        return a.oneMinus(a.times(y, y));
    }

    @Override
    public boolean isOfToolbox() {
        return true;
    }
}
