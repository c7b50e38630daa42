package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;

/** Multiplies two values element by element; sizes of 1 stretch. */
public record Product() implements BilinearLayer, StretchingLayer {
    @Override
    public boolean isElementwise() {
        return true;
    }

    @Override
    public <T> T combined(Algebra<T> a, List<T> inputs) {
        return a.times(inputs.get(0), inputs.get(1));
    }

    @Override
    public <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy) {
        T x = inputs.get(0);
        T y = inputs.get(1);
        return List.of(a.sumTo(a.times(dy, y), a.shape(x)), a.sumTo(a.times(dy, x), a.shape(y)));
    }
}
