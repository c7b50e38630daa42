package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Numbers that are the same for every sample, where a layer takes computed values: a class token to put in front,
 * positions to add. It reads nothing; the relevance it gets stays there.
 *
 * @param numbers one sample
 */
public record Constant(Tensor numbers) implements SideLayer {
    @Override
    public int arity() {
        return 0;
    }

    @Override
    public String describe() {
        return Shapes.text(numbers.shape());
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        return numbers.shape();
    }

    @Override
    public <T> T forward(Algebra<T> a, List<T> inputs) {
        return a.constant(numbers, numbers.shape());
    }
}
