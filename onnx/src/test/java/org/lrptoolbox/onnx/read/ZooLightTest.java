package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.testing.Shared;

/** Real networks of many kinds compute the same here as in ONNX Runtime, and explain. */
class ZooLightTest {
    @ParameterizedTest
    @ValueSource(strings = {"bvlc_alexnet", "densenet121", "inception_v1", "inception_v2", "resnet50", "shufflenet",
        "squeezenet", "vgg19", "zfnet512"})
    void networksOfTheZooRunAndExplain(String name) throws IOException {
        Path file = Shared.path("zoo-light/light_" + name + ".onnx");
        OnnxModel model = OnnxModel.read(file);
        Tensor image = RandomTensors.normal(1, Shapes.batch(1, model.sample()));
        try (OnnxSession session = OnnxSession.open(file, 2)) {
            Close.assertClose(session.run(image), new JavaEngine().predict(model.network(), image), 1e-4, name);
        }
        Attribution why = Explainer.of(model.network(), Composites.epsilonPlus()).explain(image, Target.dominant());
        assertTrue(Arrays.stream(why.relevance().data()).allMatch(Double::isFinite), name);
        assertTrue(why.relevance().maxAbs() > 0, name);
    }
}
