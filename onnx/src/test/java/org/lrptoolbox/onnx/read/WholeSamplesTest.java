package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            for (String mode : List.of("bilinear", "nearest")) {
                GraphBuilder graph = new GraphBuilder("grid", 16, Precision.FLOAT32);
                String x = graph.input("x", 1, 2, 4, 5);
                Path file = written(graph, graph.node("GridSample", "y", x, weights(graph, "points", 1, 3, 6, 2))
                        .text("mode", mode).text("padding_mode", padding).value());
                assertRuns(file, OnnxModel.read(file).network(), RandomTensors.normal(6, 1, 2, 4, 5));
            }
        }
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
