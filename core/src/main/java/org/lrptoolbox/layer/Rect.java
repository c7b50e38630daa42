package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Unary;

/** The rectifier: y = max(0, x). */
public record Rect() implements ActivationLayer {
    @Override
    public <T> T value(Algebra<T> a, T x) {
        return a.positivePart(x);
    }

    @Override
    public <T> T ratio(Algebra<T> a, T x, T y) {
        return slope(a, x, y);
    }

    @Override
    public <T> T slope(Algebra<T> a, T x, T y) {
        return a.unary(Unary.STEP, y);
    }

    @Override
    public boolean makesNoNegative(boolean readsNone) {
        return true;
    }

    @Override
    public boolean isRectifier() {
        return true;
    }

    @Override
    public boolean isOfToolbox() {
        return true;
    }
}
