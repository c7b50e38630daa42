package org.lrptoolbox.onnx.read;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.tensor.Tensor;

/** Functions of single elements. */
final class ActivationOperators {
    private static final int CLIP_AS_INPUT = 11;
    private static final double SELU_ALPHA = 1.67326319217681884765625;
    private static final double SELU_GAMMA = 1.05070102214813232421875;

    private ActivationOperators() {}

    static Value translate(Step step) throws LrpFileException {
        Layer layer = layer(step);
        Computed x = step.value(0);
        return step.add(layer, x);
    }

    private static Layer layer(Step step) throws LrpFileException {
        Attributes a = step.attributes();
        return switch (step.op()) {
            case "Relu" -> new Rect();
            case "Tanh" -> new Tanh();
            case "Sigmoid" -> new Activation(Function.SIGMOID);
            case "Softplus" -> new Activation(Function.SOFTPLUS);
            case "Softsign" -> new Activation(Function.SOFTSIGN);
            case "HardSwish" -> new Activation(Function.HARD_SWISH);
            case "LeakyRelu" -> new Activation(Function.LEAKY_RELU, a.real("alpha", 0.01f), 0);
            case "Elu" -> new Activation(Function.ELU, a.real("alpha", 1), 0);
            case "Selu" -> new Activation(Function.SELU, a.real("alpha", SELU_ALPHA), a.real("gamma", SELU_GAMMA));
            case "HardSigmoid" -> new Activation(Function.HARD_SIGMOID, a.real("alpha", 0.2f), a.real("beta", 0.5));
            case "PRelu" -> prelu(step);
            case "Clip" -> clip(step);
            case "Gelu" -> gelu(step);
            case "Erf" -> new Fragment("Erf");
            case "Pow" -> cube(step);
            case "Swish" -> {
                if (a.real("alpha", 1) != 1) {
                    throw step.unsupported("alpha other than 1 is not supported");
                }
                yield new Activation(Function.SILU);
            }
            default -> throw step.unsupported("this operator is not supported; supported are "
                    + Operators.KNOWN);
        };
    }

    private static Layer cube(Step step) throws LrpFileException {
        Tensor exponent = step.numbers(1);
        if (exponent.size() != 1 || exponent.data()[0] != 3) {
            throw step.unsupported("raises to a power other than 3; only the third power within a GELU is supported");
        }
        return new Fragment("Pow");
    }

    private static Layer prelu(Step step) throws LrpFileException {
        Tensor slope = step.numbers(1);
        if (slope.size() == 0 || Arrays.stream(slope.data()).anyMatch(v -> v != slope.data()[0])) {
            throw step.unsupported("has a slope for each channel; only a single one is supported");
        }
        return new Activation(Function.LEAKY_RELU, slope.data()[0], 0);
    }

    private static Layer clip(Step step) throws LrpFileException {
        boolean asInput = step.opset() >= CLIP_AS_INPUT;
        Tensor min = asInput ? step.optional(1) : null;
        Tensor max = asInput ? step.optional(2) : null;
        double low = asInput ? single(step, min, -Float.MAX_VALUE) : step.attributes().real("min", -Float.MAX_VALUE);
        double high = asInput ? single(step, max, Float.MAX_VALUE) : step.attributes().real("max", Float.MAX_VALUE);
        return low == 0 && high >= Float.MAX_VALUE ? new Rect() : new Activation(Function.CLIP, low, high);
    }

    private static double single(Step step, @Nullable Tensor bound, double otherwise)
            throws LrpFileException {
        if (bound != null && bound.size() != 1) {
            throw step.malformed("is bounded by " + bound + "; a single number is expected");
        }
        return bound == null ? otherwise : bound.data()[0];
    }

    private static Layer gelu(Step step) throws LrpFileException {
        String approximate = step.attributes().text("approximate", "none");
        return switch (approximate) {
            case "none" -> new Activation(Function.GELU);
            case "tanh" -> new Activation(Function.GELU_TANH);
            default -> throw step.malformed("approximate=" + Problems.quoted(approximate));
        };
    }
}
