package org.lrptoolbox.onnx.read;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.tensor.Shapes;

/** Softmax and its logarithm; the layers are over the first axis of a sample, or another. */
final class SoftmaxOperators {
    /** Before, Softmax made a matrix of its input and normalised rows of it. */
    private static final int ONE_AXIS = 13;

    private SoftmaxOperators() {}

    static Value translate(Step step) throws LrpFileException {
        boolean oneAxis = step.opset() >= ONE_AXIS;
        long named = step.attributes().integer("axis", oneAxis ? -1 : 1);
        Computed x = step.without(step.raw(0), named);
        int axis = step.axis(named, x);
        boolean alone = Arrays.stream(x.shape(), axis + 1, x.rank()).allMatch(d -> d == 1);
        if (!oneAxis && !alone) {
            // All axes from this one on are normalised as one.
            int[] shape = step.known(x);
            int[] rows = Arrays.copyOf(shape, axis + 1);
            rows[axis] = Shapes.size(Arrays.copyOfRange(shape, axis, shape.length));
            Computed flat = step.reshaped(x, x.batch(), rows);
            return step.reshaped(step.addAt(x.batch(), layer(step, axis), flat), x.batch(), shape);
        }
        return step.addAt(x.batch(), layer(step, axis), x);
    }

    private static Layer layer(Step step, int axis) {
        return step.op().equals("Softmax") ? new SoftMax(axis) : new LogSoftMax(axis);
    }
}
