package org.lrptoolbox.onnx.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.ActivationLayer;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Embedding;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.UnknownKernel;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.onnx.zoo.Zoo;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.rule.Zero;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.RandomTensors;

/** What compiled models look like: as files, and inside. */
class CompilerTest {
    private static final int[] SAMPLE = {20, 8, 8};
    @TempDir
    private Path folder;

    private static Conv conv(long seed, int in, int out) {
        return new Conv(Weights.of(RandomTensors.normal(seed, out, in, 3, 3).map(v -> v / 10)),
                RandomTensors.normal(seed + 9, out).data(), Frame.of(3, 3).withPadding(1), 1);
    }

    private static Network network() {
        return Network.sequential(conv(1, 20, 24), new Rect(), conv(2, 24, 20), new Rect(),
                new MaxPool(Frame.of(2, 2).withStride(2, 2)), new Reshape(320),
                new Dense(Weights.of(RandomTensors.normal(3, 5, 320)), true, new double[5]));
    }

    private static List<String> operators(Composite composite) {
        RuleTable rules = composite.rulesFor(network());
        return Compiler.compile(rules, CompileOptions.DEFAULT, SAMPLE).graph().getGraph().getNodeList().stream()
                .map(NodeProto::getOpType).toList();
    }

    private static long count(List<String> operators, String operator) {
        return operators.stream().filter(operator::equals).count();
    }

    @Test
    void epsilonCostsOnePassBackAndZPlusOneMoreForward() {
        assertEquals(4, count(operators(Composites.named("epsilon")), "Conv"), "2 forward, 2 back");
        // The first layer's inputs may be negative: two convolutions for the positive contributions, two back.
        assertEquals(2 + 3 + 3, count(operators(Composites.epsilonPlus()), "Conv"));
        assertEquals(0, count(operators(Composites.epsilonPlus()), "ConvTranspose"));
    }

    @Test
    void aRectifierNeedsNoSigns() {
        List<String> all = operators(Composites.named("epsilon"));
        // One Where belongs to the logits, two to the choice of the class.
        assertEquals(3, count(all, "Where"));
        assertEquals(1, count(all, "ScatterElements"));
        assertEquals(1, count(all, "MaxPool"));
    }

    @Test
    void runsInPlainRuntime() throws IOException {
        RuleTable rules = Composite.uniform(new Epsilon(0.1)).rulesFor(network());
        Path file = folder.resolve("explainer.onnx");
        Compiler.compile(rules, CompileOptions.DEFAULT.withStart(CompileOptions.Start.SEED), SAMPLE).write(file);
        Tensor x = RandomTensors.normal(5, 2, 20, 8, 8);
        Attribution expected = Explainer.of(network(), Composite.uniform(new Epsilon(0.1))).explain(x,
                Target.classIndex(3));
        try (OnnxSession session = OnnxSession.open(file)) {
            Map<String, Tensor> found = session.run(Map.of(Compiler.DATA, x, Compiler.SEED, expected.seed()));
            assertClose(expected.prediction(), get(found, Compiler.PREDICTION), 1e-5, "prediction");
            assertClose(expected.relevance(), get(found, Compiler.RELEVANCE), 1e-5, "relevance");
        }
    }

    private static Tensor get(Map<String, Tensor> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    /** Language models have millions of scores; sorting them all takes longer than explaining one. */
    @Test
    void scoresAreRankedAsFarAsIsAsked() {
        RuleTable rules = Composites.epsilonPlus().rulesFor(network());
        GraphProto graph = Compiler.compile(rules, CompileOptions.DEFAULT, SAMPLE).graph().getGraph();
        Set<String> stored = graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        NodeProto ranking = graph.getNodeList().stream().filter(n -> n.getOpType().equals("TopK")).findFirst()
                .orElseThrow();
        assertFalse(stored.contains(ranking.getInput(1)), "how many follows from the target");
    }

    /** Turned or looked up, weights of text models are read where they are: copies would double what loading takes. */
    @Test
    void weightsOverTokensAreNotCopied() {
        Network network = Network.sequential(new Embedding(Weights.of(RandomTensors.normal(1, 50, 6))),
                new Dense(Weights.of(RandomTensors.normal(2, 8, 6)), true, new double[8]), new Rect(),
                new Dense(Weights.of(RandomTensors.normal(3, 8, 4)), false, new double[0]));
        RuleTable rules = Composites.named("gradient").rulesFor(network);
        GraphProto graph = Compiler.compile(rules, CompileOptions.DEFAULT.withLayers(List.of(0)), 7).graph().getGraph();
        Set<String> stored = graph.getInitializerList().stream().filter(t -> t.getDimsCount() > 1)
                .map(TensorProto::getName).collect(Collectors.toSet());
        assertEquals(List.of("Gather", "Gemm", "Gemm", "MatMul", "MatMul"), graph.getNodeList().stream()
                .filter(n -> n.getInputList().stream().anyMatch(stored::contains)).map(NodeProto::getOpType).sorted()
                .toList());
    }

    /** A runtime that cannot see that two values are of one shape does not give the memory of one to the other. */
    @Test
    void rowsThatPartAgainAreDeclaredToBeTheSamplesOfBefore() {
        Network tokens = Network.sequential(
                new Dense(Weights.of(RandomTensors.normal(3, 8, 6)), true, new double[8]), new Rect(),
                new Dense(Weights.of(RandomTensors.normal(4, 5, 8)), true, new double[5]), new Reshape(20));
        GraphProto graph = Compiler.compile(Composites.named("epsilon").rulesFor(tokens), CompileOptions.DEFAULT, 4, 6)
                .graph().getGraph();
        Set<String> ofSamples = graph.getValueInfoList().stream()
                .filter(v -> "N".equals(v.getType().getTensorType().getShape().getDim(0).getDimParam()))
                .map(ValueInfoProto::getName).collect(Collectors.toSet());
        Set<String> rows = graph.getNodeList().stream().filter(n -> "Gemm".equals(n.getOpType()))
                .map(n -> n.getOutput(0)).collect(Collectors.toSet());
        List<String> parted = graph.getNodeList().stream().filter(n -> rows.contains(n.getInput(0)))
                .map(n -> n.getOutput(0)).toList();
        assertFalse(parted.isEmpty());
        assertTrue(ofSamples.containsAll(parted), parted + " of " + ofSamples);
    }

    @Test
    void weightsOfAFileAreStoredOnceHoweverManyRulesUseThem() throws IOException {
        Path model = folder.resolve("model.onnx");
        Zoo.write("googlenet", 1, model);
        Path file = folder.resolve("explainer.onnx");
        RuleTable rules = Composites.epsilonAlpha2Beta1().rulesFor(OnnxModel.read(model).network());
        CompiledModel compiled = Compiler.compile(rules, CompileOptions.DEFAULT, 3, 224, 224);
        assertEquals(58, compiled.borrowed().size(), "57 convolutions and a dense layer lie in the file");
        compiled.write(file);
        assertTrue(Files.size(file) < 1.1 * Files.size(model), Files.size(file) + " bytes");
    }

    /** An activation nobody has heard of: one formula for its value, one for its slope. */
    private record Cubed() implements ActivationLayer {
        @Override
        public <T> T value(Algebra<T> a, T x) {
            return a.times(x, a.times(x, x));
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y) {
            return a.scale(a.times(x, x), 3);
        }
    }

    @Test
    void layersNobodyHasHeardOfAreCompiledFromTheirFormulas() throws IOException {
        Network network = Network.sequential(conv(1, 20, 4), new Cubed());
        for (Composite composite : List.of(Composite.uniform(new Epsilon(0.1)), Composites.gradient())) {
            Path file = folder.resolve("cubed.onnx");
            Compiler.compile(composite.rulesFor(network), CompileOptions.DEFAULT.withStart(CompileOptions.Start.SEED),
                    SAMPLE).write(file);
            Tensor x = RandomTensors.normal(5, 2, 20, 8, 8);
            Attribution expected = Explainer.of(network, composite).explain(x, Target.output());
            try (OnnxSession session = OnnxSession.open(file)) {
                Map<String, Tensor> found = session.run(Map.of(Compiler.DATA, x, Compiler.SEED, expected.seed()));
                assertClose(expected.relevance(), get(found, Compiler.RELEVANCE), 1e-5, composite.name());
            }
        }
    }

    @Test
    void kernelsItDoesNotKnowAreNamed() {
        RuleTable rules = Composite.uniform(new Zero())
                .rulesFor(Network.sequential(conv(1, 20, 4), new UnknownKernel()));
        String message = assertThrows(IllegalArgumentException.class, () -> Compiler.compile(rules,
                CompileOptions.DEFAULT.withStart(CompileOptions.Start.OUTPUT), SAMPLE)).getMessage();
        assertTrue(message.contains("UnknownKernel") && message.contains("Java engine"), message);
    }
}
