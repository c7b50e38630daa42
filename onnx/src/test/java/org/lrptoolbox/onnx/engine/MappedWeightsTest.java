package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.compile.CompileOptions;
import org.lrptoolbox.onnx.compile.CompiledModel;
import org.lrptoolbox.onnx.compile.Compiler;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.words.Presets;

/** Matrices that stay in their file, read by every run. */
class MappedWeightsTest {
    @TempDir
    private Path folder;

    private static String weights(GraphBuilder graph, String name, int... shape) {
        return graph.constant(name, RandomTensors.normal(name.hashCode(), shape));
    }

    /** Rows of five tokens through two matrices, and all of them through a third; one has its features turned. */
    private Network network() throws IOException {
        GraphBuilder graph = new GraphBuilder("tokens", 17, Precision.FLOAT32);
        String x = graph.input("x", "N", 5, 8);
        String up = graph.node("MatMul", "up", x, weights(graph, "w1", 8, 16)).value();
        String active = graph.node("Relu", "active", up).value();
        String down = graph.node("MatMul", "down", active, weights(graph, "w2", 16, 8)).value();
        String flat = graph.node("Flatten", "flat", graph.node("Add", "sum", x, down).value()).value();
        String y = graph.node("Gemm", "head", flat, weights(graph, "w3", 3, 40), weights(graph, "b3", 3))
                .integer("transB", 1).value();
        graph.output(y, "N", 3);
        Path file = folder.resolve("tokens.onnx");
        Files.write(file, graph.build().toByteArray());
        return OnnxModel.read(file).network();
    }

    @ParameterizedTest
    @ValueSource(strings = {"attnlrp", "epsilon-plus", "gradient"})
    void answersAreThoseOfCopies(String rules) throws IOException {
        Network network = network();
        Tensor x = RandomTensors.normal(3, 2, 5, 8);
        try (Engine copies = new CompiledEngine();
                Engine mapped = new CompiledEngine(RuntimeOptions.named(
                        "cpu,mapped"))) {
            assertClose(copies.predict(network, x), mapped.predict(network, x), 1e-6, "prediction");
            Tensor expected = Explainer.of(network, Presets.named(rules), copies).explain(x, Target.dominant())
                    .relevance();
            assertClose(expected, Explainer.of(network, Presets.named(rules), mapped).explain(x, Target.dominant())
                    .relevance(), 1e-5, rules);
        }
    }

    @Test
    void noneIsCopied() throws IOException {
        Network network = network();
        CompiledModel model = Compiler.compile(Presets.named("epsilon").rulesFor(network), CompileOptions.DEFAULT,
                List.of(new int[]{5, 8}));
        assertEquals(model.borrowed().keySet(), WeightsInPlace.of(model), "forward and backward read them as they are");
        assertEquals(3, WeightsInPlace.of(model).size());
        assertEquals(model.inputs().size() + 3,
                WeightsInPlace.asInputs(model, WeightsInPlace.of(model)).getInputCount());
    }

    @Test
    void whatRulesMakeOfThemIsStored() throws IOException {
        Network network = network();
        CompiledModel model = Compiler.compile(Presets.named("z-plus").rulesFor(network), CompileOptions.DEFAULT,
                List.of(new int[]{5, 8}));
        assertEquals(0, WeightsInPlace.of(model).size(), "positive parts are taken of all");
    }
}
