package org.lrptoolbox.onnx.caffe.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.legacy.CaffeFormula;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.CaffeGolden;

/** The bridge from Caffe's own files to the numbers the original code computed. */
class CaffeModelGoldenTest {
    @TempDir
    private static Path dir;

    private static CaffeModel model() throws IOException {
        Path file = Files.write(dir.resolve("tiny.caffemodel"), CaffeGolden.caffemodel());
        return CaffeFormat.model(file, CaffeGolden.folder().resolve("net.prototxt"));
    }

    @Test
    void activationsAreThoseOfCaffe() throws IOException {
        CaffeModel model = model();
        Map<String, Tensor> golden = CaffeGolden.read(CaffeGolden.folder().resolve("activations.txt"));
        var trace = new JavaEngine().forward(model.network(), golden.get("data"));
        for (String blob : List.of("norm1", "pool1", "poolb", "cat", "pool3", "fc2", "prob")) {
            assertClose(golden.get(blob), trace.output(model.network().node(blob)), 1e-5, blob);
        }
    }

    /** As the original counts, splits and dropout included. */
    @Test
    void indicesAreThoseOfCaffe() throws IOException {
        CaffeModel model = model();
        for (String line : Files.readAllLines(CaffeGolden.folder().resolve("layers.txt"))) {
            String[] words = line.strip().split("\\s+");
            model.network().nodes().stream().filter(n -> n.name().equals(words[1]))
                    .forEach(n -> assertEquals(Integer.parseInt(words[0]), model.indices()[n.index()], line));
        }
        assertEquals(Files.readAllLines(CaffeGolden.folder().resolve("layers.txt")).size(), model.layers().size());
    }

    @TestFactory
    Stream<DynamicTest> relevanceOfTheInput() throws IOException {
        CaffeModel model = model();
        Tensor data = CaffeGolden.read(CaffeGolden.folder().resolve("activations.txt")).get("data");
        return CaffeGolden.all().stream().map(golden -> DynamicTest.dynamicTest(golden.toString(), () -> {
            CaffeFormula formula = new CaffeFormula(golden.formula(), golden.epsilon(), golden.beta(),
                    golden.threshold(), Compatibility.ORIGINAL);
            Explainer explainer = Explainer.of(model.network(), formula.composite(model.indicesByName()),
                    Canonizers.standard(), new JavaEngine());
            Tensor scores = new JavaEngine().predict(explainer.network(), data);
            Tensor r = explainer.explain(data, Target.seed(golden.seed(scores))).relevance();
            Tensor expected = golden.relevance().get("data");
            assertClose(expected, r.reshape(expected.shape()), 1e-5, golden.toString());
        }));
    }

    @Test
    void shapesOfParametersAreKept() throws IOException {
        assertArrayEquals(new int[]{12}, model().network().shapes(3, 16, 16).getLast());
    }
}
