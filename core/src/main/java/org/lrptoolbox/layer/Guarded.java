package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;

/**
 * The second input, but a number where the first one's answer says that nobody looks: put before a function that is
 * infinite somewhere, so that what a {@link Where} behind it leaves out is finite, and so are its slopes. The first
 * carries nothing; sizes of 1 stretch.
 *
 * @param answer the answer where nobody looks: true for yes, false for no
 * @param number what stands there
 */
public record Guarded(boolean answer, double number) implements RearrangeLayer, StretchingLayer {
    @Override
    public int arity() {
        return 2;
    }

    @Override
    public String describe() {
        return number + " where " + (answer ? "yes" : "no");
    }

    @Override
    public <T> T combined(Algebra<T> a, List<T> inputs) {
        T x = inputs.get(1);
        return chosen(a, inputs.getFirst(), a.sampleOf(number, x), x);
    }

    private <T> T chosen(Algebra<T> a, T condition, T aside, T looked) {
        return answer ? a.where(condition, aside, looked) : a.where(condition, looked, aside);
    }

    @Override
    public <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy) {
        T seen = chosen(a, inputs.getFirst(), a.sampleOf(0, dy), dy);
        return List.of(a.none(), a.sumTo(seen, a.shape(inputs.get(1))));
    }
}
