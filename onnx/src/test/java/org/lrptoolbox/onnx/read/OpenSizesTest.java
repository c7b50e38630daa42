package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** Files that leave the size of images open, and files that fix the batch. */
class OpenSizesTest {
    @TempDir
    private Path folder;

    private final GraphBuilder graph = new GraphBuilder("open", 13, Precision.FLOAT32);

    private Path write(String output) throws IOException {
        graph.output(output, "n", "m");
        Path file = folder.resolve("open.onnx");
        Files.write(file, graph.build().toByteArray());
        return file;
    }

    private String conv(String x) {
        return graph.node("Conv", "conv", x, graph.constant("w", RandomTensors.normal(1, 3, 2, 3, 3)))
                .text("auto_pad", "SAME_UPPER").value();
    }

    @Test
    void whatNeedsNoSizesIsReadWithoutThem() throws IOException {
        String x = graph.input("x", "n", 2, "height", "width");
        OnnxModel model = OnnxModel.read(write(graph.node("Relu", "relu", conv(x)).value()));
        assertArrayEquals(new int[]{2, -1, -1}, model.sample());
        for (int size = 4; size < 7; size++) {
            Tensor y = new JavaEngine().predict(model.network(), RandomTensors.normal(1, 1, 2, size, 5));
            assertArrayEquals(new int[]{1, 3, size, 5}, y.shape());
        }
    }

    @Test
    void whatNeedsThemAsksForThem() throws IOException {
        String x = graph.input("x", "n", 2, "height", "width");
        Path file = write(graph.node("DepthToSpace", "mean", graph.node("Concat", "four", x, x).integer("axis", 1)
                .value()).integer("blocksize", 2).value());
        String message = assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(file)).getMessage();
        assertTrue(message.contains("'mean'") && message.contains("(4, any, any)")
                && message.contains("3x224x224"), message);
        OnnxModel model = OnnxModel.read(file, 2, 5, 6);
        assertArrayEquals(new int[]{2, 5, 6}, model.sample());
        assertArrayEquals(new int[]{1, 10, 12}, model.network().shapes(2, 5, 6).getLast());
        assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(file, 3, 5, 6));
        assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(file, 2, 5));
    }

    /** The batch of a file is what it was made with, not what it can explain. */
    @Test
    void aFixedBatchIsAnyBatch() throws IOException {
        String x = graph.input("x", 1, 2, 3, 4);
        String y = graph.node("Reshape", "vectors", x, graph.integers("to", 1, 24)).value();
        OnnxModel model = OnnxModel.read(write(graph.node("Reshape", "images", y, graph.integers("back", 1, 4, -1))
                .value()));
        Tensor images = RandomTensors.normal(2, 5, 2, 3, 4);
        Tensor out = new JavaEngine().predict(model.network(), images);
        assertArrayEquals(new int[]{5, 4, 6}, out.shape());
        assertEquals(images.reshape(5, 4, 6), out);
    }

    @Test
    void aBatchOfSeveralMustStayWhatItIs() throws IOException {
        String x = graph.input("x", 2, 1, 3, 4);
        Path file = write(graph.node("Reshape", "mixed", x, graph.integers("to", 4, 6)).value());
        String message = assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(file)).getMessage();
        assertTrue(message.contains("'mixed'") && message.contains("batch"), message);
    }
}
