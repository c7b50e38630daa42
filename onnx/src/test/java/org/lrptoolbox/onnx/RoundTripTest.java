package org.lrptoolbox.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.io.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.onnx.layout.Layout;
import org.lrptoolbox.onnx.chain.OnnxModel;
import org.lrptoolbox.onnx.write.ExportOptions;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.testing.Shared;

/** What is written comes back: layer by layer, bit by bit in float64. */
class RoundTripTest {
    private static final ExportOptions EXACT = ExportOptions.DEFAULT.withPrecision(Precision.FLOAT64);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Layout.class)
    void networksComeBackAsTheyWere(Layout layout) throws IOException {
        Tensor images = RandomTensors.normal(1, 2, 9, 8, 2);
        OnnxModel model = read(Nets.convolutional(true), EXACT.withLayout(layout).withSample(Nets.IMAGE));
        assertSame(Nets.convolutional(true), model.network(), images);
        assertEquals(layout, model.layout());
        assertArrayEquals(Nets.IMAGE, model.sample());
        assertEquals(images, model.input(Layout.NHWC.to(layout, images)));
        assertSame(Nets.convolutional(false), read(Nets.convolutional(false), EXACT.withLayout(layout)).network(),
                images);
        assertSame(Nets.residual(true), read(Nets.residual(true), EXACT).network(), RandomTensors.normal(2, 3, 6));
    }

    @Test
    void theModelsFacadeFindsTheFormat() throws IOException {
        Path file = folder.resolve("network.onnx");
        Models.write(Nets.residual(true), file);
        Tensor x = RandomTensors.normal(3, 4, 6);
        Network read = Models.read(file);
        Close.assertClose(Twin.java(Nets.residual(true), x), Twin.java(read, x), Twin.FLOAT32, "weights as float32");
        Models.write(read, file);
        assertSame(read, Models.read(file), x);
    }

    /** The toolbox's own convolutional network, through a file and through ONNX Runtime. */
    @Test
    void leNetComesBackAndRuns() throws IOException {
        Network leNet = Models.read(Shared.path("toolbox/models/MNIST/LeNet-5.txt"));
        Tensor images = RandomTensors.normal(4, 8, 32, 32, 1);
        assertSame(leNet, read(leNet, EXACT.withSample(32, 32, 1)).network(), images);
        for (Layout layout : Layout.values()) {
            Twin.check(leNet, ExportOptions.DEFAULT.withLayout(layout), folder, images);
        }
    }

    @Test
    void openSizesStayOpen() throws IOException {
        assertArrayEquals(new int[]{-1, -1, 2}, read(Nets.convolutional(true), EXACT).sample());
    }

    private OnnxModel read(Network network, ExportOptions options) throws IOException {
        Path file = folder.resolve("network.onnx");
        new OnnxFormat().write(network, file, options);
        return OnnxModel.read(file);
    }

    private static void assertSame(Network expected, Network actual, Tensor x) {
        assertEquals(expected.toString(), actual.toString());
        assertEquals(expected.nodes().stream().map(Node::inputs).toList(),
                actual.nodes().stream().map(Node::inputs).toList());
        assertEquals(Twin.java(expected, x), Twin.java(actual, x));
    }
}
