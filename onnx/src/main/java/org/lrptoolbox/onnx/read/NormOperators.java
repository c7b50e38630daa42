package org.lrptoolbox.onnx.read;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.onnx.read.Value.Computed;

/** Normalisation: over neighbouring channels, and by the statistics of a batch. */
final class NormOperators {
    private static final double LRN_ALPHA = 1e-4f;
    private static final double BATCH_EPSILON = 1e-5f;

    private NormOperators() {}

    static Value translate(Step step) throws LrpFileException {
        return switch (step.op()) {
            case "LRN" -> local(step);
            case "BatchNormalization" -> batch(step);
            default -> StatisticOperators.translate(step);
        };
    }

    private static Value local(Step step) throws LrpFileException {
        Computed x = step.value(0);
        long size = step.attributes().integer("size", 0);
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw step.malformed("has the size " + size);
        }
        LocalResponseNorm layer = new LocalResponseNorm((int) size, step.attributes().real("alpha", LRN_ALPHA),
                step.attributes().real("beta", 0.75), step.attributes().real("bias", 1));
        return step.add(layer, x);
    }

    /** y = s (x - m) / sqrt(v + epsilon) + b per channel: a scale and a shift. */
    private static Value batch(Step step) throws LrpFileException {
        Attributes attributes = step.attributes();
        Computed x = step.value(0);
        double epsilon = attributes.real("epsilon", BATCH_EPSILON);
        attributes.real("momentum", 0);
        if (attributes.integer("training_mode", 0) != 0) {
            throw step.unsupported("is in training mode; export the model for inference");
        }
        if (attributes.integer("spatial", 1) == 0) {
            throw step.unsupported("spatial=0 is not supported");
        }
        if (x.rank() == 0 || x.shape()[0] < 1) {
            throw step.unsupported("normalises a value of shape " + x.text() + "; channels are expected");
        }
        int channels = x.shape()[0];
        double[][] parameters = new double[4][];
        for (int i = 0; i < parameters.length; i++) {
            long count = step.constant(i + 1).numbers().count();
            if (count != channels) {
                throw step.malformed("has " + count + " numbers for " + channels + " channels");
            }
            parameters[i] = step.numbers(i + 1).data();
        }
        double[] factor = new double[channels];
        double[] shift = new double[channels];
        for (int c = 0; c < channels; c++) {
            factor[c] = parameters[0][c] / Math.sqrt(parameters[3][c] + epsilon);
            shift[c] = parameters[1][c] - parameters[2][c] * factor[c];
        }
        return step.add(Scale.perChannel(x.rank(), factor, shift), x);
    }
}
