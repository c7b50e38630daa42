package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;

/** The second input where the first is not 0, the third elsewhere; sizes of 1 stretch. The first carries nothing. */
public record Where() implements RearrangeLayer, StretchingLayer {
    @Override
    public int arity() {
        return 3;
    }

    @Override
    public <T> T combined(Algebra<T> a, List<T> inputs) {
        return a.where(inputs.get(0), inputs.get(1), inputs.get(2));
    }

    @Override
    public <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy) {
        T condition = inputs.getFirst();
        T none = a.sampleOf(0, dy);
        return List.of(a.none(), a.sumTo(a.where(condition, dy, none), a.shape(inputs.get(1))),
                a.sumTo(a.where(condition, none, dy), a.shape(inputs.get(2))));
    }
}
