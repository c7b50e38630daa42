package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.onnx.read.Foreign.shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.read.Foreign.Case;

/** What ONNX Runtime's optimizer fuses, in every form that is read. */
class FusedOperatorsTest {
    private static final int OPSET = 20;
    private static final int[] TOKENS = {5, 8};
    private static final int[] IMAGE = {4, 6, 7};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource({"activations", "norms", "products", "convolutions"})
    void computesWhatTheRuntimeComputes(Case model) throws IOException {
        RuntimeTwin.of(model, folder).assertForward(2);
    }

    /** Positions are stored, those of one sample. */
    @ParameterizedTest
    @MethodSource("turned")
    void computesASampleAsTheRuntimeDoes(Case model) throws IOException {
        RuntimeTwin.of(model, folder).assertForward(1);
    }

    @ParameterizedTest
    @MethodSource({"activations", "norms", "products", "convolutions", "turned"})
    void hasTheGradientOfFiniteDifferences(Case model) throws IOException {
        RuntimeTwin.of(model, folder).assertGradient();
    }

    @ParameterizedTest
    @CsvSource({"NhwcMaxPool, , one kind of processor",
        "NhwcFusedConv, , one kind of processor", "GroupQueryAttention, , keys and values of earlier words",
        "FusedConv, activation, is followed by 'Gelu'"})
    void otherFormsAreRefusedByName(String op, String attribute, String reason) throws IOException {
        Foreign foreign = new Foreign(OPSET, IMAGE);
        NodeBuilder node = foreign.microsoft(op, foreign.x, foreign.random("w", 4, 4, 1, 1));
        if (attribute != null) {
            node = attribute.equals("activation") ? node.text(attribute, "Gelu") : node.integer(attribute, 1);
        }
        Path file = foreign.write(folder, node.value());
        String message = String.valueOf(assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(file))
                .getMessage());
        assertTrue(message.contains("'" + op + "'") && message.contains(reason), message);
    }

    private static Case of(String name, int[] sample, Function<Foreign, NodeBuilder> node) {
        return Case.of(name, OPSET, sample, f -> node.apply(f).value());
    }

    static List<Case> activations() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("Gelu", TOKENS, f -> f.microsoft("Gelu", f.x)));
        cases.add(of("BiasGelu", TOKENS, f -> f.microsoft("BiasGelu", f.x, f.random("b", 8))));
        cases.add(of("FastGelu", TOKENS, f -> f.microsoft("FastGelu", f.x)));
        cases.add(of("FastGelu with a bias", TOKENS, f -> f.microsoft("FastGelu", f.x, f.random("b", 8))));
        cases.add(of("QuickGelu", TOKENS, f -> f.microsoft("QuickGelu", f.x)));
        cases.add(of("QuickGelu, alpha", TOKENS, f -> f.microsoft("QuickGelu", f.x).real("alpha", 0.7f)));
        return cases;
    }

    /** The numbers are small, so that the epsilon counts. */
    static List<Case> norms() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("SkipLayerNormalization", TOKENS, f -> f.microsoft("SkipLayerNormalization", small(f), skip(f),
                f.random("g", 8))));
        cases.add(of("SkipLayerNormalization with a shift", TOKENS, f -> f.microsoft("SkipLayerNormalization",
                small(f), skip(f), f.random("g", 8), f.random("b", 8)).real("epsilon", 1e-4f)));
        cases.add(of("SkipLayerNormalization with a shift and a bias", TOKENS, f -> f.microsoft(
                "SkipLayerNormalization", small(f), skip(f), f.random("g", 8), f.random("b", 8), f.random("c", 8))));
        cases.add(of("SkipLayerNormalization with a bias alone", TOKENS, f -> f.microsoft("SkipLayerNormalization",
                small(f), skip(f), f.random("g", 8), "", f.random("c", 8))));
        cases.add(of("SkipLayerNormalization of a stored skip", TOKENS, f -> f.microsoft("SkipLayerNormalization",
                f.x, f.random("s", 5, 8), f.random("g", 8))));
        cases.add(sum("SkipLayerNormalization", "g", "b", "c"));
        cases.add(of("SkipSimplifiedLayerNormalization", TOKENS, f -> f.microsoft("SkipSimplifiedLayerNormalization",
                small(f), skip(f), f.random("g", 8))));
        cases.add(of("SkipSimplifiedLayerNormalization with a bias", TOKENS, f -> f.microsoft(
                "SkipSimplifiedLayerNormalization", small(f), skip(f), f.random("g", 8), f.random("c", 8))
                .real("epsilon", 1e-4f)));
        cases.add(sum("SkipSimplifiedLayerNormalization", "g", "c"));
        cases.add(of("SimplifiedLayerNormalization", TOKENS, f -> f.node("SimplifiedLayerNormalization", small(f),
                f.random("g", 8))));
        for (boolean segments : new boolean[]{false, true}) {
            cases.add(of("EmbedLayerNormalization" + (segments ? " with segments" : ""), TOKENS, f -> f.node("Add",
                    f.x, f.microsoft("EmbedLayerNormalization", ids(f, 3, 0, 5, 5, 1),
                            segments ? ids(f, 0, 0, 1, 1, 1) : "", f.random("words", 6, 8), f.random("positions", 7, 8),
                            segments ? f.random("segments", 2, 8) : "", f.random("g", 8), f.random("b", 8))
                            .values(2).getFirst())));
        }
        return cases;
    }

    /** The fourth output, what is normalised, beside the first. */
    private static Case sum(String op, String... parameters) {
        return of(op + " and its sum", TOKENS, f -> {
            List<String> inputs = new ArrayList<>(List.of(f.x, skip(f)));
            for (String name : parameters) {
                inputs.add(f.random(name, 8));
            }
            List<String> outputs = f.microsoft(op, inputs.toArray(String[]::new)).values(4);
            return f.node("Mul", outputs.get(0), outputs.get(3));
        });
    }

    private static String small(Foreign f) {
        return f.node("Mul", f.x, f.graph.scalar("small", 0.01)).value();
    }

    private static String skip(Foreign f) {
        return f.node("Mul", f.node("Sin", f.x).value(), f.graph.scalar("small", 0.02)).value();
    }

    private static String ids(Foreign f, long... ids) {
        return f.node("Cast", f.graph.constantIntegers("ids", ids, 1, ids.length)).integer("to", 6).value();
    }

    static List<Case> products() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("FusedMatMul", TOKENS, f -> f.microsoft("FusedMatMul", f.x, f.random("w", 8, 3))
                .real("alpha", 0.3f)));
        cases.add(of("FusedMatMul, second turned", TOKENS, f -> f.microsoft("FusedMatMul", f.x, f.random("w", 3, 8))
                .integer("transB", 1)));
        cases.add(of("FusedMatMul, both turned", shape(2, 5, 4), f -> f.microsoft("FusedMatMul", f.x,
                f.node("Transpose", f.node("Exp", f.x).value()).ints("perm", 0, 1, 3, 2).value()).integer("transA", 1)
                .integer("transB", 1).real("alpha", -2)));
        for (int turned : new int[]{0, 1}) {
            cases.add(of("FusedMatMul, batch axes behind, turned " + turned, shape(3, 4, 4),
                    f -> f.microsoft("FusedMatMul", f.node("Transpose", f.x).ints("perm", 2, 0, 1, 3).value(),
                            f.node("Transpose", f.node("Exp", f.x).value()).ints("perm", 3, 0, 1, 2).value())
                            .integer("transBatchA", 1).integer("transA", turned).integer("transBatchB", 1)
                            .integer("transB", 1 - turned)));
        }
        cases.add(of("TransposeMatMul", TOKENS, f -> f.microsoft("TransposeMatMul", f.x, f.random("w", 3, 8))
                .integer("transB", 1)));
        cases.add(of("FusedGemm", shape(8), f -> f.microsoft("FusedGemm", f.x, f.random("w", 8, 3))
                .text("activation", "Relu")));
        cases.add(of("FusedGemm with a bias, turned and scaled", shape(8), f -> f.microsoft("FusedGemm", f.x,
                f.random("w", 3, 8), f.random("b", 3)).integer("transB", 1).real("alpha", 0.5f).real("beta", 2)
                .text("activation", "Relu")));
        for (String op : List.of("Relu", "Tanh", "Sigmoid", "Softplus", "Softsign")) {
            cases.add(gemm(op));
        }
        cases.add(gemm("LeakyRelu", 0.3f));
        cases.add(gemm("Elu", 0.6f));
        cases.add(gemm("ThresholdedRelu", 0.2f));
        cases.add(gemm("Selu", 1.5f, 0.9f));
        cases.add(gemm("HardSigmoid", 0.3f, 0.4f));
        cases.add(of("FusedGemm, HardSigmoid, beta before alpha", shape(8), f -> f.microsoft("FusedGemm", f.x,
                f.random("w", 8, 3)).text("activation", "HardSigmoid").real("activation_beta", 0.4f)
                .real("activation_alpha", 0.1f)));
        return cases;
    }

    private static Case gemm(String activation, float... parameters) {
        return of("FusedGemm, " + activation, shape(8), f -> {
            NodeBuilder node = f.microsoft("FusedGemm", f.x, f.random("w", 8, 3), f.random("b", 3))
                    .text("activation", activation);
            String[] names = activation.equals("Selu")
                    ? new String[]{"activation_alpha", "activation_gamma"}
                    : new String[]{"activation_alpha", "activation_beta"};
            for (int i = 0; i < parameters.length; i++) {
                node.real(names[i], parameters[i]);
            }
            return node;
        });
    }

    static List<Case> turned() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("RotaryEmbedding", TOKENS, f -> rotary(f, 4)));
        cases.add(of("RotaryEmbedding, interleaved", TOKENS, f -> rotary(f, 2).integer("interleaved", 1)));
        cases.add(of("RotaryEmbedding, a part of each head", TOKENS, f -> rotary(f, 1).integer("num_heads", 2)
                .integer("rotary_embedding_dim", 2)));
        cases.add(of("RotaryEmbedding, heads apart", shape(2, 5, 8), f -> rotary(f, 4)));
        return cases;
    }

    /** Words turned by so many angles each. */
    private static NodeBuilder rotary(Foreign f, int angles) {
        return f.microsoft("RotaryEmbedding", f.x, f.graph.constantIntegers("at", new long[]{2, 0, 6, 1, 4}, 1, 5),
                f.random("cos", 7, angles), f.random("sin", 7, angles));
    }

    static List<Case> convolutions() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("FusedConv", IMAGE, f -> f.microsoft("FusedConv", f.x, f.random("w", 3, 4, 2, 3))));
        cases.add(of("FusedConv with a bias, padded, in strides and groups", IMAGE, f -> f.microsoft("FusedConv", f.x,
                f.random("w", 6, 2, 3, 3), f.random("b", 6)).integer("group", 2).ints("pads", 1, 0, 1, 1)
                .ints("strides", 2, 1).text("activation", "Relu")));
        cases.add(of("FusedConv with a summand", IMAGE, f -> f.microsoft("FusedConv", f.x, f.random("w", 4, 4, 3, 3),
                f.random("b", 4), f.node("Sin", f.x).value()).ints("pads", 1, 1, 1, 1).text("activation", "Relu")));
        cases.add(of("FusedConv with a summand and no bias", IMAGE, f -> f.microsoft("FusedConv", f.x,
                f.random("w", 4, 4, 1, 1), "", f.node("Sin", f.x).value())));
        for (String op : List.of("Relu", "Tanh", "Sigmoid")) {
            cases.add(conv(op));
        }
        cases.add(conv("LeakyRelu", 0.3f));
        cases.add(conv("HardSigmoid", 0.3f, 0.4f));
        cases.add(conv("Clip", -0.5f, 1.5f));
        return cases;
    }

    private static Case conv(String activation, float... parameters) {
        return of("FusedConv, " + activation, IMAGE, f -> {
            NodeBuilder node = f.microsoft("FusedConv", f.x, f.random("w", 3, 4, 2, 3), f.random("b", 3))
                    .text("activation", activation);
            return parameters.length == 0 ? node : node.reals("activation_params", parameters);
        });
    }
}
