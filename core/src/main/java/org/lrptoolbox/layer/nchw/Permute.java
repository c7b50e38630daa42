package org.lrptoolbox.layer.nchw;

import org.lrptoolbox.layer.RearrangeLayer;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.layer.UnaryLayer;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Puts the axes of every sample in another order.
 *
 * @param axes the axis of the input that each axis of the output is, from 0; the batch is not counted
 */
public record Permute(int... axes) implements UnaryLayer, RearrangeLayer {
    /** From (H, W, C) to (C, H, W). */
    public static Permute toChannelsFirst() {
        return new Permute(2, 0, 1);
    }

    /** From (C, H, W) to (H, W, C). */
    public static Permute toChannelsLast() {
        return new Permute(1, 2, 0);
    }

    @Override
    public String type() {
        return "Transpose";
    }

    @Override
    public String describe() {
        return "axes " + Shapes.text(axes);
    }

    /** The permutation that undoes this one. */
    public Permute inverse() {
        int[] back = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            back[axes[i]] = i;
        }
        return new Permute(back);
    }

    @Override
    public int[] outputShape(int... input) {
        if (input.length != axes.length) {
            throw ShapeException.of(this, axes.length + " axes", input);
        }
        int[] out = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            out[i] = input[axes[i]];
        }
        return out;
    }

    @Override
    public Tensor forward(Tensor x) {
        int[] sample = x.sampleShape();
        int[] shape = outputShape(sample);
        int[] strides = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            strides[i] = 1;
            for (int axis = axes[i] + 1; axis < sample.length; axis++) {
                strides[i] *= sample[axis];
            }
        }
        Tensor out = Tensor.zeros(Shapes.batch(x.batch(), shape));
        int[] index = new int[axes.length];
        int from = 0;
        int size = x.sampleSize();
        for (int to = 0; to < out.size(); to++) {
            out.data()[to] = x.data()[to / size * size + from];
            // Counts up like an odometer, and moves along in the source by the same steps.
            for (int axis = axes.length - 1; axis >= 0; axis--) {
                from += strides[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                from -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }
        return out;
    }

    @Override
    public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
        return inverse().forward(dy);
    }
}
