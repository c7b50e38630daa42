package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.onnx.read.Foreign.shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.read.Foreign.Case;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** Attention as ONNX Runtime's optimizer fuses it, in every form that is read; the others are refused by name. */
class FusedAttentionTest {
    private static final int OPSET = 18;
    private static final int WORDS = 5;
    private static final int WIDTH = 8;
    private static final int[] TOKENS = {WORDS, WIDTH};
    private static final int INT32 = 6;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource({"projected", "masked", "multiHead", "multiHeadMasked", "furtherOutputs"})
    void computesWhatTheRuntimeComputes(Case model) throws IOException {
        RuntimeTwin.of(model, folder).assertForward(1);
    }

    @ParameterizedTest
    @MethodSource({"projected", "multiHead"})
    void computesBatchesAsTheRuntimeDoes(Case model) throws IOException {
        RuntimeTwin.of(model, folder).assertForward(3);
    }

    @ParameterizedTest
    @MethodSource({"projected", "masked", "multiHead", "multiHeadMasked", "furtherOutputs"})
    void hasTheGradientOfFiniteDifferences(Case model) throws IOException {
        RuntimeTwin.of(model, folder).assertGradient();
    }

    /** ONNX Runtime ends with the process where attention has no bias: a bias of zeros must do instead. */
    @Test
    void noBiasIsABiasOfZeros() throws IOException {
        Network none = read(of("Attention, no bias", f -> attention(f, 3 * WIDTH)));
        Network zeros = read(of("Attention, a bias of zeros", f -> attention(f, 3 * WIDTH, f.graph.constant("b",
                Tensor.zeros(3 * WIDTH)))));
        Tensor x = RandomTensors.normal(OPSET, 2, WORDS, WIDTH);
        JavaEngine engine = new JavaEngine();
        assertEquals(engine.predict(zeros, x), engine.predict(none, x));
    }

    private Network read(Case model) throws IOException {
        Foreign foreign = new Foreign(model.opset(), model.sample());
        return OnnxModel.read(foreign.write(folder, model.nodes().apply(foreign))).network();
    }

    /** What is refused, and what the message says of it. */
    private record Refused(Case model, String reason) {
        @Override
        public String toString() {
            return model.name();
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void otherFormsAreRefusedByName(Refused refused) {
        String message = String.valueOf(assertThrows(UnsupportedModelException.class,
                () -> read(refused.model)).getMessage());
        String op = refused.model.name().startsWith("Multi") ? "'MultiHeadAttention'" : "'Attention'";
        assertTrue(message.contains(refused.reason) && message.contains(op), message);
    }

    private static Case of(String name, Function<Foreign, NodeBuilder> node) {
        return Case.of(name, OPSET, TOKENS, f -> node.apply(f).value());
    }

    /** Attention of two heads over the words, its further inputs behind the weights. */
    private static NodeBuilder attention(Foreign f, int columns, String... more) {
        List<String> inputs = new ArrayList<>(List.of(f.x, f.random("w", WIDTH, columns)));
        inputs.addAll(List.of(more));
        return f.microsoft("Attention", inputs.toArray(String[]::new)).integer("num_heads", 2);
    }

    static List<Case> projected() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("Attention", f -> attention(f, 24, f.random("b", 24))));
        cases.add(of("Attention, narrow", f -> attention(f, 12, f.random("b", 12))));
        cases.add(of("Attention, values of another width", f -> attention(f, 20, f.random("b", 20))
                .ints("qkv_hidden_sizes", 4, 4, 12)));
        cases.add(of("Attention, scaled", f -> attention(f, 24, f.random("b", 24)).real("scale", 0.2f)));
        cases.add(of("Attention, unidirectional", f -> attention(f, 24, f.random("b", 24))
                .integer("unidirectional", 1)));
        return cases;
    }

    static List<Case> masked() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("Attention, the first words count", f -> attention(f, 24, f.random("b", 24),
                small(f, new long[]{3}, 1))));
        cases.add(of("Attention, some words count", f -> attention(f, 24, f.random("b", 24), words(f))));
        cases.add(of("Attention, some words count a little less", f -> attention(f, 24, f.random("b", 24), words(f))
                .real("mask_filter_value", -1.5f)));
        cases.add(of("Attention, no word counts", f -> attention(f, 24, f.random("b", 24),
                small(f, new long[WORDS], 1, WORDS)).real("mask_filter_value", -1.5f)));
        cases.add(of("Attention, flags beyond 0 and 1", f -> attention(f, 24, f.random("b", 24),
                small(f, new long[]{2, -1, 1, 0, 7}, 1, WORDS)).real("mask_filter_value", -1.5f)));
        cases.add(of("Attention, a flag for each pair", f -> attention(f, 24, f.random("b", 24), pairs(f))));
        cases.add(of("Attention, some words count, unidirectional", f -> attention(f, 24, f.random("b", 24), words(f))
                .integer("unidirectional", 1)));
        cases.add(of("Attention, a number added to each score", f -> attention(f, 24, f.random("b", 24), "", "",
                f.random("scores", 1, 2, WORDS, WORDS))));
        cases.add(of("Attention, a number for all heads, some words count", f -> attention(f, 20, f.random("b", 20),
                words(f), "", f.random("scores", 1, 1, WORDS, WORDS)).ints("qkv_hidden_sizes", 4, 4, 12)));
        return cases;
    }

    /** Queries, keys and values of two heads: those of the words, of 3 fewer or more words, of other widths. */
    private static NodeBuilder apart(Foreign f, int keys, int width, String... more) {
        String memory = keys == WORDS
                ? f.node("Sin", f.x).value()
                : f.node("MatMul", f.random("m", keys, WORDS), f.x).value();
        List<String> inputs = new ArrayList<>(List.of(f.x, memory,
                f.node("MatMul", memory, f.random("v", WIDTH, width)).value()));
        inputs.addAll(List.of(more));
        return f.microsoft("MultiHeadAttention", inputs.toArray(String[]::new)).integer("num_heads", 2);
    }

    static List<Case> multiHead() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("MultiHeadAttention", f -> apart(f, WORDS, WIDTH)));
        cases.add(of("MultiHeadAttention with a bias", f -> apart(f, WORDS, WIDTH, f.random("b", 3 * WIDTH))));
        cases.add(of("MultiHeadAttention, values of another width", f -> apart(f, WORDS, 6,
                f.random("b", 2 * WIDTH + 6))));
        cases.add(of("MultiHeadAttention, over fewer words", f -> apart(f, 2, 4)));
        cases.add(of("MultiHeadAttention, over more words", f -> apart(f, 8, WIDTH, f.random("b", 3 * WIDTH))));
        cases.add(of("MultiHeadAttention, scaled", f -> apart(f, WORDS, WIDTH).real("scale", 0.9f)));
        cases.add(of("MultiHeadAttention, unidirectional", f -> apart(f, WORDS, WIDTH, f.random("b", 3 * WIDTH))
                .integer("unidirectional", 1)));
        return cases;
    }

    /** Keys and values, as a next word would want them, are outputs, too. */
    static List<Case> furtherOutputs() {
        return IntStream.range(0, 3).mapToObj(output -> of("MultiHeadAttention, output " + output, f -> f.node("Sin",
                apart(f, 3, 6, f.random("b", 2 * WIDTH + 6)).values(3).get(output)))).toList();
    }

    static List<Case> multiHeadMasked() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("MultiHeadAttention, the first words count", f -> apart(f, WORDS, WIDTH, "",
                small(f, new long[]{2}, 1))));
        cases.add(of("MultiHeadAttention, some words count", f -> apart(f, WORDS, WIDTH, "", words(f))));
        cases.add(of("MultiHeadAttention, some of other words count", f -> apart(f, 3, 6, f.random("b", 22),
                small(f, new long[]{1, 0, 1}, 1, 3))));
        cases.add(of("MultiHeadAttention, some words count a little less", f -> apart(f, WORDS, WIDTH, "", words(f))
                .real("mask_filter_value", -0.5f)));
        cases.add(of("MultiHeadAttention, a flag for each pair", f -> apart(f, WORDS, WIDTH, "", pairs(f))));
        cases.add(of("MultiHeadAttention, a number added to each score", f -> apart(f, 3, 6, f.random("b", 22), "",
                f.random("scores", 1, 2, WORDS, 3))));
        cases.add(of("MultiHeadAttention, a number for all heads, unidirectional", f -> apart(f, WORDS, WIDTH, "",
                words(f), f.random("scores", 1, 1, WORDS, WORDS)).integer("unidirectional", 1)));
        return cases;
    }

    private static String words(Foreign f) {
        return small(f, new long[]{1, 0, 1, 1, 0}, 1, WORDS);
    }

    private static String pairs(Foreign f) {
        long[] flags = new long[WORDS * WORDS];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = i % 3 == 1 ? 0 : 1;
        }
        return small(f, flags, 1, WORDS, WORDS);
    }

    private static String small(Foreign f, long[] numbers, int... shape) {
        return f.node("Cast", f.graph.constantIntegers("small", numbers, shape)).integer("to", INT32).value();
    }

    static List<Refused> refused() {
        List<Refused> cases = new ArrayList<>();
        cases.add(new Refused(of("Attention with a past", f -> attention(f, 24, f.random("b", 24), "",
                f.random("past", 2, 1, 2, 3, 4))), "keeps keys and values of earlier words (input 4)"));
        cases.add(new Refused(of("Attention, first and last word that count", f -> attention(f, 24, f.random("b", 24),
                small(f, new long[]{4, 1}, 2))), "has a mask of 1 axes"));
        cases.add(new Refused(of("Attention, a picture of flags", f -> attention(f, 24, f.random("b", 24),
                small(f, new long[WORDS * WORDS], 1, 1, WORDS, WORDS))), "has a mask of 4 axes"));
        cases.add(new Refused(of("MultiHeadAttention with a past", f -> apart(f, WORDS, WIDTH, "", "", "",
                f.random("k", 1, 2, 3, 4), f.random("p", 1, 2, 3, 4))),
                "keeps keys and values of earlier words (input 6)"));
        cases.add(new Refused(Case.of("MultiHeadAttention, all packed", OPSET, shape(WORDS, 2, 3, 4),
                f -> f.microsoft("MultiHeadAttention", f.x).integer("num_heads", 2).value()), "packed into one"));
        cases.add(new Refused(of("MultiHeadAttention, keys and values packed", f -> f.microsoft("MultiHeadAttention",
                f.x, f.random("kv", 1, WORDS, 2, 2, 4)).integer("num_heads", 2)), "packed into one"));
        cases.add(new Refused(of("MultiHeadAttention, keys apart already", f -> f.microsoft("MultiHeadAttention", f.x,
                f.random("k", 1, 2, WORDS, 4), f.random("v", 1, 2, WORDS, 4)).integer("num_heads", 2)),
                "input 1 has 4 axes"));
        return cases;
    }
}
