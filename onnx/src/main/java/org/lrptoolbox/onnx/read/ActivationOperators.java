package org.lrptoolbox.onnx.read;

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
        Computed x = step.raw(0);
        return step.addAt(x.batch(), layer, x);
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
            case "Pow" -> power(step);
            case "Swish" -> {
                double alpha = a.real("alpha", 1);
                yield alpha == 1 ? new Activation(Function.SILU) : new Activation(Function.QUICK_GELU, alpha, 0);
            }
            default -> throw step.unsupported(Operators.UNKNOWN);
        };
    }

    private static Layer power(Step step) throws LrpFileException {
        if (!step.isConstant(1) || step.numbers(1).size() != 1) {
            throw step.unsupported("raises to a power that is computed, or another for every element; a single stored "
                    + "number is supported");
        }
        double exponent = step.numbers(1).data()[0];
        return exponent == 0.5 ? new Activation(Function.ROOT) : new Activation(Function.POWER, exponent, 0);
    }

    /** One slope for all, or numbers that stretch to samples, such as one for each channel. */
    private static Layer prelu(Step step) throws LrpFileException {
        Tensor slope = step.numbers(1);
        if (slope.size() == 0) {
            throw step.malformed("has no slope");
        }
        if (Arrays.stream(slope.data()).allMatch(v -> v == slope.data()[0])) {
            return new Activation(Function.LEAKY_RELU, slope.data()[0], 0);
        }
        return new PRelu(ScaleOperators.perSample(step, 1, step.raw(0)));
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
