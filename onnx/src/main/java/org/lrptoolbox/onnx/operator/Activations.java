package org.lrptoolbox.onnx.operator;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Unary;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.PRelu;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.SideFunction;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Attributes;
import org.lrptoolbox.onnx.node.Reading;

/** Functions of single elements. */
final class Activations {
    private static final int CLIP_AS_INPUT = 11;
    private static final double SELU_ALPHA = 1.67326319217681884765625;
    private static final double SELU_GAMMA = 1.05070102214813232421875;

    private Activations() {}

    static Value translate(Reading node) throws LrpFileException {
        Layer layer = layer(node);
        Computed x = node.raw(0);
        return node.addAt(x.batch(), layer, x);
    }

    private static Layer layer(Reading node) throws LrpFileException {
        Attributes a = node.attributes();
        return switch (node.op()) {
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
            case "PRelu" -> prelu(node);
            case "Clip" -> clip(node);
            case "Gelu" -> gelu(node);
            case "Celu" -> new Activation(Function.CELU, a.real("alpha", 1), 0);
            case "Mish" -> new Activation(Function.MISH);
            case "ThresholdedRelu" -> new Activation(Function.THRESHOLDED_RELU, a.real("alpha", 1), 0);
            case "Erf" -> new Activation(Function.ERF);
            case "Exp" -> new Activation(Function.EXPONENTIAL);
            case "Log" -> new Activation(Function.LOGARITHM);
            case "Sqrt" -> new Activation(Function.ROOT);
            case "Reciprocal" -> new Activation(Function.INVERSE);
            case "Abs" -> new Activation(Function.ABSOLUTE);
            case "Sin" -> new Activation(Function.SINE);
            case "Cos" -> new Activation(Function.COSINE);
            case "Neg" -> new Scale(Tensor.of(new double[]{-1}, 1), Tensor.of(new double[]{0}, 1));
            case "Floor" -> new SideFunction(Unary.FLOOR);
            case "Ceil" -> new SideFunction(Unary.CEIL);
            case "Round" -> new SideFunction(Unary.ROUND);
            case "Sign" -> new SideFunction(Unary.SIGN);
            case "Not" -> new SideFunction(Unary.NOT);
            case "IsNaN" -> new SideFunction(Unary.IS_NAN);
            case "Pow" -> power(node);
            case "Swish" -> {
                double alpha = a.real("alpha", 1);
                yield alpha == 1 ? new Activation(Function.SILU) : new Activation(Function.QUICK_GELU, alpha, 0);
            }
            default -> throw node.unsupported(Operators.UNKNOWN);
        };
    }

    private static Layer power(Reading node) throws LrpFileException {
        if (!node.isConstant(1) || node.numbers(1).size() != 1) {
            throw node.unsupported("raises to a power that is computed, or another for every element; a single stored "
                    + "number is supported");
        }
        double exponent = node.numbers(1).data()[0];
        return exponent == 0.5 ? new Activation(Function.ROOT) : new Activation(Function.POWER, exponent, 0);
    }

    /** One slope for all, or numbers that stretch to samples, such as one for each channel. */
    private static Layer prelu(Reading node) throws LrpFileException {
        Tensor slope = node.numbers(1);
        if (slope.size() == 0) {
            throw node.malformed("has no slope");
        }
        if (Arrays.stream(slope.data()).allMatch(v -> v == slope.data()[0])) {
            return new Activation(Function.LEAKY_RELU, slope.data()[0], 0);
        }
        return new PRelu(Arithmetic.perSample(node, 1, node.raw(0)));
    }

    private static Layer clip(Reading node) throws LrpFileException {
        boolean asInput = node.opset() >= CLIP_AS_INPUT;
        Tensor min = asInput ? node.optional(1) : null;
        Tensor max = asInput ? node.optional(2) : null;
        double low = asInput ? single(node, min, -Float.MAX_VALUE) : node.attributes().real("min", -Float.MAX_VALUE);
        double high = asInput ? single(node, max, Float.MAX_VALUE) : node.attributes().real("max", Float.MAX_VALUE);
        return low == 0 && high >= Float.MAX_VALUE ? new Rect() : new Activation(Function.CLIP, low, high);
    }

    private static double single(Reading node, @Nullable Tensor bound, double otherwise)
            throws LrpFileException {
        if (bound != null && bound.size() != 1) {
            throw node.malformed("is bounded by " + bound + "; a single number is expected");
        }
        return bound == null ? otherwise : bound.data()[0];
    }

    private static Layer gelu(Reading node) throws LrpFileException {
        String approximate = node.attributes().text("approximate", "none");
        return switch (approximate) {
            case "none" -> new Activation(Function.GELU);
            case "tanh" -> new Activation(Function.GELU_TANH);
            default -> throw node.malformed("approximate=" + Problems.quoted(approximate));
        };
    }
}
