package org.lrptoolbox.layer.nchw;

import java.util.function.DoubleBinaryOperator;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Small tensors stretched over every sample of a batch: each of their sizes is the sample's or 1. */
final class Stretch {
    private Stretch() {}

    static void requireFits(Layer layer, Tensor small, int... sample) {
        boolean fits = small.rank() <= sample.length;
        for (int i = 1; fits && i <= small.rank(); i++) {
            int size = small.dim(small.rank() - i);
            fits = size == 1 || size == sample[sample.length - i];
        }
        if (!fits) {
            throw ShapeException.of(layer, "a shape that " + Shapes.text(small.shape()) + " stretches to", sample);
        }
    }

    /** The operation on two small tensors, each stretched to what the other needs. */
    static Tensor both(Tensor a, Tensor b, DoubleBinaryOperator f) {
        int rank = Math.max(a.rank(), b.rank());
        int[] shape = new int[rank];
        for (int i = 1; i <= rank; i++) {
            shape[rank - i] = Math.max(i <= a.rank() ? a.dim(a.rank() - i) : 1,
                    i <= b.rank() ? b.dim(b.rank() - i) : 1);
        }
        Tensor stretched = zip(Tensor.zeros(Shapes.batch(1, shape)), a, (zero, v) -> v);
        return zip(stretched, b, f).reshape(shape);
    }

    /** The operation on every element of a batch and the number that belongs to it. */
    static Tensor zip(Tensor batch, Tensor small, DoubleBinaryOperator f) {
        int[] sample = batch.sampleShape();
        int[] index = new int[sample.length];
        int[] strides = new int[sample.length];
        int step = 1;
        for (int i = 1; i <= small.rank(); i++) {
            int size = small.dim(small.rank() - i);
            strides[sample.length - i] = size == 1 ? 0 : step;
            step *= size;
        }
        Tensor out = Tensor.zeros(batch.shape());
        int from = 0;
        for (int at = 0; at < out.size(); at++) {
            out.data()[at] = f.applyAsDouble(batch.data()[at], small.data()[from]);
            // Counts up like an odometer; every sample begins where the last one ended, at zero.
            for (int axis = sample.length - 1; axis >= 0; axis--) {
                from += strides[axis];
                if (++index[axis] < sample[axis]) {
                    break;
                }
                from -= strides[axis] * sample[axis];
                index[axis] = 0;
            }
        }
        return out;
    }
}
