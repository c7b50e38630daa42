package org.lrptoolbox.onnx.caffe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.legacy.CaffeFormula;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Shared;

/** The formulas against relevance that the original Caffe code computed, of every value of a small network. */
class CaffeGoldenTest {
    private static final Pattern NAME = Pattern
            .compile("R_formula(\\d+)_aux(\\d+)_eps([\\d.]+)_beta([\\d.]+)_classes([\\d-]+)\\.txt");
    /** Caffe computes in single precision. */
    private static final double FLOAT = 1e-5;

    private record Case(CaffeFormula formula, Target target, Path file) {}

    @TestFactory
    Stream<DynamicTest> everyFormula() throws IOException {
        Path folder = Shared.path("golden/caffe");
        OnnxModel model = OnnxModel.read(folder.resolve("net.onnx"));
        Tensor data = read(folder.resolve("activations.txt")).get("data");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> NAME.matcher(f.getFileName().toString()).matches()).sorted().toList();
        }
        assertTrue(files.size() > 10, files.size() + " golden files");
        return files.stream().flatMap(file -> Stream.of(new JavaEngine(), new CompiledEngine())
                .map(engine -> DynamicTest.dynamicTest(engine.name() + " " + file.getFileName(),
                        () -> compare(model, data, parse(file), engine))));
    }

    private static Case parse(Path file) {
        Matcher m = NAME.matcher(file.getFileName().toString());
        assertTrue(m.matches());
        CaffeFormula formula = new CaffeFormula(Integer.parseInt(m.group(1)), Double.parseDouble(m.group(3)),
                Double.parseDouble(m.group(4)), Integer.parseInt(m.group(2)), Compatibility.ORIGINAL);
        int[] classes = Arrays.stream(m.group(5).split("-")).mapToInt(Integer::parseInt).toArray();
        return new Case(formula, classes.length == 1
                ? Target.classIndex(classes[0])
                : Target.seed(Tensor.zeros(
                        classes)),
                file);
    }

    private static void compare(OnnxModel model, Tensor data, Case golden, Engine engine) throws IOException {
        Explainer explainer = Explainer.of(model.network(), golden.formula.composite(), Canonizers.standard(), engine)
                .keepingAll().withoutLedger();
        Attribution found = explainer.explain(data, target(golden, explainer, data));
        double tolerance = engine instanceof JavaEngine ? FLOAT : 2 * FLOAT;
        int compared = 0;
        for (Map.Entry<String, Tensor> expected : read(golden.file).entrySet()) {
            Tensor actual = expected.getKey().equals("data")
                    ? found.relevance()
                    : found.layers().get(layer(model, expected.getKey()));
            if (actual != null) {
                compared++;
                assertClose(expected.getValue(), actual.reshape(expected.getValue().shape()), tolerance,
                        expected.getKey());
            }
        }
        assertTrue(compared > 8, compared + " values compared");
        assertEquals(12, found.prediction().sampleSize());
        engine.close();
    }

    /** The name of the layer that makes a value of the file; the values Caffe splits off are not in it. */
    private static String layer(OnnxModel model, String value) {
        int index = model.values().indexOf(value);
        return index < 0 ? "" : model.network().node(index).name();
    }

    /** Several classes are explained together: the sum of their scores. */
    private static Target target(Case golden, Explainer explainer, Tensor data) {
        if (!(golden.target instanceof Target.Seed several)) {
            return golden.target;
        }
        Tensor scores = new JavaEngine().predict(explainer.network(), data);
        Tensor seed = Tensor.zeros(scores.shape());
        for (int c : several.relevance().shape()) {
            seed.data()[c] = scores.data()[c];
        }
        return Target.seed(seed);
    }

    @Test
    void activationsAreThoseOfCaffe() throws IOException {
        Path folder = Shared.path("golden/caffe");
        OnnxModel model = OnnxModel.read(folder.resolve("net.onnx"));
        Network network = model.network();
        Map<String, Tensor> golden = read(folder.resolve("activations.txt"));
        var trace = new JavaEngine().forward(network, golden.get("data"));
        assertClose(golden.get("prob"), trace.output(), FLOAT, "prob");
        Tensor pooled = trace.output(network.node(layer(model, "pool3")));
        assertClose(golden.get("pool3"), pooled, FLOAT, "pool3");
    }

    private static Map<String, Tensor> read(Path file) throws IOException {
        Map<String, Tensor> all = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.removeIf(line -> line.startsWith("#") || line.isBlank());
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            String[] head = lines.get(i).split(" ");
            int[] shape = Arrays.stream(head).skip(2).mapToInt(Integer::parseInt).toArray();
            double[] values = Arrays.stream(lines.get(i + 1).trim().split("\\s+")).mapToDouble(Double::parseDouble)
                    .toArray();
            all.put(head[1], Tensor.of(values, shape));
        }
        return all;
    }
}
