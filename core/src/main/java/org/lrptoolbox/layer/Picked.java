package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Shapes;

/**
 * Parts of a value at computed positions: the neighbours along the edges of a graph, the token that ends a text.
 * {@code y[i] = x[p[i]]} for x (n, m) and positions p (k), which may count from the end; y is (k, m). Relevance goes to
 * the parts that were found, positions get none.
 */
public record Picked() implements RearrangeLayer {
    @Override
    public int arity() {
        return 2;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int width = LayerShapes.widthOfParts(this, inputs, /* paired= */ false);
        int[] shape = {inputs.get(1)[0], width};
        Shapes.requireSize(shape);
        return shape;
    }

    @Override
    public <T> T forward(Algebra<T> a, List<T> inputs) {
        outputShape(inputs.stream().map(a::shape).toList());
        return a.picked(inputs.get(0), inputs.get(1));
    }

    @Override
    public <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy) {
        return List.of(a.put(dy, inputs.get(1), a.shape(inputs.get(0))[0]), a.none());
    }
}
