package org.lrptoolbox.onnx.chain;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.onnx.chain.Value.Order;

/** Activations, and the sum of branches. */
final class ElementwiseOperators {
    /** Before, Softmax made a matrix of its input and normalised rows of it. */
    private static final int SOFTMAX_OF_ONE_AXIS = 13;

    private ElementwiseOperators() {}

    static Value unary(Step step, Layer layer) throws LrpFileException {
        Value x = step.value(0);
        return x.of(step.add(layer, x));
    }

    /** The softmax of the toolbox is over the first axis of a sample: the height of images. */
    static Value softMax(Step step) throws LrpFileException {
        Value x = step.value(0);
        boolean oneAxis = step.opset() >= SOFTMAX_OF_ONE_AXIS;
        long axis = step.attributes().integer("axis", oneAxis ? -1 : 1);
        long positive = axis < 0 ? axis + x.rank() : axis;
        int ours = x.is(Order.CHANNELS_FIRST) ? 2 : 1;
        if (positive != ours || !oneAxis && !x.isVector()) {
            throw step.unsupported("axis=" + axis + " of " + x.rank() + " is not supported; softmax is supported over "
                    + "the classes of (batch, classes)");
        }
        return x.of(step.add(new SoftMax(), x));
    }

    static Value sum(Step step) throws LrpFileException {
        Value[] inputs = new Value[step.inputs()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = step.value(i);
            if (!inputs[i].is(inputs[0].order()) || inputs[i].rank() != inputs[0].rank()
                    || !inputs[i].is(Order.SAME) && inputs[i].channels() != inputs[0].channels()) {
                throw step.unsupported("adds values of different shapes; only values of one shape and one order of "
                        + "axes are supported");
            }
        }
        return step.value(0).of(step.add(new Sum(inputs.length), inputs));
    }
}
