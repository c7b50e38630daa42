package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Unary;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.ElementFunction;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.PRelu;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SideFunction;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Signature;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;

/**
 * Functions of single elements. Those with an operator of their own have a line of {@link #FUNCTIONS}, by which they
 * are read and written; others are written as {@link #pieces} that older versions have, or as their formula says.
 */
final class Activations {
    private static final List<Line> FUNCTIONS = List.of(
            new Line("LeakyRelu 1 alpha=0.01", Function.LEAKY_RELU, "alpha"),
            new Line("Elu 1 alpha=1", Function.ELU, "alpha"),
            new Line("Selu 1 alpha=1.67326319217681884765625 gamma=1.05070102214813232421875", Function.SELU, "alpha",
                    "gamma"),
            new Line("Celu 1 alpha=1", Function.CELU, "alpha"),
            new Line("ThresholdedRelu 1 alpha=1", Function.THRESHOLDED_RELU, "alpha"),
            new Line("Sigmoid 1", Function.SIGMOID),
            new Line("Softplus 1", Function.SOFTPLUS),
            new Line("Softsign 1", Function.SOFTSIGN),
            new Line("HardSigmoid 1 alpha=0.2 beta=0.5", Function.HARD_SIGMOID, "alpha", "beta"),
            new Line("HardSwish@14 1", Function.HARD_SWISH),
            new Line("Mish@18 1", Function.MISH),
            new Line("Erf 1", Elementary.ERF),
            new Line("Exp 1", Elementary.EXPONENTIAL),
            new Line("Log 1", Elementary.LOGARITHM),
            new Line("Sqrt 1", Elementary.ROOT),
            new Line("Reciprocal 1", Elementary.INVERSE),
            new Line("Abs 1", Elementary.ABSOLUTE),
            new Line("Sin 1", Elementary.SINE),
            new Line("Cos 1", Elementary.COSINE),
            new Line("Tan 1", Elementary.TANGENT),
            new Line("Asin 1", Elementary.ARCSINE),
            new Line("Acos 1", Elementary.ARCCOSINE),
            new Line("Atan 1", Elementary.ARCTANGENT),
            new Line("Sinh@9 1", Elementary.HYPERBOLIC_SINE),
            new Line("Cosh@9 1", Elementary.HYPERBOLIC_COSINE),
            new Line("Asinh@9 1", Elementary.AREA_SINE),
            new Line("Acosh@9 1", Elementary.AREA_COSINE),
            new Line("Atanh@9 1", Elementary.AREA_TANGENT));
    /** What carries no relevance. */
    private static final Map<String, Unary> SIDES = Map.of("Floor 1", Unary.FLOOR, "Ceil 1", Unary.CEIL, "Round 1",
            Unary.ROUND, "Sign 1", Unary.SIGN, "Not 1", Unary.NOT);

    static final Family FAMILY = family();
    private static final Map<ElementFunction, Line> LINES = new HashMap<>();

    static {
        FUNCTIONS.forEach(line -> LINES.put(line.function, line));
    }

    private Activations() {}

    /**
     * An operator that is one function.
     *
     * @param signature the operator
     * @param function the function
     * @param parameters what the operator calls alpha and beta; none if the function has none
     */
    private record Line(String signature, ElementFunction function, String... parameters) {
        Layer layer(Reading node) throws LrpFileException {
            double alpha = parameters.length > 0 ? node.attributes().real(parameters[0]) : 0;
            double beta = parameters.length > 1 ? node.attributes().real(parameters[1]) : 0;
            return new Activation(function, alpha, beta);
        }

        NodeBuilder written(Writing out, Activation a) {
            NodeBuilder node = out.node(Signature.of(signature).name());
            double[] values = {a.alpha(), a.beta()};
            for (int i = 0; i < parameters.length; i++) {
                node.real(parameters[i], (float) values[i]);
            }
            return node;
        }
    }

    /** The operators that are one function of single elements each. */
    static List<String> names() {
        return FUNCTIONS.stream().map(line -> Signature.of(line.signature).name()).toList();
    }

    /** The layer that an operator is. */
    @FunctionalInterface
    private interface Kind {
        Layer of(Reading node) throws LrpFileException;
    }

    private static Operator.OneReader element(Kind kind) {
        return node -> {
            Layer layer = kind.of(node);
            Computed x = node.raw(0);
            return node.addAt(x.batch(), layer, x);
        };
    }

    private static Family family() {
        Family family = new Family()
                .reads("Relu 1", element(node -> new Rect()))
                .reads("Tanh 1", element(node -> new Tanh()))
                .reads("Clip 1 min@11:1=-3.4028234663852886e38 max@11:2=3.4028234663852886e38",
                        element(Activations::clip))
                .reads("PRelu 2", element(Activations::prelu))
                .reads("Gelu 1 approximate=none", element(Activations::gelu))
                .reads("Swish 1 alpha=1", element(Activations::swish))
                .reads("Pow 2 axis= broadcast=0", element(Activations::power))
                .reads("IsNaN 1", Activations::isNan)
                .folds("IsInf 1 detect_negative=1 detect_positive=1")
                .writes(Rect.class, (out, r) -> out.node("Relu"))
                .writes(Tanh.class, (out, t) -> out.node("Tanh"))
                .writes(Activation.class, Activations::written);
        FUNCTIONS.forEach(line -> family.reads(line.signature, element(line::layer)));
        SIDES.forEach((signature, f) -> family.reads(signature, element(node -> new SideFunction(f))));
        return family;
    }

    /** Who asks that of a softmax wants rows that are masked altogether to be zero. */
    private static Value isNan(Reading node) throws LrpFileException {
        Computed x = node.raw(0);
        if (node.layer(x) instanceof SoftMax softmax) {
            node.refine(x, new SoftMax(softmax.axis(), true));
        }
        return node.addAt(x.batch(), new SideFunction(Unary.IS_NAN), x);
    }

    /** The operator that a function is in this version; empty where it takes several. */
    static Optional<String> name(Activation a, int opset) {
        if (a.function() == Function.CLIP) {
            return Optional.of("Clip");
        }
        return Optional.ofNullable(LINES.get(a.function())).map(line -> Signature.of(line.signature))
                .filter(signature -> signature.since() <= opset).map(Signature::name);
    }

    private static @Nullable NodeBuilder written(Writing out, Activation a) {
        Line line = LINES.get(a.function());
        return line != null && name(a, out.graph().opset()).isPresent()
                ? line.written(out, a)
                : pieces(out, a.function(), a.alpha(), a.beta());
    }

    /** Functions in several nodes, as other tools write them; null if the formula says as much. */
    private static @Nullable NodeBuilder pieces(Writing out, ElementFunction function, double alpha, double beta) {
        String x = out.input();
        return switch (function) {
            case Function.CLIP -> out.node("Clip", out.number("min", alpha), out.number("max", beta));
            case Function.SILU -> out.node("Mul", out.part("Sigmoid", "sigmoid", x).value());
            case Function.HARD_SWISH ->
                out.node("Mul", out.part("HardSigmoid", "gate", x).real("alpha", (float) (1.0 / 6))
                        .real("beta", 0.5f).value());
            case Function.GELU -> halves(out, out.part("Erf", "erf", out.times("root", x, Math.sqrt(0.5))).value());
            case Function.GELU_TANH -> {
                String cube = out.part("Pow", "cube", x, out.number("three", 3)).value();
                String sum = out.part("Add", "sum", x, out.times("cubic", cube, 0.044715)).value();
                yield halves(out, out.part("Tanh", "tanh", out.times("root", sum, Math.sqrt(2 / Math.PI))).value());
            }
            default -> null;
        };
    }

    /** x (1 + gate) / 2. */
    private static NodeBuilder halves(Writing out, String gate) {
        String half = out.times("half", out.input(), 0.5);
        return out.last("Mul", half, out.part("Add", "gate", gate, out.number("one", 1)).value());
    }

    private static Layer power(Reading node) throws LrpFileException {
        if (!node.isConstant(1) || node.numbers(1).size() != 1) {
            throw node.unsupported("raises to a power that is computed, or another for every element; a single stored "
                    + "number is supported");
        }
        double exponent = node.numbers(1).data()[0];
        return exponent == 0.5 ? new Activation(Elementary.ROOT) : new Activation(Elementary.POWER, exponent, 0);
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
        double low = node.number("min");
        double high = node.number("max");
        return low == 0 && high >= Float.MAX_VALUE ? new Rect() : new Activation(Function.CLIP, low, high);
    }

    private static Layer swish(Reading node) throws LrpFileException {
        double alpha = node.attributes().real("alpha");
        return alpha == 1 ? new Activation(Function.SILU) : new Activation(Function.QUICK_GELU, alpha, 0);
    }

    private static Layer gelu(Reading node) throws LrpFileException {
        String approximate = node.attributes().text("approximate");
        return switch (approximate) {
            case "none" -> new Activation(Function.GELU);
            case "tanh" -> new Activation(Function.GELU_TANH);
            default -> throw node.malformed("approximate=" + Problems.quoted(approximate));
        };
    }
}
