package org.lrptoolbox.onnx.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/**
 * onnx's own models of single nodes: what is read computes what is stored with them, in every engine, and has the
 * gradient of finite differences. {@code -Dlrp.onnx.node=DIR} says where their folders lie; Python's onnx makes them:
 * {@code onnx.backend.test.cmd_tools} writes what {@code onnx.backend.test.case.node.collect_testcases()} holds.
 * {@code -Dlrp.onnx.table=FILE} has a table of what became of them, operator by operator, written.
 */
class NodeCasesTest {
    private static final double STEP = 1e-6;
    /**
     * What TopK chooses is no function, and what it chooses by is read instead; of the others, ONNX Runtime says
     * something else.
     */
    private static final Set<String> OTHERWISE = Set.of("test_top_k", "test_top_k_negative_axis", "test_top_k_smallest",
            "test_resize_downsample_scales_cubic_align_corners", "test_resize_downsample_scales_linear_align_corners");
    /** What is stored was rounded to four digits. */
    private static final Set<String> ROUNDED = Set.of("test_averagepool_2d_ceil_last_window_starts_on_pad",
            "test_roialign_aligned_true", "test_roialign_aligned_false");
    /** On a step, where the slope is infinite, or at the end of what is defined, there is no gradient to compare. */
    private static final Set<String> NO_SLOPE = Set.of("test_sign", "test_l2normalization_axis_0", "test_pow",
            "test_acosh_example");
    private static final NodeTable TABLE = new NodeTable();

    @TempDir
    private Path folder;

    @AfterAll
    static void table() throws IOException {
        String file = System.getProperty("lrp.onnx.table", "");
        if (!file.isEmpty()) {
            TABLE.write(Path.of(file));
        }
    }

    @TestFactory
    Stream<DynamicTest> nodes() throws IOException {
        String root = System.getProperty("lrp.onnx.node", "");
        assumeTrue(!root.isEmpty(), "no models of single nodes (-Dlrp.onnx.node=DIR)");
        return NodeCases.folders(Path.of(root)).stream()
                .filter(f -> !OTHERWISE.contains(String.valueOf(f.getFileName())))
                .map(path -> DynamicTest.dynamicTest(
                        String.valueOf(path.getFileName()), () -> check(path)));
    }

    private void check(Path path) throws IOException {
        int read = 0;
        List<NodeCases.Case> cases = NodeCases.of(path);
        TreeSet<String> refused = new TreeSet<>(Comparator.comparing(String::length).thenComparing(s -> s));
        for (NodeCases.Case c : cases) {
            Path file = folder.resolve("model.onnx");
            Files.write(file, c.model().toByteArray());
            Network network;
            try {
                network = OnnxModel.read(file).network();
            } catch (UnsupportedModelException e) {
                // Which operators are read is for others to test; here a refusal names the node, and says why.
                String message = String.valueOf(e.getMessage());
                assertTrue(message.matches("(?s).*model\\.onnx: .{20,}"), message);
                refused.add(message.substring(message.indexOf("model.onnx: ") + "model.onnx: ".length())
                        .replaceFirst("^node '.*?' \\([^ ]*\\): ", ""));
                continue;
            }
            read++;
            compute(c, network, String.valueOf(path.getFileName()));
        }
        if (read > 0) {
            TABLE.computed(path);
        } else if (refused.isEmpty()) {
            TABLE.nothing(path);
        } else {
            TABLE.refused(path, refused);
        }
        assumeTrue(read > 0, "not supported: " + path.getFileName());
    }

    private static void compute(NodeCases.Case c, Network network, String model) {
        List<Tensor> given = new ArrayList<>();
        for (Input input : network.inputs()) {
            given.add(c.measured(input.name()));
        }
        List<Tensor> x = network.batched(given);
        JavaEngine java = new JavaEngine();
        Tensor y = java.predict(network, x);
        // A number alone is a sample of one, and what is one sample has no batch in the file.
        Tensor expected = c.expected().size() == 1 || !x.equals(given) ? c.expected().reshape(y.shape()) : c.expected();
        Close.assertClose(expected, y, ROUNDED.contains(model) ? 2e-4 : c.tolerance(), c.name());
        if (!y.equals(y.map(v -> Double.isFinite(v) ? v : 0)) || NO_SLOPE.contains(model)) {
            return;
        }
        Tensor seed = RandomTensors.normal(3, y.shape());
        Attribution gradient = Explainer.of(network, Composites.gradient(), Canonizers.none(), java)
                .explain(x, Target.seed(seed));
        for (int k = 0; k < x.size(); k++) {
            Tensor direction = RandomTensors.normal(30 + k, x.get(k).shape());
            double before = dot(seed, java.predict(network, moved(x, k, direction, -STEP)));
            double here = dot(seed, y);
            double behind = dot(seed, java.predict(network, moved(x, k, direction, STEP)));
            double slope = (behind - before) / (2 * STEP);
            // On corners, steps and ties and at the end of what is defined, where some inputs lie, there is no one
            // slope; boxes that are cut out are places, and have none in any framework.
            boolean smooth = Math.abs(behind - 2 * here + before) <= 1e-3 * STEP * (1 + Math.abs(slope))
                    && !(k > 0 && model.startsWith("test_roialign"));
            double found = dot(gradient.roots().get(network.inputs().get(k).name()), direction);
            if (smooth) {
                assertEquals(slope, found, 1e-4 * (1 + Math.abs(slope)), c + ", gradient");
            }
        }
        try (CompiledEngine compiled = new CompiledEngine()) {
            Close.assertClose(y, compiled.predict(network, x), Math.max(2e-4, c.tolerance()), c + ", compiled");
        }
        assertTrue(gradient.relevance().size() > 0, c.name());
    }

    private static List<Tensor> moved(List<Tensor> x, int k, Tensor direction, double step) {
        List<Tensor> there = new ArrayList<>(x);
        Tensor one = x.get(k).copy();
        for (int i = 0; i < one.size(); i++) {
            one.data()[i] += step * direction.data()[i];
        }
        there.set(k, one);
        return there;
    }

    private static double dot(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.data()[i] * b.data()[i];
        }
        return sum;
    }
}
