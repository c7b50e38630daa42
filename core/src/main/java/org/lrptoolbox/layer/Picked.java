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
        int[] x = inputs.get(0);
        int[] positions = inputs.get(1);
        if (x.length != 2 || positions.length != 1) {
            throw ShapeException.of(this, "(n, m) beside positions (k)", x.length == 2 ? positions : x);
        }
        Shapes.requireSize(positions[0], x[1]);
        return new int[]{positions[0], x[1]};
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
