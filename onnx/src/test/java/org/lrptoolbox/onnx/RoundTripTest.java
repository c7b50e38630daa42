package org.lrptoolbox.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lrptoolbox.layout.ToolboxForm;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.onnx.write.ExportOptions;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
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
        Network network = Nets.convolutional(true);
        OnnxModel model = read(network, EXACT.withLayout(layout).withSample(Nets.IMAGE));
        assertSame(network, ToolboxForm.of(model.network()), images);
        assertArrayEquals(layout == Layout.NHWC ? Nets.IMAGE : new int[]{2, 9, 8}, model.sample());
        Tensor inFile = Layout.NHWC.to(layout, images);
        Close.assertClose(Twin.java(network, images), Twin.java(model.network(), inFile), Close.TWIN, "as in the file");
        assertSame(Nets.convolutional(false),
                ToolboxForm.of(read(Nets.convolutional(false), EXACT.withLayout(layout)).network()), images);
        assertSame(Nets.residual(true), ToolboxForm.of(read(Nets.residual(true), EXACT).network()),
                RandomTensors.normal(2, 3, 6));
    }

    @Test
    void theModelsFacadeFindsTheFormat() throws IOException {
        Path file = folder.resolve("network.onnx");
        Models.write(Nets.residual(true), file);
        Tensor x = RandomTensors.normal(3, 4, 6);
        Network read = Models.read(file);
        Close.assertClose(Twin.java(Nets.residual(true), x), Twin.java(read, x), Twin.FLOAT32, "weights as float32");
    }

    /** The shape that a network, or whoever writes it, says its input has; a Flatten in front is nothing to lose. */
    @Test
    void shapesOfInputsSurvive() throws IOException {
        Path file = folder.resolve("shape.onnx");
        Network flatFirst = Network.sequential(new Flatten(), Dense.of(24, 2, RandomTensors.normal(1, 24, 2).data(),
                new double[2]));
        Models.write(flatFirst, file, 3, 4, 2);
        OnnxModel model = OnnxModel.read(file);
        assertArrayEquals(new int[]{3, 4, 2}, OnnxModel.read(file).sample());
        assertEquals("Flatten", model.network().layers().getFirst().type());
        Path again = folder.resolve("again.onnx");
        Models.write(model.network(), again);
        assertArrayEquals(new int[]{3, 4, 2}, OnnxModel.read(again).sample());
        Tensor x = RandomTensors.normal(2, 2, 3, 4, 2);
        Close.assertClose(Twin.java(flatFirst, x), Twin.java(OnnxModel.read(again).network(), x), Twin.FLOAT32,
                "twice");
        Conv conv = new Conv(Weights.of(RandomTensors.normal(3, 4, 3, 3, 3)), new double[0], Frame.of(3, 3), 1);
        Network sized = Network.builder().input(Input.real("picture", 3, 40, 40)).add("conv", conv).build();
        Models.write(sized, file);
        assertArrayEquals(new int[]{3, 40, 40}, OnnxModel.read(file).sample());
    }

    /** Through a file of the toolbox and back: what a format cannot hold as it is, it gets in toolbox form. */
    @Test
    void filesOfOtherFormatsAreWrittenInToolboxForm() throws IOException {
        Path onnx = folder.resolve("network.onnx");
        Path text = folder.resolve("network.txt");
        new OnnxFormat().write(Nets.convolutional(true), onnx, EXACT);
        Models.write(Models.read(onnx), text);
        Tensor images = RandomTensors.normal(1, 2, 9, 8, 2);
        assertEquals(Twin.java(Nets.convolutional(true), images), Twin.java(Models.read(text), images));
    }

    /** The toolbox's own convolutional network, through a file and through ONNX Runtime. */
    @Test
    void leNetComesBackAndRuns() throws IOException {
        Network leNet = Models.read(Shared.path("toolbox/models/MNIST/LeNet-5.txt"));
        Tensor images = RandomTensors.normal(4, 8, 32, 32, 1);
        assertSame(leNet, ToolboxForm.of(read(leNet, EXACT.withSample(32, 32, 1)).network()), images);
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
