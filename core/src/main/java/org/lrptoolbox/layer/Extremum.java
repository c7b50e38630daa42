package org.lrptoolbox.layer;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.algebra.Unary;

/**
 * The largest or smallest of several values, element by element; sizes of 1 stretch. Of equal ones the first counts.
 *
 * @param largest whether it is the largest
 * @param arity how many inputs, at least 1
 */
public record Extremum(boolean largest, int arity) implements RearrangeLayer, StretchingLayer {
    @Override
    public String type() {
        return largest ? "Max" : "Min";
    }

    @Override
    public String describe() {
        return arity + " inputs";
    }

    @Override
    public <T> T combined(Algebra<T> a, List<T> inputs) {
        Comparison wins = largest ? Comparison.GREATER_OR_EQUAL : Comparison.LESS_OR_EQUAL;
        return inputs.stream().reduce((x, y) -> a.where(a.compare(wins, x, y), x, y)).orElseThrow();
    }

    @Override
    public <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy) {
        List<T> all = new ArrayList<>();
        T rest = dy;
        T none = a.sampleOf(0, dy);
        for (T x : inputs) {
            T won = a.compare(Comparison.EQUAL, x, output);
            all.add(a.sumTo(a.where(won, rest, none), a.shape(x)));
            rest = a.where(a.unary(Unary.NOT, won), rest, none);
        }
        return all;
    }
}
