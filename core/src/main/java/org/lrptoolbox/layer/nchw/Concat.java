package org.lrptoolbox.layer.nchw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.layer.RearrangeLayer;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Puts its inputs one behind the other along an axis.
 *
 * @param axis the axis of the samples, from 0: 0 for the channels
 * @param arity how many inputs, at least 1
 */
public record Concat(int axis, int arity) implements RearrangeLayer {
    @Override
    public String describe() {
        return arity + " inputs, axis " + axis;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] out = inputs.getFirst().clone();
        if (axis < 0 || axis >= out.length) {
            throw ShapeException.of(this, "more than " + axis + " axes", out);
        }
        out[axis] = 0;
        for (int[] shape : inputs) {
            int[] others = shape.clone();
            if (others.length == out.length) {
                others[axis] = out[axis];
            }
            if (!Arrays.equals(others, out)) {
                throw ShapeException.of(this, Shapes.text(inputs.getFirst()) + " on every input, but for axis "
                        + axis, shape);
            }
            out[axis] += shape[axis];
        }
        return out;
    }

    @Override
    public Tensor forward(List<Tensor> inputs) {
        int[] sample = outputShape(inputs.stream().map(Tensor::sampleShape).toList());
        Tensor y = Tensor.zeros(Shapes.batch(inputs.getFirst().batch(), sample));
        int at = 0;
        for (Tensor x : inputs) {
            move(x, y, at, true);
            at += x.dim(axis + 1);
        }
        return y;
    }

    @Override
    public List<Tensor> gradient(List<Tensor> inputs, Tensor output, Tensor gradient) {
        List<Tensor> parts = new ArrayList<>();
        int at = 0;
        for (Tensor x : inputs) {
            Tensor part = Tensor.zeros(x.shape());
            move(part, gradient, at, false);
            parts.add(part);
            at += x.dim(axis + 1);
        }
        return parts;
    }

    /** Copies a part into the whole, or out of it. */
    private void move(Tensor part, Tensor whole, int at, boolean into) {
        int inner = 1;
        for (int i = axis + 2; i < part.rank(); i++) {
            inner *= part.dim(i);
        }
        int run = part.dim(axis + 1) * inner;
        int step = whole.dim(axis + 1) * inner;
        for (int i = 0; run > 0 && i < part.size() / run; i++) {
            if (into) {
                System.arraycopy(part.data(), i * run, whole.data(), i * step + at * inner, run);
            } else {
                System.arraycopy(whole.data(), i * step + at * inner, part.data(), i * run, run);
            }
        }
    }
}
