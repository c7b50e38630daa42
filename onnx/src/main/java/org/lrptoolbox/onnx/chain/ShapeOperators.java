package org.lrptoolbox.onnx.chain;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.onnx.layout.Layout;
import org.lrptoolbox.onnx.chain.Value.Order;
import org.lrptoolbox.tensor.Tensor;

/** Operators that only rearrange: Flatten and its equivalents, Transpose, and Dropout, which does nothing here. */
final class ShapeOperators {
    private ShapeOperators() {}

    static Value flatten(Step step) throws LrpFileException {
        Value x = step.value(0);
        long axis = step.attributes().integer("axis", 1);
        if (axis != 1 && axis != 1 - x.rank()) {
            throw step.unsupported("axis=" + axis + " is not supported, only axis=1 is: the batch stays, the rest "
                    + "becomes a vector");
        }
        return flat(step, x);
    }

    /** A Reshape to (batch, all the rest), however it says so. */
    static Value reshape(Step step) throws LrpFileException {
        Value x = step.value(0);
        Tensor shape = step.constant(1);
        if (step.attributes().integer("allowzero", 0) != 0 || shape.rank() != 1 || shape.size() != 2) {
            throw step.unsupported("reshapes to " + shape.size() + " axes; only vectors for each sample are supported, "
                    + "such as Flatten or the shape [0, -1] makes");
        }
        long batch = (long) shape.data()[0];
        long size = (long) shape.data()[1];
        boolean keepsBatch = batch == 0 || batch > 0 && batch == step.batch();
        if (!(keepsBatch && (size == -1 || size > 0) || batch == -1 && size > 0 && size == step.sampleSize(x))) {
            throw step.unsupported("reshapes to [" + batch + ", " + size + "], of which it is not certain that it "
                    + "keeps the batch; use Flatten or the shape [0, -1]");
        }
        return flat(step, x);
    }

    private static Value flat(Step step, Value x) throws LrpFileException {
        boolean images = x.is(Order.CHANNELS_FIRST);
        if (images && x.channels() == 0) {
            throw step.unsupported("flattens images of an unknown number of channels; declare it in the input's shape");
        }
        // Of a single position, both orders are the same.
        boolean reordered = images && step.sampleSize(x) != x.channels();
        Order order = reordered ? Order.FLAT_CHANNELS_FIRST : images ? Order.SAME : x.order();
        return x.of(step.add(new Flatten(), x)).in(order, 2);
    }

    static Value transpose(Step step) throws LrpFileException {
        Value x = step.value(0);
        int[] order = Arrays.stream(step.attributes().integers("perm"))
                .mapToInt(i -> (int) Math.clamp(i, -1, x.rank())).toArray();
        if (x.rank() == 4 && x.is(Order.CHANNELS_FIRST)
                && Arrays.equals(order, Layout.NCHW.permutation(Layout.NHWC))) {
            return x.in(Order.SAME, 4);
        }
        if (x.rank() == 4 && x.is(Order.SAME) && Arrays.equals(order, Layout.NHWC.permutation(Layout.NCHW))) {
            return x.in(Order.CHANNELS_FIRST, 4);
        }
        throw step.unsupported("perm=" + Arrays.toString(Arrays.copyOf(order, Math.min(order.length, 8)))
                + " is not supported; only images are transposed, between (batch, channels, height, width) and (batch, "
                + "height, width, channels)");
    }

    static Value dropout(Step step) throws LrpFileException {
        step.attributes().real("ratio", 0);
        step.attributes().integer("seed", 0);
        Tensor training = step.optional(2);
        if (training != null && Arrays.stream(training.data()).anyMatch(v -> v != 0)) {
            throw step.unsupported("is in training mode; export the model for inference");
        }
        return step.value(0);
    }
}
