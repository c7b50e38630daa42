package org.lrptoolbox.onnx.operator;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Attributes;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.tensor.Tensor;

/** Normalisation: over neighbouring channels, and by the statistics of a batch. */
final class Norms {
    static final Family FAMILY = new Family()
            .reads("LRN 1 alpha=1e-4 beta=0.75 bias=1 size=", Norms::local)
            .reads("BatchNormalization 5 epsilon=1e-5 momentum=0.9 training_mode=0 spatial=1", Norms::batch)
            .writes(LocalResponseNorm.class, Norms::written)
            .writes(Scale.class, Norms::written);

    private Norms() {}

    private static @Nullable NodeBuilder written(Writing out, LocalResponseNorm n) {
        // ONNX Runtime knows odd sizes across channels only.
        return n.within() || n.size() % 2 == 0
                ? null
                : out.node("LRN").integer("size", n.size()).real("alpha", (float) n.alpha())
                        .real("beta", (float) n.beta()).real("bias", (float) n.k());
    }

    /** Numbers for each channel, the first axis of a sample, are a batch normalization; others are multiplied and added. */
    private static NodeBuilder written(Writing out, Scale s) {
        boolean factors = Arrays.stream(s.factor().data()).anyMatch(v -> v != 1);
        boolean shifts = Arrays.stream(s.shift().data()).anyMatch(v -> v != 0);
        if (!shifts) {
            return out.node("Mul", out.constant("factor", s.factor()));
        }
        if (!factors) {
            return out.node("Add", out.constant("shift", s.shift()));
        }
        int channels = s.factor().rank() == 0 ? 0 : s.factor().dim(0);
        if (channels > 1 && channels == s.factor().size() && s.factor().rank() == out.rank()
                && Arrays.equals(s.factor().shape(), s.shift().shape())) {
            Tensor zeros = Tensor.zeros(channels);
            return out.node("BatchNormalization", out.constant("factor", s.factor().reshape(channels)),
                    out.constant("shift", s.shift().reshape(channels)), out.constant("mean", zeros),
                    out.constant("variance", Tensor.full(1, channels))).real("epsilon", 0);
        }
        String scaled = out.part("Mul", "scaled", out.input(), out.constant("factor", s.factor())).value();
        return out.last("Add", scaled, out.constant("shift", s.shift()));
    }

    private static Value local(Reading node) throws LrpFileException {
        Computed x = node.value(0);
        long size = node.attributes().integer("size", 0);
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw node.malformed("has the size " + size);
        }
        LocalResponseNorm layer = new LocalResponseNorm((int) size, node.attributes().real("alpha"),
                node.attributes().real("beta"), node.attributes().real("bias"));
        return node.add(layer, x);
    }

    /** y = s (x - m) / sqrt(v + epsilon) + b per channel: a scale and a shift. */
    private static Value batch(Reading node) throws LrpFileException {
        Attributes attributes = node.attributes();
        Computed x = Stacks.value(node, 0);
        int[] sample = Stacks.sample(x);
        double epsilon = attributes.real("epsilon");
        attributes.has("momentum");
        if (attributes.flag("training_mode")) {
            throw node.unsupported("is in training mode; export the model for inference");
        }
        if (!attributes.flag("spatial")) {
            throw node.unsupported("spatial=0 is not supported");
        }
        if (sample.length == 0 || sample[0] < 1) {
            throw node.unsupported("normalises a value of shape " + x.text() + "; channels are expected");
        }
        int channels = sample[0];
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
        return node.addAt(x.batch(), Scale.perChannel(sample.length, factor, shift), x);
    }
}
