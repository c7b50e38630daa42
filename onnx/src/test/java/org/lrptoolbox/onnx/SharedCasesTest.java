package org.lrptoolbox.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.Golden;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.testing.Shared;
import org.lrptoolbox.words.Presets;

/**
 * Small networks that once failed: every one of them is read, computes what it should, in every engine, and where the
 * right relevance is known, that is found.
 */
class SharedCasesTest {
    /** What a size is that a file leaves open. */
    private static final int OPEN_SIZE = 24;

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Shared.path("cases"), 3)) {
            files = all.filter(f -> f.toString().endsWith(".onnx")).sorted().toList();
        }
        return files.stream().map(f -> DynamicTest.dynamicTest(f.getParent().getFileName() + "/" + f.getFileName(),
                () -> check(f)));
    }

    private static void check(Path file) throws IOException {
        OnnxModel model = read(file);
        Network network = model.network();
        List<Tensor> inputs = inputs(file, network);
        Tensor y = new JavaEngine().predict(network, inputs);
        Tensor expected = expected(file, network, inputs);
        if (expected != null) {
            Close.assertClose(expected, y.reshape(expected.shape()), 1e-5, "prediction");
        }
        try (CompiledEngine compiled = new CompiledEngine()) {
            Close.assertClose(y, compiled.predict(network, inputs), 1e-4, "compiled prediction");
            Attribution own = Explainer.of(network, Composites.epsilonPlus()).explain(inputs, Target.dominant());
            Attribution other = Explainer.of(network, Composites.epsilonPlus(), compiled).explain(inputs,
                    Target.dominant());
            for (String root : own.roots().keySet()) {
                Close.assertClose(own.roots().get(root), other.roots().get(root), 1e-4, "relevance of " + root);
            }
            relevance(file, network, inputs, compiled);
        }
    }

    /** expected-COMPOSITE-TARGET.npy. */
    private static void relevance(Path file, Network network, List<Tensor> inputs, CompiledEngine compiled)
            throws IOException {
        if (!file.endsWith("model.onnx")) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.list(file.getParent())) {
            all = found.filter(f -> String.valueOf(f.getFileName()).matches("expected-.*-.*\\.npy")).toList();
        }
        for (Path right : all) {
            String name = String.valueOf(right.getFileName()).replaceAll("^expected-|\\.npy$", "");
            String composite = name.substring(0, name.lastIndexOf('-'));
            Explainer java = Explainer.of(network, Presets.named(composite));
            Tensor scores = java.explain(inputs, Target.dominant()).prediction();
            Target target = switch (name.substring(name.lastIndexOf('-') + 1)) {
                case "none" -> Target.dominant();
                case "output" -> Target.seed(scores);
                case String index -> Target.classIndex(Integer.parseInt(index));
            };
            Tensor expected = Golden.read(right);
            Tensor found = java.explain(inputs, target).relevance();
            Close.assertClose(expected.reshape(found.shape()), found, 2e-5, name);
            Close.assertClose(found, Explainer.of(network, Presets.named(composite), compiled).explain(inputs, target)
                    .relevance(), 1e-4, "compiled " + name);
        }
    }

    private static OnnxModel read(Path file) throws IOException {
        OnnxModel model = OnnxModel.read(file);
        boolean open = model.network().inputs().size() == 1
                && Arrays.stream(model.sample()).skip(1).anyMatch(d -> d < 0);
        Path stored = Stream.of("x0.npy", "x.npy").map(file::resolveSibling).filter(Files::exists).findFirst()
                .orElse(null);
        return open
                ? OnnxModel.read(file, ReadOptions.DEFAULT.withSample(stored == null
                        ? closed(model.sample())
                        : Golden.read(stored).sampleShape()))
                : model;
    }

    private static int[] closed(int... sample) {
        return Arrays.stream(sample).map(d -> d < 0 ? OPEN_SIZE : d).toArray();
    }

    private static List<Tensor> inputs(Path file, Network network) throws IOException {
        List<Tensor> inputs = new ArrayList<>();
        for (Input input : network.inputs()) {
            List<String> names = List.of("x" + inputs.size() + ".npy", "x_" + file.getFileName().toString()
                    .replace(".onnx", ".npy"), "x.npy");
            Path stored = names.stream().map(file::resolveSibling).filter(f -> fits(f, input)).findFirst().orElse(null);
            int[] sample = input.sample();
            Tensor random = RandomTensors.normal(inputs.size(), Shapes.batch(1, closed(sample == null
                    ? new int[0]
                    : sample)));
            inputs.add(stored != null
                    ? Golden.read(stored)
                    : input.type() == Input.Type.REAL
                            ? random
                            : random.map(v -> Math.abs(Math.round(v))));
        }
        return inputs;
    }

    private static boolean fits(Path stored, Input input) {
        return Files.exists(stored) && input.fits(Golden.read(stored).sampleShape());
    }

    /** What PyTorch or ONNX Runtime says; null where nobody does. */
    private static @Nullable Tensor expected(Path file, Network network, List<Tensor> inputs) throws IOException {
        Path stored = file.resolveSibling("y.npy");
        if (Files.exists(stored)) {
            return Golden.read(stored);
        }
        boolean real = network.inputs().size() == 1 && network.input().type() == Input.Type.REAL;
        assertTrue(real || !Files.exists(file.resolveSibling("x.npy")), "an input of ids has a prediction beside it");
        if (!real) {
            return null;
        }
        try (OnnxSession session = OnnxSession.open(file, 1)) {
            return session.outputs().size() == 1 ? session.run(inputs.getFirst()) : null;
        }
    }
}
