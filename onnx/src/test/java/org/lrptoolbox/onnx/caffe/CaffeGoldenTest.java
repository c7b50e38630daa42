package org.lrptoolbox.onnx.caffe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
import org.lrptoolbox.testing.CaffeGolden;

/** The formulas against relevance that the original Caffe code computed, of every value of a small network. */
class CaffeGoldenTest {
    /** Caffe computes in single precision. */
    private static final double FLOAT = 1e-5;

    @TestFactory
    Stream<DynamicTest> everyFormula() throws IOException {
        Path folder = CaffeGolden.folder();
        OnnxModel model = OnnxModel.read(folder.resolve("net.onnx"));
        Tensor data = CaffeGolden.read(folder.resolve("activations.txt")).get("data");
        return CaffeGolden.all().stream().flatMap(golden -> Stream.of(new JavaEngine(), new CompiledEngine())
                .map(engine -> DynamicTest.dynamicTest(engine.name() + " " + golden,
                        () -> compare(model, data, golden, engine))));
    }

    private static void compare(OnnxModel model, Tensor data, CaffeGolden golden, Engine engine) throws IOException {
        CaffeFormula formula = new CaffeFormula(golden.formula(), golden.epsilon(), golden.beta(), golden.threshold(),
                Compatibility.ORIGINAL);
        Explainer explainer = Explainer.of(model.network(), formula.composite(), Canonizers.standard(), engine)
                .keepingAll().withoutLedger();
        Tensor scores = new JavaEngine().predict(explainer.network(), data);
        Attribution found = explainer.explain(data, Target.seed(golden.seed(scores)));
        double tolerance = engine instanceof JavaEngine ? FLOAT : 2 * FLOAT;
        int compared = 0;
        for (Map.Entry<String, Tensor> expected : golden.relevance().entrySet()) {
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

    @Test
    void activationsAreThoseOfCaffe() throws IOException {
        Path folder = CaffeGolden.folder();
        OnnxModel model = OnnxModel.read(folder.resolve("net.onnx"));
        Network network = model.network();
        Map<String, Tensor> golden = CaffeGolden.read(folder.resolve("activations.txt"));
        var trace = new JavaEngine().forward(network, golden.get("data"));
        assertClose(golden.get("prob"), trace.output(), FLOAT, "prob");
        Tensor pooled = trace.output(network.node(layer(model, "pool3")));
        assertClose(golden.get("pool3"), pooled, FLOAT, "pool3");
    }
}
