package org.lrptoolbox.layer;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Shapes;

/**
 * Repeats axes of size 1 until a shape is reached; missing axes are added in front.
 *
 * @param shape the shape of an output sample, where a size of 1 leaves the input's
 */
public record Expand(int... shape) implements UnaryLayer, RearrangeLayer {
    @Override
    public String describe() {
        return "to " + Shapes.text(shape);
    }

    private int[] aligned(int... input) {
        int[] all = new int[Math.max(shape.length, input.length)];
        Arrays.fill(all, 1);
        System.arraycopy(input, 0, all, all.length - input.length, input.length);
        return all;
    }

    @Override
    public int[] outputShape(int... input) {
        int[] out = LayerShapes.stretched(this, List.of(aligned(input), aligned(shape)));
        Shapes.requireSize(out);
        return out;
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        int[] input = a.shape(x);
        return a.expand(a.reshape(x, aligned(input)), outputShape(input));
    }

    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        int[] input = a.shape(x);
        return a.reshape(a.sumTo(dy, aligned(input)), input);
    }
}
