package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** A first axis of open size is a batch only where nothing mixes what lies along it. */
class MixedRowsTest {
    private static final int ROWS = 5;
    private static final int WIDTH = 6;

    @TempDir
    private Path folder;

    /** Files that mix their rows, and by which operator. */
    enum Mixing {
        SOFTMAX("Softmax", (g, x) -> g.node("Softmax", "y", x).integer("axis", 0)),
        ATTENTION("MatMul", (g, x) -> g.node("MatMul", "y", g.node("Softmax", "s", gram(g, x)).integer("axis", -1)
                .value(), x)),
        MEAN("ReduceMean", (g, x) -> g.node("ReduceMean", "y", x).ints("axes", 0).integer("keepdims", 1)),
        CENTRED("ReduceMax", (g, x) -> g.node("Sub", "y", x, g.node("ReduceMax", "m", x).ints("axes", 0)
                .integer("keepdims", 1).value())),
        CUMULATED("CumSum", (g, x) -> g.node("CumSum", "y", x, g.integers("axis", 0))),
        LAST("Gather", (g, x) -> g.node("Gather", "y", x, g.integers("at", -1)).integer("axis", 0)),
        FIRST("Slice", (g, x) -> g.node("Slice", "y", x, g.integers("from", 0), g.integers("to", 1),
                g.integers("axes", 0))),
        REVERSED("Slice", (g, x) -> g.node("Slice", "y", x, g.integers("from", -1), g.integers("to", -99),
                g.integers("axes", 0), g.integers("step", -1))),
        CONVOLVED("Conv", (g, x) -> g.node("Conv", "y", g.node("Unsqueeze", "u", g.node("Transpose", "t", x)
                .ints("perm", 1, 0).value(), g.integers("axes", 0)).value(),
                g.constant("w", RandomTensors.normal(3, 2, WIDTH, 3)))),
        PAIRS("Sub", (g, x) -> g.node("Sub", "y", g.node("Unsqueeze", "a", x, g.integers("first", 0)).value(),
                g.node("Unsqueeze", "b", x, g.integers("second", 1)).value())),
        EINSUM("Einsum", (g, x) -> g.node("Einsum", "y", x, x).text("equation", "td,te->de")),
        SCORES("Gemm", (g, x) -> g.node("Gemm", "y", x, x, g.node("Slice", "c", x, g.integers("from", 0),
                g.integers("to", 1), g.integers("axes", 1)).value()).integer("transB", 1).real("alpha", 0.5f)
                .real("beta", 2)),
        PRODUCT("Gemm", (g, x) -> g.node("Gemm", "y", x, x).integer("transA", 1)),
        WITH_A_TOKEN("Concat", (g, x) -> g.node("Concat", "y", g.constant("cls", RandomTensors.normal(4, 1, WIDTH)), x)
                .integer("axis", 0)),
        HEADS("Softmax", (g, x) -> g.node("Softmax", "y", viewed(g, x)).integer("axis", 1));

        private final String operator;
        private final BiFunction<GraphBuilder, String, NodeBuilder> net;

        Mixing(String operator, BiFunction<GraphBuilder, String, NodeBuilder> net) {
            this.operator = operator;
            this.net = net;
        }
    }

    /** Files that move their batch, or make it a part of another axis, and keep its samples apart. */
    enum Moving {
        INNER((g, x) -> g.node("Softmax", "y", x).integer("axis", 1)),
        MERGED((g, x) -> g.node("Reshape", "y", g.node("Relu", "r", g.node("Reshape", "m", x, g.integers("to", -1, 2))
                .value()).value(), g.integers("back", -1, WIDTH))),
        PAIRS_OF_A_SAMPLE((g, x) -> {
            String w = g.node("Reshape", "v", x, g.integers("to", -1, 3, 2)).value();
            return g.node("MatMul", "y", w, g.node("Transpose", "t", w).ints("perm", 0, 2, 1).value());
        }),
        STACKED((g, x) -> {
            String z = g.node("Concat", "z", x, g.node("Neg", "n", x).value()).integer("axis", 0).value();
            List<String> halves = g.node("Split", "halves", z).integer("axis", 0).values(2);
            return g.node("Mul", "y", halves.getFirst(), halves.getLast());
        }),
        IN_FRONT_OF_STEPS((g, x) -> {
            String steps = g.node("Transpose", "s", g.node("Reshape", "v", x, g.integers("to", -1, 3, 2)).value())
                    .ints("perm", 1, 0, 2).value();
            return g.node("ReduceMean", "y", g.node("Softmax", "sm", steps).integer("axis", 0).value()).ints("axes", 2)
                    .integer("keepdims", 0);
        });

        private final BiFunction<GraphBuilder, String, NodeBuilder> net;

        Moving(BiFunction<GraphBuilder, String, NodeBuilder> net) {
            this.net = net;
        }
    }

    private static String gram(GraphBuilder g, String x) {
        return g.node("MatMul", "g", x, g.node("Transpose", "t", x).ints("perm", 1, 0).value()).value();
    }

    private static String viewed(GraphBuilder g, String x) {
        String rows = g.node("Slice", "n", g.node("Shape", "shape", x).value(), g.integers("from", 0),
                g.integers("to", 1)).value();
        String shape = g.node("Concat", "to", g.integers("one", 1), rows, g.integers("parts", 2, 3)).integer("axis", 0)
                .value();
        return g.node("Reshape", "v", x, shape).value();
    }

    private Path written(BiFunction<GraphBuilder, String, NodeBuilder> net) throws IOException {
        GraphBuilder graph = new GraphBuilder("rows", 13, Precision.FLOAT32);
        String x = graph.node("Tanh", "tanh", graph.input("x", "rows", WIDTH)).value();
        graph.output(net.apply(graph, x).value(), "n", "m");
        Path file = folder.resolve("rows.onnx");
        Files.write(file, graph.build().toByteArray());
        return file;
    }

    private static void assertPredicts(Path file, Network network, boolean whole) throws IOException {
        Tensor x = RandomTensors.normal(7, ROWS, WIDTH);
        Tensor y = new JavaEngine().predict(network, whole ? x.reshape(1, ROWS, WIDTH) : x);
        try (OnnxSession session = OnnxSession.open(file, 1)) {
            Tensor expected = session.run(x);
            Close.assertClose(expected, y.reshape(expected.shape()), 1e-5, network.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatAreMixedAreNoBatch(Mixing kind) throws IOException {
        Path file = written(kind.net);
        String message = assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(file)).getMessage();
        assertTrue(message.contains("(" + kind.operator + ")") && message.contains("x=20x6"), message);
        assertEquals(List.of(), Inspection.of(file).model().stream().toList());
        Network network = OnnxModel.read(file, ReadOptions.DEFAULT.withShape("x", ROWS, WIDTH)).network();
        assertArrayEquals(new int[]{ROWS, WIDTH}, network.input().sample());
        assertPredicts(file, network, true);
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatAreKeptApartAreABatch(Moving kind) throws IOException {
        Path file = written(kind.net);
        Network network = OnnxModel.read(file).network();
        assertArrayEquals(new int[]{WIDTH}, network.input().sample());
        if (kind != Moving.IN_FRONT_OF_STEPS) {
            assertPredicts(file, network, false);
        }
        assertTrue(Inspection.of(file).model().isPresent());
    }

    /** Who says that there is one knows that it is a batch. */
    @Test
    void aBatchOfOneIsTakenAsItIs() throws IOException {
        Path file = written(Mixing.SOFTMAX.net);
        Network network = OnnxModel.read(file, ReadOptions.DEFAULT.withShape("x", 1, WIDTH)).network();
        assertArrayEquals(new int[]{WIDTH}, network.input().sample());
    }

    /** Numbers that were made for so many rows are no damage. */
    @Test
    void shapesMadeForSomeRowsAskForThem() throws IOException {
        Path file = written((g, x) -> g.node("Softmax", "y", g.node("Reshape", "r", x,
                g.integers("to", ROWS, 2, WIDTH / 2)).value()).integer("axis", 0));
        String message = assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(file)).getMessage();
        assertTrue(message.contains("whole shape") && message.contains("x=20x6"), message);
        assertPredicts(file, OnnxModel.read(file, ReadOptions.DEFAULT.withShape("x", ROWS, WIDTH)).network(), true);
    }
}
