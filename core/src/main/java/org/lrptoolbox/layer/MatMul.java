package org.lrptoolbox.layer;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Shapes;

/**
 * The matrix product of two computed values: of their last two axes, (..., m, k) and (..., k, n), for each position of
 * the axes before, of which sizes of 1 stretch.
 */
public record MatMul() implements BilinearLayer {
    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] x = inputs.get(0);
        int[] y = inputs.get(1);
        int rank = x.length;
        boolean fits = rank >= 2 && y.length == rank && (x[rank - 1] == y[rank - 2] || x[rank - 1] == Shapes.OPEN
                || y[rank - 2] == Shapes.OPEN);
        if (!fits) {
            throw ShapeException.of(this, "(..., k, n) beside " + Shapes.text(x), y);
        }
        int[] out = Arrays.copyOf(LayerShapes.stretched(this,
                List.of(Arrays.copyOf(x, rank - 2), Arrays.copyOf(y, rank - 2))), rank);
        out[rank - 2] = x[rank - 2];
        out[rank - 1] = y[rank - 1];
        Shapes.requireSize(out);
        return out;
    }

    @Override
    public <T> T forward(Algebra<T> a, List<T> inputs) {
        outputShape(inputs.stream().map(a::shape).toList());
        return a.matmul(inputs.get(0), inputs.get(1));
    }

    @Override
    public <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy) {
        T x = inputs.get(0);
        T y = inputs.get(1);
        return List.of(a.sumTo(a.matmul(dy, a.transposed(y)), a.shape(x)),
                a.sumTo(a.matmul(a.transposed(x), dy), a.shape(y)));
    }
}
