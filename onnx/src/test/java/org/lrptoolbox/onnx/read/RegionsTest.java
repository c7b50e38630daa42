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
import org.junit.jupiter.params.provider.ValueSource;
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
    /** One inside, one that is partly beyond the image, one of no size, and one that is far larger. */
    private static final Tensor BOXES = Tensor.of(new double[]{0.4, 1, 5.2, 4, -3, 2, 9, 8.5, 2, 3, 2, 3,
        -90, -40, 80.5, 121.3}, 4, 4);

    @TempDir
    private Path folder;

    private Path file(boolean stored, String pixels, int points) throws IOException {
        return file(stored, pixels, points, "avg");
    }

    private Path file(boolean stored, String pixels, int points, String mode) throws IOException {
        GraphBuilder graph = new GraphBuilder("boxes", 16, Precision.FLOAT32);
        String x = graph.input("x", 1, 2, 6, 7);
        String boxes = stored ? graph.constant("boxes", BOXES) : graph.input("boxes", 4, 4);
        String y = graph.node("RoiAlign", "y", x, boxes, graph.integers("images", 0, 0, 0, 0))
                .text("coordinate_transformation_mode", pixels).text("mode", mode).integer("output_height", 2)
                .integer("output_width", 3)
                .integer("sampling_ratio", points).real("spatial_scale", 0.8f).value();
        graph.output(y, 4, 2, 2, 3);
        return Files.write(folder.resolve("boxes.onnx"), graph.build().toByteArray());
    }

    @ParameterizedTest
    @CsvSource({"half_pixel, 2, avg", "half_pixel, 0, avg", "output_half_pixel, 3, avg", "output_half_pixel, 0, avg",
        "half_pixel, 2, max", "half_pixel, 0, max", "output_half_pixel, 1, max", "output_half_pixel, 0, max"})
    void whatIsCutOutIsWhatTheRuntimeCutsOut(String pixels, int points, String mode) throws IOException {
        Path file = file(true, pixels, points, mode);
        Network network = OnnxModel.read(file).network();
        Tensor y = new JavaEngine().predict(network, IMAGE);
        try (OnnxSession session = OnnxSession.open(file, 1); CompiledEngine compiled = new CompiledEngine()) {
            Tensor expected = session.run(IMAGE);
            Close.assertClose(expected, y.reshape(expected.shape()), 1e-5, pixels);
            Close.assertClose(y, compiled.predict(network, IMAGE), 1e-5, pixels);
        }
    }

    /** Boxes that are computed, of any size and with as many points as they have pixels, cut out what stored ones do. */
    @ParameterizedTest
    @CsvSource({"half_pixel, 0, avg", "output_half_pixel, 0, avg", "half_pixel, 2, max", "output_half_pixel, 3, max"})
    void computedBoxesCutOutWhatStoredOnesDo(String pixels, int points, String mode) throws IOException {
        Network stored = OnnxModel.read(file(true, pixels, points, mode)).network();
        Network computed = OnnxModel.read(file(false, pixels, points, mode)).network();
        Tensor expected = new JavaEngine().predict(stored, IMAGE);
        List<Tensor> inputs = computed.batched(List.of(IMAGE.reshape(1, 2, 6, 7), BOXES));
        Attribution one = Explainer.of(stored, Composites.attnLrp()).explain(IMAGE, Target.output());
        Attribution two = Explainer.of(computed, Composites.attnLrp()).explain(inputs, Target.output());
        assertArrayEquals(expected.data(), two.prediction().data(), 1e-6);
        assertArrayEquals(one.relevance().data(), two.relevance().data(), 1e-6);
        try (CompiledEngine compiled = new CompiledEngine()) {
            Attribution fast = Explainer.of(computed, Composites.attnLrp(), compiled).explain(inputs, Target.output());
            Close.assertClose(two.relevance(), fast.relevance(), 1e-5, "compiled");
        }
    }

    /** The image of each box, and the box: inside, partly beyond, of no size, and beside the image. */
    private static final Tensor OF_IMAGES = Tensor
            .of(new double[]{1, 0.4, 1, 5.2, 4, 0, -3, 2, 9, 8.5, 1, 2, 3, 2, 3, 0,
                50, 60, 70, 80}, 4, 5);

    private Path largest(boolean stored, int images) throws IOException {
        GraphBuilder graph = new GraphBuilder("boxes", 16, Precision.FLOAT32);
        String x = graph.input("x", images, 2, 6, 7);
        String boxes = stored ? graph.constant("boxes", images == 1 ? ofOne() : OF_IMAGES) : graph.input("boxes", 4, 5);
        graph.output(graph.node("MaxRoiPool", "y", x, boxes).ints("pooled_shape", 2, 3).real("spatial_scale", 0.8f)
                .value(), 4, 2, 2, 3);
        return Files.write(folder.resolve("boxes.onnx"), graph.build().toByteArray());
    }

    private static Tensor ofOne() {
        Tensor boxes = OF_IMAGES.copy();
        for (int i = 0; i < boxes.size(); i += 5) {
            boxes.data()[i] = 0;
        }
        return boxes;
    }

    /** MaxRoiPool: the largest pixel of each part wins, of boxes that are stored, or computed for several images. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLargestOfEachPartIsTheRuntimes(boolean stored) throws IOException {
        int count = stored ? 1 : 2;
        Tensor images = RandomTensors.normal(5, count, 2, 6, 7);
        Tensor expected;
        try (OnnxSession session = OnnxSession.open(largest(true, count), 1)) {
            expected = session.run(images);
        }
        Network network = OnnxModel.read(largest(stored, count)).network();
        List<Tensor> inputs = stored
                ? List.of(images)
                : network.batched(List.of(images.reshape(1, 2, 2, 6, 7), OF_IMAGES));
        Attribution found = Explainer.of(network, Composites.attnLrp()).explain(inputs, Target.output());
        assertArrayEquals(expected.data(), found.prediction().data(), 1e-5);
        assertEquals(found.seed().sum(), found.roots().get("x").sum(), 1e-9);
        try (CompiledEngine compiled = new CompiledEngine()) {
            Attribution fast = Explainer.of(network, Composites.attnLrp(), compiled).explain(inputs, Target.output());
            Close.assertClose(found.roots().get("x"), fast.roots().get("x"), 1e-5, "compiled");
        }
    }

    /** The largest of products is one of them: its pixel takes all. */
    @Test
    void relevanceOfTheLargestIsWhole() throws IOException {
        Network network = OnnxModel.read(file(true, "half_pixel", 2, "max")).network();
        Attribution found = Explainer.of(network, Composites.attnLrp()).explain(IMAGE, Target.output());
        assertEquals(found.seed().sum(), found.relevance().sum(), 1e-9);
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
    void theLargestOfAsManyPointsAsComputedBoxesAreLargeIsRefused() throws IOException {
        Path file = file(false, "half_pixel", 0, "max");
        String message = assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(file)).getMessage();
        assertTrue(String.valueOf(message).contains("sampling_ratio, such as 2"), message);
    }
}
