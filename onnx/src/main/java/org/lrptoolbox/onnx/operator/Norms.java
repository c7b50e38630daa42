package org.lrptoolbox.onnx.operator;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Attributes;
import org.lrptoolbox.onnx.node.Reading;

/** Normalisation: over neighbouring channels, and by the statistics of a batch. */
final class Norms {
    private static final double LRN_ALPHA = 1e-4f;
    private static final double BATCH_EPSILON = 1e-5f;

    private Norms() {}

    static Value translate(Reading node) throws LrpFileException {
        return switch (node.op()) {
            case "LRN" -> local(node);
            case "BatchNormalization" -> batch(node);
            default -> StatisticNorms.translate(node);
        };
    }

    private static Value local(Reading node) throws LrpFileException {
        Computed x = node.value(0);
        long size = node.attributes().integer("size", 0);
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw node.malformed("has the size " + size);
        }
        LocalResponseNorm layer = new LocalResponseNorm((int) size, node.attributes().real("alpha", LRN_ALPHA),
                node.attributes().real("beta", 0.75), node.attributes().real("bias", 1));
        return node.add(layer, x);
    }

    /** y = s (x - m) / sqrt(v + epsilon) + b per channel: a scale and a shift. */
    private static Value batch(Reading node) throws LrpFileException {
        Attributes attributes = node.attributes();
        Computed x = node.value(0);
        double epsilon = attributes.real("epsilon", BATCH_EPSILON);
        attributes.real("momentum", 0);
        if (attributes.integer("training_mode", 0) != 0) {
            throw node.unsupported("is in training mode; export the model for inference");
        }
        if (attributes.integer("spatial", 1) == 0) {
            throw node.unsupported("spatial=0 is not supported");
        }
        if (x.rank() == 0 || x.shape()[0] < 1) {
            throw node.unsupported("normalises a value of shape " + x.text() + "; channels are expected");
        }
        int channels = x.shape()[0];
        double[][] parameters = new double[4][];
        for (int i = 0; i < parameters.length; i++) {
            long count = node.constant(i + 1).numbers().count();
            if (count != channels) {
                throw node.malformed("has " + count + " numbers for " + channels + " channels");
            }
            parameters[i] = node.numbers(i + 1).data();
        }
        double[] factor = new double[channels];
        double[] shift = new double[channels];
        for (int c = 0; c < channels; c++) {
            factor[c] = parameters[0][c] / Math.sqrt(parameters[3][c] + epsilon);
            shift[c] = parameters[1][c] - parameters[2][c] * factor[c];
        }
        return node.add(Scale.perChannel(x.rank(), factor, shift), x);
    }
}
