package org.lrptoolbox.testing;

import java.util.Arrays;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.layer.RearrangeLayer;
import org.lrptoolbox.layer.UnaryLayer;
import org.lrptoolbox.tensor.Shapes;

/**
 * The exercise of CONTRIBUTING: a layer in one file, which says its role and its formulas, and works everywhere.
 * Repeats every position of its last axis: y_2i = y_2i+1 = x_i.
 */
public record Doubled() implements UnaryLayer, RearrangeLayer {
    @Override
    public int[] outputShape(int... input) {
        int[] out = input.clone();
        out[out.length - 1] = out[out.length - 1] == Shapes.OPEN ? Shapes.OPEN : 2 * out[out.length - 1];
        return out;
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        int[] input = a.shape(x);
        return a.reshape(a.expand(a.reshape(x, with(input, 1)), with(input, 2)), outputShape(input));
    }

    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        int[] input = a.shape(x);
        return a.reshape(a.sumTo(a.reshape(dy, with(input, 2)), with(input, 1)), input);
    }

    private static int[] with(int[] shape, int last) {
        int[] all = Arrays.copyOf(shape, shape.length + 1);
        all[shape.length] = last;
        return all;
    }
}
