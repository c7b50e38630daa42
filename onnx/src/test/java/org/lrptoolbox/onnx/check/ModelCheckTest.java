package org.lrptoolbox.onnx.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.canonize.OutputActivation;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.onnx.check.CheckedLayer.Status;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.onnx.zoo.Zoo;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

class ModelCheckTest {
    @TempDir
    private Path folder;

    private final GraphBuilder graph = new GraphBuilder("checked", 13, Precision.FLOAT32);

    private String random(String name, int... shape) {
        return graph.constant(name, RandomTensors.normal(name.hashCode(), shape));
    }

    private Path write(String output) throws IOException {
        graph.output(output, "n", "m");
        Path file = folder.resolve("checked.onnx");
        Files.write(file, graph.build().toByteArray());
        return file;
    }

    private static List<Status> statuses(ModelCheck check) {
        return check.layers().stream().map(CheckedLayer::status).toList();
    }

    @Test
    void everyLayerHasALineThatSaysWhatBecomesOfIt() throws IOException {
        String x = graph.input("x", "n", 2, 6, 6);
        String y = graph.node("Conv", "conv", x, random("w", 3, 2, 3, 3)).ints("pads", 1, 1, 1, 1).value();
        y = graph.node("BatchNormalization", "bn", y, random("s", 3), random("t", 3), random("m", 3),
                graph.constant("v", RandomTensors.normal(1, 3).map(Math::abs))).value();
        y = graph.node("Relu", "relu", y).value();
        y = graph.node("Dropout", "drop", y).value();
        y = graph.node("Flatten", "flat", y).value();
        y = graph.node("MatMul", "product", y, random("u", 108, 4)).value();
        y = graph.node("Add", "bias", y, random("b", 4)).value();
        ModelCheck check = ModelCheck.of(write(graph.node("Softmax", "prob", y).value()),
                Optional.of(Composites.epsilonPlus()), OutputActivation.DROPPED);
        assertTrue(check.isSupported(), check.toString());
        assertEquals(List.of(Status.SUPPORTED, Status.CANONIZED, Status.SUPPORTED, Status.SUPPORTED, Status.SUPPORTED,
                Status.SUPPORTED, Status.SUPPORTED, Status.CANONIZED), statuses(check), check.toString());
        assertEquals(54 + 432 + 4, check.parameters());
        String table = check.toString();
        for (String words : List.of("fused into conv", "dropped: scores", "does nothing", "part of bias", "(3, 6, 6)",
                "ZPlus", "8 layers, 490 parameters, 2 canonized; can be explained")) {
            assertTrue(table.contains(words), words + " in\n" + table);
        }
    }

    /** Padding as a layer of its own belongs to the layer that reads it. */
    @Test
    void paddingSaysWhoTakesIt() throws IOException {
        String x = graph.node("Relu", "relu", graph.input("x", "n", 3, 6, 6)).value();
        String pad = graph.node("Pad", "pad", x, graph.integers("pads", 0, 0, 0, 0, 0, 0, 1, 1), graph.constant("zero",
                Tensor.zeros(1))).value();
        String y = graph.node("MaxPool", "pool", pad).ints("kernel_shape", 3, 3).ints("strides", 2, 2).value();
        String table = ModelCheck.of(write(y), Optional.empty(), OutputActivation.DROPPED).toString();
        assertTrue(table.contains("fused into pool"), table);
    }

    @Test
    void partsOfAFunctionSayWhoseTheyAre() throws IOException {
        String x = graph.node("MatMul", "product", graph.input("x", "n", 6), random("w", 6, 4)).value();
        String e = graph.node("Exp", "exp", x).value();
        String sum = graph.node("ReduceSum", "sum", e, graph.integers("axis", -1)).value();
        String p = graph.node("Div", "softmax", e, sum).value();
        String y = graph.node("MatMul", "values", p, random("u", 4, 3)).value();
        String one = graph.node("Add", "one", graph.node("Abs", "abs", y).value(), graph.scalar("1", 1)).value();
        ModelCheck check = ModelCheck.of(write(graph.node("Div", "softsign", y, one).value()));
        assertEquals(List.of("", "part of softmax_2", "part of softmax_2", "with its parts: SoftMax", "",
                "part of softsign_2", "part of softsign_2",
                "with its parts: Softsign"),
                check.layers().stream().map(CheckedLayer::note).toList());
    }

    /** Steps share their weights, which are counted once. */
    @Test
    void nodesThatAreManyLayersHaveOneLine() throws IOException {
        String steps = graph.node("Transpose", "steps", graph.input("x", "n", 7, 3)).ints("perm", 1, 0, 2).value();
        String state = graph.node("LSTM", "lstm", steps, random("w", 1, 24, 3), random("r", 1, 24, 6),
                random("b", 1, 48)).integer("hidden_size", 6).values(2).getLast();
        String y = graph.node("Squeeze", "state", state, graph.integers("axis", 0)).value();
        ModelCheck check = ModelCheck.of(write(graph.node("MatMul", "product", y, random("u", 6, 4)).value()),
                Optional.of(Composites.epsilonPlus()), OutputActivation.DROPPED);
        CheckedLayer lstm = check.layers().get(1);
        assertEquals("LSTM", lstm.operator());
        assertEquals(24 * 3 + 24 * 6 + 48, lstm.parameters());
        assertTrue(lstm.note().matches("as \\d+ layers"), lstm.note());
        assertTrue(lstm.rule().contains("Held") && lstm.rule().contains("Epsilon"), lstm.rule());
        assertEquals(Status.SUPPORTED, lstm.status());
    }

    @Test
    void allProblemsAreListed() throws IOException {
        String x = graph.input("x", "n", 2, 6, 6);
        String y = graph.node("NonMaxSuppression", "first", x).value();
        y = graph.node("Relu", "relu", y).value();
        y = graph.node("Det", "second", y).value();
        y = graph.node("Gemm", "third", y, random("w", 9, 4)).value();
        y = graph.node("Relu", "relu2", y).value();
        ModelCheck check = ModelCheck.of(write(graph.node("Mul", "fourth", y, x).value()));
        assertFalse(check.isSupported());
        assertEquals(List.of(Status.UNSUPPORTED, Status.SUPPORTED, Status.UNSUPPORTED, Status.UNKNOWN,
                Status.SUPPORTED, Status.SUPPORTED), statuses(check), check.toString());
        assertTrue(check.toString().contains("cannot be explained: 3 problems"), check.toString());
        assertTrue(check.layers().stream().skip(1).allMatch(l -> l.shape().isEmpty()), check.toString());
    }

    @Test
    void partsOfActivationsThatNothingCompletesAreLayersOfTheirOwn() throws IOException {
        String x = graph.input("x", "n", 4);
        ModelCheck check = ModelCheck.of(write(graph.node("Relu", "relu", graph.node("Erf", "erf", x).value())
                .value()));
        assertTrue(check.isSupported(), check.toString());
    }

    @Test
    void modelsThatAreNotSupportedAsAWholeSayWhy() throws IOException {
        GraphBuilder old = new GraphBuilder("old", 6, Precision.FLOAT32);
        old.output(old.node("Relu", "relu", old.input("x", "n", 4)).value(), "n", 4);
        Path file = folder.resolve("old.onnx");
        Files.write(file, old.build().toByteArray());
        ModelCheck check = ModelCheck.of(file);
        assertFalse(check.isSupported());
        assertTrue(check.toString().contains("version 6"), check.toString());
    }

    @Test
    void networksAreCheckedToo() {
        ModelCheck check = ModelCheck.of(Nets.convolutional(true), Optional.empty(), OutputActivation.DROPPED,
                Nets.IMAGE);
        assertTrue(check.isSupported());
        assertEquals(Nets.convolutional(true).size(), check.layers().size());
        assertTrue(Arrays.stream(check.toString().split("\n")).anyMatch(l -> l.contains("9-SoftMax")
                && l.contains("dropped")), check.toString());
    }

    /** Preprocessing, a normalisation that stays, and a decision by the classes of a sigmoid in per cent. */
    @Test
    void saysWhatStaysAndWhatIsExplained() throws IOException {
        String x = graph.input("x", "n", 2, 6, 6);
        String y = graph.node("Sub", "mean", x, random("mu", 2, 1, 1)).value();
        y = graph.node("Relu", "relu", graph.node("Conv", "conv", y, random("w", 3, 2, 3, 3)).value()).value();
        y = graph.node("BatchNormalization", "bn", y, random("s", 3), random("t", 3), random("m", 3),
                graph.constant("v", RandomTensors.normal(1, 3).map(Math::abs))).value();
        y = graph.node("Flatten", "flat", graph.node("Relu", "relu2", y).value()).value();
        y = graph.node("Gemm", "scores", y, random("u", 48, 4)).value();
        y = graph.node("Sigmoid", "prob", y).value();
        y = graph.node("Mul", "percent", y, graph.constant("hundred", Tensor.full(100, 1))).value();
        ModelCheck check = ModelCheck.of(write(graph.node("ArgMax", "best", y).integer("axis", 1).value()));
        assertTrue(check.isSupported(), check.toString());
        List<String> notes = check.layers().stream().map(l -> l.name() + ": " + l.note()).toList();
        assertTrue(notes.contains("mean: preprocessing: hands relevance on"), notes.toString());
        assertTrue(notes.contains("bn: fits into no layer beside it: its shift takes a share of relevance, as a bias "
                + "does"), notes.toString());
        assertTrue(notes.contains("prob: dropped: scores are explained, not probabilities"), notes.toString());
        assertTrue(notes.contains("percent: dropped: scores are explained, not probabilities"), notes.toString());
    }

    @Test
    void networksOfTheZooCanBeExplained() throws IOException {
        Path file = folder.resolve("zoo.onnx");
        Zoo.write("caffenet", 1, file);
        ModelCheck check = ModelCheck.of(file);
        assertTrue(check.isSupported(), check.toString());
        assertEquals(Zoo.describe("caffenet").parameters(), check.parameters());
    }
}
