package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Unary;

/**
 * A function of every element whose result carries no relevance: rounding, {@code not}, whether something is a number.
 *
 * @param function which one
 */
public record SideFunction(Unary function) implements SideLayer {
    @Override
    public String describe() {
        return function.name();
    }

    @Override
    public boolean makesAnswers() {
        return function == Unary.NOT || function == Unary.IS_NAN;
    }

    @Override
    public boolean makesWholeNumbers() {
        return switch (function) {
            case FLOOR, CEIL, ROUND, TRUNCATE, SIGN -> true;
            default -> makesAnswers();
        };
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        return inputs.getFirst().clone();
    }

    @Override
    public <T> T forward(Algebra<T> a, List<T> inputs) {
        return a.unary(function, inputs.getFirst());
    }
}
