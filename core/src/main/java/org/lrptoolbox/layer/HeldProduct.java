package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;

/**
 * Multiplies a value by a factor that rules hold as if it were a number, although it is computed: the inverse of a norm,
 * the gate of a recurrent cell. Relevance belongs to the value alone. Sizes of 1 stretch.
 */
public record HeldProduct() implements StretchingLayer {
    @Override
    public int arity() {
        return 2;
    }

    @Override
    public boolean isElementwise() {
        return true;
    }

    @Override
    public <T> T combined(Algebra<T> a, List<T> inputs) {
        return new Product().combined(a, inputs);
    }

    @Override
    public <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy) {
        return new Product().gradient(a, inputs, output, dy);
    }
}
