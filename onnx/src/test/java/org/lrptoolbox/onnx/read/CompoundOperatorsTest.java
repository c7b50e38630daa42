package org.lrptoolbox.onnx.read;

import static org.lrptoolbox.onnx.read.Foreign.shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.onnx.read.Foreign.Case;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** Operators that are written out compute, for a single sample, what ONNX Runtime makes of them, in every engine. */
class CompoundOperatorsTest {
    private static final int[] IMAGE = {4, 6, 8};
    private static final int[] TOKENS = {5, 8};
    private static final int UINT8 = 2;
    private static final int INT8 = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource({"compounds", "quantized"})
    void computesWhatTheRuntimeComputes(Case model) throws IOException {
        RuntimeTwin.of(model, folder).assertForward(1);
    }

    @ParameterizedTest
    @MethodSource("compounds")
    void hasTheGradientOfFiniteDifferences(Case model) throws IOException {
        RuntimeTwin.of(model, folder).assertGradient();
    }

    private static Case of(String name, int opset, int[] sample, Function<Foreign, String> nodes) {
        return Case.of(name, opset, sample, nodes);
    }

    static List<Case> compounds() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("LpPool", 18, IMAGE, f -> f.node("LpPool", f.x).ints("kernel_shape", 3, 2).ints("pads", 1, 0, 1, 1)
                .ints("strides", 2, 1).integer("p", 3).value()));
        cases.add(of("GlobalLpPool", 13, IMAGE, f -> f.node("GlobalLpPool", f.x).integer("p", 2).value()));
        cases.add(of("Col2Im", 18, shape(12, 15), f -> f.node("Col2Im", f.x, f.integers(4, 6), f.integers(2, 2))
                .value()));
        cases.add(of("Col2Im, strides and pads", 18, shape(12, 12), f -> f.node("Col2Im", f.x, f.integers(5, 7),
                f.integers(2, 3)).ints("strides", 2, 2).ints("pads", 1, 1, 0, 1).value()));
        cases.add(of("GatherND", 13, TOKENS, f -> f.node("GatherND", f.x, f.graph.constantIntegers("at",
                new long[]{0, 1, 0, 4, 0, 1}, 3, 2)).value()));
        cases.add(of("GatherND of samples", 13, TOKENS, f -> f.node("GatherND", f.x, f.graph.constantIntegers("at",
                new long[]{3, 1}, 1, 2, 1)).integer("batch_dims", 1).value()));
        cases.add(of("GatherElements", 13, TOKENS, f -> f.node("GatherElements", f.x, f.graph.constantIntegers("at",
                new long[]{0, 3, -1, 2, 1, 1, 1, 0}, 1, 1, 8)).integer("axis", 1).value()));
        cases.add(of("ScatterElements", 18, TOKENS, f -> f.node("ScatterElements", f.x, f.graph.constantIntegers("at",
                new long[]{0, 3, 1}, 1, 1, 3),
                f.node("Slice", f.x, f.integers(2, 1), f.integers(3, 4), f.integers(1,
                        2)).value())
                .integer("axis", 1).value()));
        cases.add(of("ScatterND that adds", 18, TOKENS, f -> f.node("ScatterND", f.x, f.graph.constantIntegers("at",
                new long[]{0, 3, 0, 1}, 2, 2), f.random("u", 2, 8)).text("reduction", "add").value()));
        cases.add(of("MaxUnpool", 13, shape(1, 2, 2), f -> f.node("MaxUnpool", f.x, f.graph.constantIntegers("at",
                new long[]{5, 7, 13, 15}, 1, 1, 2, 2)).ints("kernel_shape", 2, 2).ints("strides", 2, 2).value()));
        cases.add(of("LpNormalization", 13, TOKENS, f -> f.node("LpNormalization", f.x).value()));
        cases.add(of("LpNormalization, sums", 13, TOKENS, f -> f.node("LpNormalization", f.x).integer("p", 1)
                .integer("axis", 1).value()));
        cases.add(of("MeanVarianceNormalization", 13, IMAGE, f -> f.node("MeanVarianceNormalization", f.x).value()));
        cases.add(of("Shrink", 13, TOKENS, f -> f.node("Shrink", f.x).real("bias", 0.25f).real("lambd", 0.75f)
                .value()));
        cases.add(of("Trilu", 14, shape(5, 5), f -> f.node("Trilu", f.x, f.graph.integers("k", 1)).value()));
        cases.add(of("Trilu, lower", 14, TOKENS, f -> f.node("Trilu", f.x).integer("upper", 0).value()));
        cases.add(of("CenterCropPad", 18, TOKENS, f -> f.node("CenterCropPad", f.x, f.integers(3, 11))
                .ints("axes", 1, 2).value()));
        cases.add(of("ReverseSequence", 13, TOKENS, f -> f.node("ReverseSequence", f.x, f.integers(3))
                .integer("batch_axis", 0).integer("time_axis", 1).value()));
        cases.addAll(attention());
        cases.addAll(settings());
        return cases;
    }

    /** What is set by values, not by single numbers. */
    private static List<Case> settings() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("MatMul with a vector", 13, TOKENS, f -> f.node("MatMul", f.x, f.random("w", 8)).value()));
        cases.add(of("MatMul with a vector, a number for each sample", 11, shape(3), f -> f.node("MatMul", f.x,
                f.random("w", 3)).value()));
        cases.add(of("MatMul with a vector in front", 13, TOKENS, f -> f.node("MatMul", f.random("w", 5), f.x)
                .value()));
        cases.add(of("Clip from a computed bound on", 13, TOKENS, f -> f.node("Clip", f.x, f.node("ReduceMean", f.node(
                "Squeeze", f.x, f.integers(0)).value()).integer("keepdims", 0).value()).value()));
        cases.add(of("Pow with numbers for each", 13, TOKENS, f -> f.node("Pow", f.x, f.graph.constant("p", Tensor.of(
                new double[]{0, 1, 2, 3, 0, 1, 2, 3}, 8))).value()));
        cases.add(of("Pow with many different numbers", 13, shape(5, 20), f -> f.node("Pow", f.node("Exp", f.x).value(),
                f.random("p", 20)).value()));
        cases.add(of("Pow of two values", 13, TOKENS, f -> f.node("Pow", f.node("Exp", f.x).value(),
                f.node("Tanh", f.x).value()).value()));
        cases.add(of("Pow of a stored number", 13, TOKENS, f -> f.node("Pow", f.numbers(2), f.x).value()));
        return cases;
    }

    private static List<Case> attention() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("Attention", 23, shape(2, 5, 4), f -> f.node("Attention", f.x, f.node("Tanh", f.x).value(),
                f.node("Neg", f.x).value()).value()));
        cases.add(of("Attention, causal, heads behind each other, keys shared", 23, TOKENS, f -> {
            String keys = f.node("MatMul", f.x, f.random("k", 8, 4)).value();
            String values = f.node("MatMul", f.x, f.random("v", 8, 4)).value();
            return f.node("Attention", f.x, keys, values).integer("q_num_heads", 4).integer("kv_num_heads", 2)
                    .integer("is_causal", 1).value();
        }));
        cases.add(of("Attention, masked and capped", 23, shape(2, 5, 4), f -> f.node("Attention", f.x, f.node("Tanh",
                f.x).value(), f.x, f.random("mask", 5, 5)).real("softcap", 2).real("scale", 0.7f).value()));
        cases.add(of("RotaryEmbedding", 23, shape(2, 3, 8), f -> f.node("RotaryEmbedding", f.x, f.random("cos", 6, 4),
                f.random("sin", 6, 4), f.graph.constantIntegers("at", new long[]{0, 2, 5}, 1, 3)).value()));
        cases.add(of("RotaryEmbedding, interleaved, a part of each head", 23, shape(3, 16), f -> f.node(
                "RotaryEmbedding", f.x, f.random("cos", 1, 3, 2), f.random("sin", 1, 3, 2)).integer("interleaved", 1)
                .integer("num_heads", 2).integer("rotary_embedding_dim", 4).value()));
        return cases;
    }

    private static String small(Foreign f, int type, double... numbers) {
        return f.node("Cast", f.graph.constant("small", Tensor.of(numbers, numbers.length))).integer("to", type)
                .value();
    }

    private static String zero(Foreign f, int type, double number) {
        return f.node("Cast", f.graph.scalar("zero", number)).integer("to", type).value();
    }

    private static String rounded(Foreign f) {
        return f.node("QuantizeLinear", f.x, f.graph.scalar("s", 0.03), zero(f, UINT8, 120)).value();
    }

    private static String weights(Foreign f, int... shape) {
        Tensor w = RandomTensors.normal(7, shape).map(v -> Math.round(20 * v));
        return f.node("Cast", f.graph.constant("w", w)).integer("to", INT8).value();
    }

    static List<Case> quantized() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("QLinearMatMul", 13, TOKENS, f -> {
            String y = f.node("QLinearMatMul", rounded(f), f.graph.scalar("s", 0.03), zero(f, UINT8, 120),
                    weights(f, 8, 3), f.graph.scalar("ws", 0.02), zero(f, INT8, 0), f.graph.scalar("ys", 0.1),
                    zero(f, UINT8, 128)).value();
            return f.node("DequantizeLinear", y, f.graph.scalar("ys", 0.1), zero(f, UINT8, 128)).value();
        }));
        cases.add(of("QLinearConv", 13, IMAGE, f -> {
            String y = f.node("QLinearConv", rounded(f), f.graph.scalar("s", 0.03), zero(f, UINT8, 120),
                    weights(f, 3, 4, 2, 2), f.numbers(0.02, 0.01, 0.03), small(f, INT8, 0, 0, 0),
                    f.graph.scalar("ys", 0.1), zero(f, UINT8, 128), f.node("Cast", f.numbers(100, -200, 50))
                            .integer("to", 6).value())
                    .ints("pads", 1, 0, 1, 1).value();
            return f.node("DequantizeLinear", y, f.graph.scalar("ys", 0.1), zero(f, UINT8, 128)).value();
        }));
        cases.add(of("MatMulInteger", 13, TOKENS, f -> f.node("Cast", f.node("MatMulInteger", rounded(f),
                weights(f, 8, 3), zero(f, UINT8, 120)).value()).integer("to", 1).value()));
        cases.add(of("ConvInteger", 13, IMAGE, f -> f.node("Cast", f.node("ConvInteger", rounded(f),
                f.node("Cast", f.graph.constant("w", RandomTensors.normal(7, 3, 4, 2, 2).map(v -> Math.abs(Math.round(
                        20 * v))))).integer("to", UINT8).value(),
                zero(f, UINT8, 120), zero(f, UINT8, 3)).value())
                .integer("to", 1).value()));
        cases.add(of("DynamicQuantizeLinear", 13, TOKENS, f -> {
            List<String> parts = f.node("DynamicQuantizeLinear", f.x).values(3);
            String product = f.node("MatMulInteger", parts.get(0), weights(f, 8, 3), parts.get(2)).value();
            String scale = f.node("Mul", parts.get(1), f.graph.scalar("ws", 0.02)).value();
            return f.node("Mul", f.node("Cast", product).integer("to", 1).value(), scale).value();
        }));
        return cases;
    }
}
