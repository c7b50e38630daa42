package org.lrptoolbox.onnx.read;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.onnx.read.Value.Computed;

/** Softmax and its logarithm; the layers are over the first axis of a sample, to which others are brought. */
final class SoftmaxOperators {
    /** Before, Softmax made a matrix of its input and normalised rows of it. */
    private static final int ONE_AXIS = 13;

    private SoftmaxOperators() {}

    static Value translate(Step step) throws LrpFileException {
        Computed x = step.value(0);
        boolean oneAxis = step.opset() >= ONE_AXIS;
        int axis = step.axis(step.attributes().integer("axis", oneAxis ? -1 : 1), x);
        Layer layer = step.op().equals("Softmax") ? new SoftMax() : new LogSoftMax();
        boolean alone = Arrays.stream(x.shape(), axis + 1, x.rank()).allMatch(d -> d == 1);
        if (!oneAxis && !alone) {
            if (axis > 0) {
                throw step.unsupported("axis=" + (axis + 1) + " of " + (x.rank() + 1) + " axes normalises several axes "
                        + "at once; convert the model to opset 13 or later");
            }
            Computed flat = step.add(new Flatten(), x);
            return step.add(new Reshape(step.known(x)), step.add(layer, flat));
        }
        if (axis == 0) {
            return step.add(layer, x);
        }
        int[] order = new int[x.rank()];
        Arrays.setAll(order, i -> i == 0 ? axis : i <= axis ? i - 1 : i);
        Permute forth = new Permute(order);
        return step.add(forth.inverse(), step.add(layer, step.add(forth, x)));
    }
}
