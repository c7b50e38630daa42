package org.lrptoolbox.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Shapes;

/**
 * Puts its inputs one behind the other along an axis.
 *
 * @param axis the axis of the samples, from 0: 0 for the channels
 * @param arity how many inputs, at least 1
 */
public record Concat(int axis, int arity) implements RearrangeLayer, TakesScales {
    @Override
    public String describe() {
        return arity + " inputs, axis " + axis;
    }

    @Override
    public boolean isIdentity() {
        return arity == 1;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] out = inputs.getFirst().clone();
        if (axis < 0 || axis >= out.length) {
            throw ShapeException.of(this, "more than " + axis + " axes", out);
        }
        out[axis] = 0;
        for (int[] shape : inputs) {
            if (shape.length != out.length || !LayerShapes.agree(out, shape, axis)) {
                throw ShapeException.of(this, Shapes.text(inputs.getFirst()) + " on every input, but for axis "
                        + axis, shape);
            }
            int sum = out[axis] == Shapes.OPEN || shape[axis] == Shapes.OPEN ? Shapes.OPEN : out[axis] + shape[axis];
            for (int i = 0; i < out.length; i++) {
                out[i] = out[i] == Shapes.OPEN ? shape[i] : out[i];
            }
            out[axis] = sum;
        }
        return out;
    }

    @Override
    public <T> T forward(Algebra<T> a, List<T> inputs) {
        outputShape(inputs.stream().map(a::shape).toList());
        return inputs.size() == 1 ? inputs.getFirst() : a.concat(inputs, axis);
    }

    @Override
    public <T> List<T> gradient(Algebra<T> a, List<T> inputs, T output, T dy) {
        if (inputs.size() == 1) {
            return List.of(dy);
        }
        List<T> parts = new ArrayList<>();
        int at = 0;
        for (T x : inputs) {
            int[] part = a.shape(x);
            int[] starts = new int[part.length];
            starts[axis] = at;
            int[] steps = new int[part.length];
            Arrays.fill(steps, 1);
            parts.add(a.slice(dy, starts, steps, part));
            at += part[axis];
        }
        return parts;
    }

    @Override
    public int channelsMade(int... read) {
        return axis != 0 || Arrays.stream(read).anyMatch(n -> n == 0) ? 0 : Arrays.stream(read).sum();
    }

    /** Every input takes the numbers of its channels. */
    @Override
    public List<ChannelScale> moved(ChannelScale behind, int... channels) {
        List<ChannelScale> parts = new ArrayList<>();
        int from = 0;
        for (int count : channels) {
            parts.add(behind.part(from, count));
            from += count;
        }
        return parts;
    }
}
