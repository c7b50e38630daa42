package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Shapes;

/**
 * Parts added up at computed positions, such as what comes along the edges of a graph to each of its nodes.
 * {@code y[j] = sum of x[i] with p[i] = j} for x (k, m) and positions p (k), which may count from the end; y is (n, m).
 * Relevance is shared between the parts that meet, positions get none. {@link Picked} is its adjoint.
 *
 * @param places how many places there are, n
 */
public record Collected(int places) implements SumLayer {
    @Override
    public String describe() {
        return "at " + places + " places";
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int width = LayerShapes.widthOfParts(this, inputs, /* paired= */ true);
        int[] shape = {places, width};
        Shapes.requireSize(shape);
        return shape;
    }

    @Override
    public <T> T forward(Algebra<T> a, List<T> inputs) {
        outputShape(inputs.stream().map(a::shape).toList());
        return a.put(inputs.get(0), inputs.get(1), places);
    }

    @Override
    public <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy) {
        return List.of(a.picked(dy, inputs.get(1)), a.none());
    }
}
