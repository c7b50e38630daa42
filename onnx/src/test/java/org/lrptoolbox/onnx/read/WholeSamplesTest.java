package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** Files whose first axis is no batch: steps of time come first, as in PyTorch, or there is only a row of numbers. */
class WholeSamplesTest {
    @TempDir
    private Path folder;

    private Path written(GraphBuilder graph, String output) throws IOException {
        graph.output(output, "n", "m");
        Path file = folder.resolve("whole.onnx");
        Files.write(file, graph.build().toByteArray());
        return file;
    }

    private static String recurrent(GraphBuilder graph, String x) {
        String states = graph.node("LSTM", "lstm", x, weights(graph, "w", 1, 16, 6), weights(graph, "r", 1, 16, 4))
                .integer("hidden_size", 4).value();
        String last = graph.node("Gather", "last", states, graph.integers("at", -1)).integer("axis", 0).value();
        String rows = graph.node("Reshape", "rows", last, graph.integers("shape", -1, 4)).value();
        return graph.node("MatMul", "scores", rows, weights(graph, "v", 4, 3)).value();
    }

    private static String weights(GraphBuilder graph, String name, int... shape) {
        return graph.constant(name, RandomTensors.normal(name.hashCode(), shape));
    }

    private static void assertRuns(Path file, Network network, Tensor x) throws IOException {
        Tensor batch = network.batched(List.of(x)).getFirst();
        Tensor y = new JavaEngine().predict(network, batch);
        try (OnnxSession session = OnnxSession.open(file, 1); CompiledEngine compiled = new CompiledEngine()) {
            Tensor expected = session.run(x);
            Close.assertClose(expected, y.reshape(expected.shape()), 1e-5, network.toString());
            Attribution java = Explainer.of(network, Composites.attnLrp()).explain(x, Target.dominant());
            Attribution fast = Explainer.of(network, Composites.attnLrp(), compiled).explain(x, Target.dominant());
            Close.assertClose(java.relevance(), fast.relevance(), 1e-5, "compiled");
            assertTrue(java.relevance().size() == x.size() && java.relevance().map(Math::abs).sum() > 0,
                    network.toString());
        }
    }

    @Test
    void stepsThatComeFirstAreOneSample() throws IOException {
        GraphBuilder graph = new GraphBuilder("steps first", 14, Precision.FLOAT32);
        Path file = written(graph, recurrent(graph, graph.input("x", 5, 1, 6)));
        Network network = OnnxModel.read(file).network();
        assertArrayEquals(new int[]{5, 1, 6}, network.input().sample());
        assertRuns(file, network, RandomTensors.normal(1, 5, 1, 6));
        assertTrue(Inspection.of(file).model().isPresent());
    }

    /** Nobody can tell steps that the file leaves open from a batch; told how many there are, they are one sample. */
    @Test
    void openStepsAreAskedFor() throws IOException {
        GraphBuilder graph = new GraphBuilder("open steps", 14, Precision.FLOAT32);
        Path file = written(graph, recurrent(graph, graph.input("x", "steps", 1, 6)));
        String message = assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(file)).getMessage();
        assertTrue(String.valueOf(message).contains("the whole shape such as x=20x1x8"), message);
        Network network = OnnxModel.read(file, ReadOptions.DEFAULT.withShape("x", 5, 1, 6)).network();
        assertRuns(file, network, RandomTensors.normal(2, 5, 1, 6));
    }

    @Test
    void aRowOfNumbersIsOneSample() throws IOException {
        GraphBuilder graph = new GraphBuilder("row", 14, Precision.FLOAT32);
        String x = graph.input("x", 6);
        String y = graph.node("MatMul", "y", graph.node("Tanh", "t", x).value(), weights(graph, "w", 6, 3)).value();
        Path file = written(graph, graph.node("Reshape", "out", y, graph.integers("shape", 1, 3)).value());
        assertRuns(file, OnnxModel.read(file).network(), RandomTensors.normal(3, 6));
        assertTrue(Inspection.of(file).model().isPresent());
    }

    /** Steps of one sequence look at those of another, as a decoder's at an encoder's. */
    @Test
    void sequencesMayDifferInLength() throws IOException {
        GraphBuilder graph = new GraphBuilder("two", 14, Precision.FLOAT32);
        String x = graph.input("x", 3, 1, 4);
        String y = graph.input("y", 5, 1, 4);
        String rows = graph.node("Transpose", "rows", x).ints("perm", 1, 0, 2).value();
        String columns = graph.node("Transpose", "columns", y).ints("perm", 1, 2, 0).value();
        Path file = written(graph, graph.node("MatMul", "scores", rows, columns).value());
        Network network = OnnxModel.read(file).network();
        Tensor a = RandomTensors.normal(4, 3, 1, 4);
        Tensor b = RandomTensors.normal(5, 5, 1, 4);
        Tensor scores = new JavaEngine().predict(network, network.batched(List.of(a, b)));
        double expected = 0;
        for (int i = 0; i < 4; i++) {
            expected += a.data()[4 + i] * b.data()[8 + i];
        }
        assertEquals(expected, scores.data()[5 + 2], 1e-12);
        assertTrue(Inspection.of(file).model().isPresent());
    }

    /** Points that are stored are looked at in one image. */
    @Test
    void storedPointsAreWeightedPixels() throws IOException {
        for (String padding : List.of("zeros", "border", "reflection")) {
            for (String mode : List.of("bilinear", "nearest", "bicubic")) {
                GraphBuilder graph = new GraphBuilder("grid", 16, Precision.FLOAT32);
                String x = graph.input("x", 1, 2, 4, 5);
                Path file = written(graph, graph.node("GridSample", "y", x, weights(graph, "points", 1, 3, 6, 2))
                        .text("mode", mode).text("padding_mode", padding).value());
                assertRuns(file, OnnxModel.read(file).network(), RandomTensors.normal(6, 1, 2, 4, 5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zeros", "border", "reflection"})
    void pointsLieInVolumes(String padding) throws IOException {
        GraphBuilder graph = new GraphBuilder("volume", 20, Precision.FLOAT32);
        String x = graph.input("x", 1, 3, 3, 4, 2);
        String points = graph.node("Transpose", "points", graph.node("Tanh", "t", x).value())
                .ints("perm", 0, 2, 3, 4, 1)
                .value();
        Path file = written(graph, graph.node("GridSample", "y", x, points).text("mode", "linear")
                .text("padding_mode", padding).value());
        assertRuns(file, OnnxModel.read(file).network(), RandomTensors.normal(7, 1, 3, 3, 4, 2));
    }

    /** Where a point is on a pixel, the slope is the one towards the next pixel, as in PyTorch; it was none. */
    @Test
    void pointsOnPixelsHaveSlopes() throws IOException {
        GraphBuilder graph = new GraphBuilder("on pixels", 20, Precision.FLOAT32);
        String moves = graph.input("moves", 1, 2, 3);
        String points = graph.node("AffineGrid", "points", moves, graph.integers("size", 1, 1, 3, 3))
                .integer("align_corners", 1).value();
        String image = graph.constant("image", Tensor.of(new double[]{1, 2, 4, 7, 11, 16, 22, 29, 37}, 1, 1, 3, 3));
        Path file = written(graph, graph.node("GridSample", "y", image, points).integer("align_corners", 1).value());
        Network network = OnnxModel.read(file).network();
        Tensor identity = Tensor.of(new double[]{1, 0, 0, 0, 1, 0}, 1, 2, 3);
        Tensor seed = Tensor.zeros(new JavaEngine().predict(network, identity).shape());
        seed.data()[4] = 1;
        Tensor slope = Explainer.of(network, Composites.gradient()).explain(identity, Target.seed(seed)).relevance();
        // The middle: a step to the right is worth 16 - 11, one down 29 - 11.
        assertArrayEquals(new double[]{0, 0, 5, 0, 0, 18}, slope.data(), 1e-6);
    }

    /** A number for each sample, such as the step of a diffusion, has no axis but the batch. */
    @Test
    void oneNumberOfEachSampleStandsBesideOthers() throws IOException {
        GraphBuilder graph = new GraphBuilder("time", 14, Precision.FLOAT32);
        String x = graph.input("x", "n", 4);
        String time = graph.node("Unsqueeze", "time", graph.input("t", "n"), graph.integers("axis", 1)).value();
        Path file = written(graph, graph.node("MatMul", "out", graph.node("Mul", "y", x, graph.node("Sin", "wave", time)
                .value()).value(), weights(graph, "w", 4, 3)).value());
        Network network = OnnxModel.read(file).network();
        Tensor rows = RandomTensors.normal(8, 2, 4);
        Tensor times = Tensor.of(new double[]{0.5, 2}, 2);
        JavaEngine java = new JavaEngine();
        Tensor y = java.predict(network, List.of(rows, times));
        Tensor doubled = java.predict(network, List.of(rows, Tensor.of(new double[]{0.5, 0.5}, 2)));
        for (int i = 0; i < 3; i++) {
            assertEquals(doubled.data()[i], y.data()[i], 1e-12);
            assertEquals(doubled.data()[3 + i] * Math.sin(2) / Math.sin(0.5), y.data()[3 + i], 1e-12);
        }
        try (CompiledEngine compiled = new CompiledEngine()) {
            Attribution why = Explainer.of(network, Composites.attnLrp()).explain(List.of(rows, times),
                    Target.dominant());
            Attribution fast = Explainer.of(network, Composites.attnLrp(), compiled).explain(List.of(rows, times),
                    Target.dominant());
            Close.assertClose(why.roots().get("t"), fast.roots().get("t"), 1e-5, "relevance of the step");
        }
    }

    /** Nodes and edges of a graph, which are no batch: what comes along the edges meets, by any engine. */
    @ParameterizedTest
    @ValueSource(strings = {"add", "none", "max"})
    void partsMeetAtComputedPlaces(String how) throws IOException {
        GraphBuilder graph = new GraphBuilder("edges", 18, Precision.FLOAT32);
        String x = graph.input("x", 4, 2);
        String edges = graph.fresh("edges");
        graph.reservedIntegerInput(edges, 2, 4);
        String from = graph.node("Gather", "from", edges, graph.integers("first", 0)).integer("axis", 0).value();
        String to = graph.node("Gather", "to", edges, graph.integers("second", 1)).integer("axis", 0).value();
        String sent = graph.node("Gather", "sent", graph.node("Tanh", "h", x).value(),
                graph.node("Squeeze", "a", from, graph.integers("axis 0", 0)).value()).integer("axis", 0).value();
        String base = graph.constant("base", Tensor.full(-0.1, 4, 2));
        String at = graph.node("Transpose", "at", to).ints("perm", 1, 0).value();
        String met = how.equals("max")
                ? graph.node("ScatterElements", "met", base, graph.node("Expand", "wide", at,
                        graph.integers("size", 4, 2)).value(), sent).text("reduction", how).integer("axis", 0).value()
                : graph.node("ScatterND", "met", base, at, sent).text("reduction", how).value();
        Path file = written(graph, graph.node("Exp", "y", met).value());
        Network network = OnnxModel.read(file).network();
        Tensor nodes = RandomTensors.normal(9, 4, 2);
        int[] start = {0, 1, 3, 1};
        int[] end = how.equals("none") ? new int[]{3, 2, 0, -3} : new int[]{3, 2, 2, 0};
        Tensor pairs = Tensor.zeros(2, 4);
        double[] expected = Tensor.full(-0.1, 4, 2).data();
        for (int e = 0; e < 4; e++) {
            pairs.data()[e] = start[e];
            pairs.data()[4 + e] = end[e];
            for (int k = 0; k < 2; k++) {
                double value = Math.tanh(nodes.data()[2 * start[e] + k]);
                int place = 2 * Math.floorMod(end[e], 4) + k;
                expected[place] = switch (how) {
                    case "add" -> expected[place] + value;
                    case "max" -> Math.max(expected[place], value);
                    default -> value;
                };
            }
        }
        List<Tensor> given = network.batched(List.of(nodes, pairs));
        Attribution slow = Explainer.of(network, Composites.attnLrp()).explain(given, Target.output());
        Close.assertClose(Tensor.of(expected, 4, 2).map(Math::exp), slow.prediction().reshape(4, 2), 1e-7, how);
        try (CompiledEngine compiled = new CompiledEngine()) {
            Close.assertClose(slow.prediction(), compiled.predict(network, given), 1e-5, how);
            Attribution fast = Explainer.of(network, Composites.attnLrp(), compiled).explain(given, Target.output());
            Close.assertClose(slow.relevance(), fast.relevance(), 1e-5, how);
        }
    }

    /** Numbers are put to places along all axes, which may count from the end, by any engine. */
    @ParameterizedTest
    @ValueSource(strings = {"add", "none", "max", "mul"})
    void numbersGoToComputedPlacesAlongSeveralAxes(String how) throws IOException {
        GraphBuilder graph = new GraphBuilder("places", 18, Precision.FLOAT32);
        String x = graph.input("x", 1, 3, 4);
        String at = graph.fresh("at");
        graph.reservedIntegerInput(at, 1, 2, 3);
        String sent = graph.node("ReduceMax", "sent", x, graph.integers("last", 2)).integer("keepdims", 0).value();
        String two = graph.node("Slice", "two", sent, graph.integers("from", 0), graph.integers("to", 2),
                graph.integers("axis", 1)).value();
        Path file = written(graph, graph.node("ScatterND", "y", graph.node("Tanh", "h", x).value(), at, two)
                .text("reduction", how).value());
        Network network = OnnxModel.read(file).network();
        Tensor numbers = RandomTensors.normal(19, 1, 3, 4);
        double[] expected = numbers.map(Math::tanh).data();
        int[][] places = {{1, 2}, {-1, -4}};
        for (int i = 0; i < 2; i++) {
            double value = Arrays.stream(numbers.data(), 4 * i, 4 * i + 4).max().orElseThrow();
            int place = 4 * Math.floorMod(places[i][0], 3) + Math.floorMod(places[i][1], 4);
            expected[place] = switch (how) {
                case "add" -> expected[place] + value;
                case "mul" -> expected[place] * value;
                case "max" -> Math.max(expected[place], value);
                default -> value;
            };
        }
        List<Tensor> given = List.of(numbers, Tensor.of(new double[]{0, 1, 2, 0, -1, -4}, 1, 2, 3));
        Attribution slow = Explainer.of(network, Composites.attnLrp()).explain(given, Target.output());
        Close.assertClose(Tensor.of(expected, 1, 3, 4), slow.prediction().reshape(1, 3, 4), 1e-7, how);
        try (CompiledEngine compiled = new CompiledEngine()) {
            Attribution fast = Explainer.of(network, Composites.attnLrp(), compiled).explain(given, Target.output());
            Close.assertClose(slow.relevance(), fast.relevance(), 1e-5, how);
        }
    }

    /** What a file made for a batch holds once for each of its samples is one sample's, if it is the same for all. */
    @Test
    void aConstantOfEqualRowsIsThatOfEverySample() throws IOException {
        GraphBuilder graph = new GraphBuilder("rows", 18, Precision.FLOAT32);
        String x = graph.input("x", 2, 3);
        String rows = graph.constant("rows", Tensor.of(new double[]{1, 2, 3, 1, 2, 3}, 2, 3));
        Network network = OnnxModel.read(written(graph, graph.node("Mul", "y", x, rows).value())).network();
        Tensor ones = Tensor.full(1, 1, 3);
        assertArrayEquals(new double[]{1, 2, 3}, new JavaEngine().predict(network, ones).data());
    }

    /** A batch that is followed all the way stays one. */
    @Test
    void aBatchOfFixedSizeStaysOne() throws IOException {
        GraphBuilder graph = new GraphBuilder("batch", 14, Precision.FLOAT32);
        String x = graph.input("x", 5, 6);
        Path file = written(graph, graph.node("MatMul", "y", x, weights(graph, "w", 6, 3)).value());
        assertArrayEquals(new int[]{6}, OnnxModel.read(file).network().input().sample());
    }
}
