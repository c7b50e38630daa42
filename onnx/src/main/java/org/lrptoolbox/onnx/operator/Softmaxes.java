package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.function.IntFunction;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** Softmax and its logarithm; the layers are over the first axis of a sample, or another. */
final class Softmaxes {
    /** Before, Softmax made a matrix of its input and normalised rows of it. */
    private static final int ONE_AXIS = 13;

    static final Family FAMILY = new Family()
            .reads("Softmax 1 axis=", node -> translate(node, SoftMax::new))
            .reads("LogSoftmax 1 axis=", node -> translate(node, LogSoftMax::new))
            .writes(SoftMax.class, (out, s) -> s.masked()
                    ? null
                    : out.node("Softmax").integer("axis", Writing.axis(s.axis())))
            .writes(LogSoftMax.class, (out, s) -> out.node("LogSoftmax").integer("axis", Writing.axis(s.axis())));

    private Softmaxes() {}

    private static Value translate(Reading node, IntFunction<Layer> layer) throws LrpFileException {
        boolean oneAxis = node.opset() >= ONE_AXIS;
        long named = node.attributes().integer("axis", oneAxis ? -1 : 1);
        Computed x = node.without(node.raw(0), named);
        int axis = node.axis(named, x);
        boolean alone = Arrays.stream(x.shape(), axis + 1, x.rank()).allMatch(d -> d == 1);
        if (!oneAxis && !alone) {
            // All axes from this one on are normalised as one.
            int[] shape = node.known(x);
            int[] rows = Arrays.copyOf(shape, axis + 1);
            rows[axis] = Shapes.size(Arrays.copyOfRange(shape, axis, shape.length));
            Computed flat = node.reshaped(x, x.batch(), rows);
            return node.reshaped(node.addAt(x.batch(), layer.apply(axis), flat), x.batch(), shape);
        }
        return node.addAt(x.batch(), layer.apply(axis), x);
    }
}
