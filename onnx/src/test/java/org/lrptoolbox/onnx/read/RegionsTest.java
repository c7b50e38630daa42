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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

class RegionsTest {
    private static final Tensor IMAGE = RandomTensors.normal(3, 1, 2, 6, 7);
    /** One inside, one that is partly beyond the image, and one of no size. */
    private static final Tensor BOXES = Tensor.of(new double[]{0.4, 1, 5.2, 4, -3, 2, 9, 8.5, 2, 3, 2, 3}, 3, 4);

    @TempDir
    private Path folder;

    private Path file(boolean stored, String pixels, int points) throws IOException {
        GraphBuilder graph = new GraphBuilder("boxes", 16, Precision.FLOAT32);
        String x = graph.input("x", 1, 2, 6, 7);
        String boxes = stored ? graph.constant("boxes", BOXES) : graph.input("boxes", 3, 4);
        String y = graph.node("RoiAlign", "y", x, boxes, graph.integers("images", 0, 0, 0))
                .text("coordinate_transformation_mode", pixels).integer("output_height", 2).integer("output_width", 3)
                .integer("sampling_ratio", points).real("spatial_scale", 0.8f).value();
        graph.output(y, 3, 2, 2, 3);
        return Files.write(folder.resolve("boxes.onnx"), graph.build().toByteArray());
    }

    @ParameterizedTest
    @CsvSource({"half_pixel, 2", "half_pixel, 0", "output_half_pixel, 3", "output_half_pixel, 0"})
    void whatIsCutOutIsWhatTheRuntimeCutsOut(String pixels, int points) throws IOException {
        Path file = file(true, pixels, points);
        Tensor y = new JavaEngine().predict(OnnxModel.read(file).network(), IMAGE);
        try (OnnxSession session = OnnxSession.open(file, 1)) {
            Tensor expected = session.run(IMAGE);
            Close.assertClose(expected, y.reshape(expected.shape()), 1e-5, pixels);
        }
    }

    /** It is linear in the image, to which all relevance goes; boxes that are computed are held, by any engine. */
    @Test
    void boxesAreHeld() throws IOException {
        Network stored = OnnxModel.read(file(true, "half_pixel", 2)).network();
        Network computed = OnnxModel.read(file(false, "half_pixel", 2)).network();
        Attribution one = Explainer.of(stored, Composites.attnLrp()).explain(IMAGE, Target.output());
        List<Tensor> inputs = computed.batched(List.of(IMAGE.reshape(1, 2, 6, 7), BOXES));
        Attribution two = Explainer.of(computed, Composites.attnLrp()).explain(inputs, Target.output());
        assertEquals(one.seed().sum(), one.relevance().sum(), 1e-9);
        assertArrayEquals(one.relevance().data(), two.relevance().data(), 1e-6);
        assertEquals(0, two.roots().get("boxes").map(Math::abs).sum());
        try (CompiledEngine compiled = new CompiledEngine()) {
            Attribution fast = Explainer.of(computed, Composites.attnLrp(), compiled).explain(inputs, Target.output());
            Close.assertClose(two.relevance(), fast.relevance(), 1e-5, "compiled");
        }
    }

    @Test
    void asManyPointsAsComputedBoxesAreLargeAreNotKnown() throws IOException {
        Path file = file(false, "half_pixel", 0);
        String message = assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(file)).getMessage();
        assertTrue(String.valueOf(message).contains("sampling_ratio, such as 2"), message);
    }
}
