package org.lrptoolbox.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.testing.LayerExamples;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.onnx.write.ExportOptions;
import org.lrptoolbox.onnx.write.Exporter;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** Exported files compute in ONNX Runtime what the network computes here. */
class ExportTest {
    private static final int[] IMAGE = Nets.IMAGE;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17})
    void everyKindOfLayerInEveryOpset(int opset) throws IOException {
        ExportOptions options = ExportOptions.DEFAULT.withOpset(opset);
        Twin.check(Nets.convolutional(true), options, folder, RandomTensors.normal(1, 4, 9, 8, 2));
        Twin.check(Nets.convolutional(false), options, folder, RandomTensors.normal(2, 1, 9, 8, 2));
        Twin.check(Nets.residual(true), options, folder, RandomTensors.normal(3, 5, 6));
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void imagesInBothOrdersAtInputAndOutput(Layout layout) throws IOException {
        ExportOptions options = ExportOptions.DEFAULT.withLayout(layout);
        Tensor images = RandomTensors.normal(4, 3, 9, 8, 2);
        Twin.check(Nets.convolutional(true), options, folder, images);
        Twin.check(Nets.convolutional(true).truncated(6), options.withSample(IMAGE), folder, images);
        Twin.check(Network.sequential(new SoftMax(), new Rect()), options.withSample(IMAGE), folder, images);
        Twin.check(Network.sequential(MaxPool.last(Frame.of(2, 3).withStride(1, 2)), new SoftMax()), options, folder,
                images);
        Twin.check(Network.sequential(new Flatten(), new SoftMax()), options.withSample(IMAGE), folder, images);
        Twin.check(branches(), options, folder, images);
    }

    /** Values needed in both orders, images added in two, an input several layers read, names the exporter uses. */
    private static Network branches() {
        Tensor filters = RandomTensors.normal(5, 1, 1, 2, 2);
        Conv convolution = Conv.last(filters, new double[]{0.5, -1}, 1, 1);
        return Network.builder().add("input", new Rect()).add("output", convolution, "input")
                .add("sum", new Sum(2), "input", "output").add("sum/weight", new SoftMax(), "sum")
                .add("all", new Sum(3), "sum/weight", "sum", "input").add("flat", new Flatten(), "all")
                .add("rect", new Rect(), "flat").add("one", new Sum(1), "rect").build();
    }

    @Test
    void float64KeepsAllDigits() throws IOException {
        ExportOptions options = ExportOptions.DEFAULT.withPrecision(Precision.FLOAT64);
        Twin.check(Nets.residual(true), options, folder, RandomTensors.normal(6, 3, 6), 1e-14);
    }

    @Test
    void asFewTransposesAsPossible() throws IOException {
        assertEquals(2, transposes(Nets.convolutional(true), ExportOptions.DEFAULT), "behind input, before Flatten");
        assertEquals(1, transposes(Nets.convolutional(true), ExportOptions.DEFAULT.withLayout(Layout.NCHW)));
        assertEquals(0, transposes(Nets.residual(true), ExportOptions.DEFAULT));
        assertEquals(0, transposes(Nets.convolutional(true).truncated(6),
                ExportOptions.DEFAULT.withLayout(Layout.NCHW)));
    }

    private static long transposes(Network network, ExportOptions options) throws IOException {
        return export(network, options).getGraph().getNodeList().stream()
                .filter(n -> n.getOpType().equals("Transpose")).count();
    }

    private static ModelProto export(Network network, ExportOptions options) throws IOException {
        return Exporter.export(network, options, "network.onnx").graph();
    }

    @Test
    void nodesBearTheNamesOfLayers() throws IOException {
        for (Network network : List.of(Nets.convolutional(true), Nets.residual(false), branches())) {
            List<String> names = export(network, ExportOptions.DEFAULT).getGraph().getNodeList().stream()
                    .map(NodeProto::getName).toList();
            network.nodes().forEach(n -> assertTrue(names.contains(n.name()), n + " among " + names));
            assertEquals(names.size(), names.stream().distinct().count());
        }
    }

    @Test
    void whatIsNotKnownOfTheInputStaysOpen() throws IOException {
        String open = export(Nets.convolutional(true), ExportOptions.DEFAULT).getGraph().getInput(0).toString();
        assertTrue(open.contains("height") && open.contains("width") && open.contains("dim_value: 2"), open);
        String fixed = export(Nets.convolutional(true), ExportOptions.DEFAULT.withSample(IMAGE)).getGraph()
                .getInput(0).toString();
        assertTrue(fixed.contains("batch") && fixed.contains("dim_value: 9") && !fixed.contains("height"), fixed);
    }

    @Test
    void layersThatDoNotFitAreNamed() {
        Network unfit = Network.sequential(linear(3, 2), linear(3, 2));
        ShapeException vectors = assertThrows(ShapeException.class, () -> export(unfit, ExportOptions.DEFAULT));
        assertTrue(String.valueOf(vectors.getMessage()).contains("1-Linear"), vectors.getMessage());
        Network flat = Network.sequential(Nets.convolutional(true).layers().getFirst(), linear(3, 2));
        ShapeException images = assertThrows(ShapeException.class, () -> export(flat, ExportOptions.DEFAULT));
        assertTrue(String.valueOf(images.getMessage()).contains("1-Linear"), images.getMessage());
        assertThrows(ShapeException.class,
                () -> export(Nets.convolutional(true), ExportOptions.DEFAULT.withSample(9, 8, 3)));
    }

    private static Dense linear(int m, int n) {
        return Dense.of(m, n, new double[m * n], new double[0]);
    }

    @Test
    void numbersBeyondFloat32AreRefusedAndTheFileIsUntouched() throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.writeString(file, "before");
        Network huge = Network.sequential(Dense.of(1, 1, new double[]{1e300}, new double[0]));
        UnsupportedModelException e = assertThrows(UnsupportedModelException.class, () -> Models.write(huge, file));
        assertTrue(String.valueOf(e.getMessage()).contains("0-Linear")
                && String.valueOf(e.getMessage()).contains("1.0E300"), e.getMessage());
        assertEquals("before", Files.readString(file));
        Twin.check(huge, ExportOptions.DEFAULT.withPrecision(Precision.FLOAT64), folder,
                Tensor.of(new double[]{2}, 1, 1));
    }

    @Test
    void unknownLayersAreNamed() {
        Network network = Network.sequential(new Rect(), new UnknownKernel());
        UnsupportedModelException e = assertThrows(UnsupportedModelException.class,
                () -> Models.write(network, folder.resolve("model.onnx")));
        assertTrue(String.valueOf(e.getMessage()).contains("1-UnknownKernel"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("model.onnx")));
    }

    @Test
    void opsetsOutsideTheRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ExportOptions.DEFAULT.withOpset(12));
        assertThrows(IllegalArgumentException.class, () -> ExportOptions.DEFAULT.withOpset(18));
    }

    @Test
    void layoutsAreEachOthersInverse() {
        Tensor images = RandomTensors.normal(7, 2, 3, 4, 5);
        Tensor first = Layout.NHWC.to(Layout.NCHW, images);
        assertArrayEquals(new int[]{2, 5, 3, 4}, first.shape());
        assertEquals(images.data()[1 * 60 + 2 * 20 + 3 * 5 + 4], first.data()[1 * 60 + 4 * 12 + 2 * 4 + 3]);
        assertEquals(images, Layout.NCHW.to(Layout.NHWC, first));
    }

    static List<LayerExamples.Example> written() {
        return LayerExamples.all().stream().filter(e -> e.inputs().size() == 1)
                .filter(e -> !(e.layer() instanceof LocalResponseNorm.ChannelBand) && !isForJavaAlone(e.layer()))
                .toList();
    }

    /** Operators of these opsets have no averages with holes, and no sums that overhang. */
    private static boolean isForJavaAlone(Layer layer) {
        if (!(layer instanceof WindowLayer w) || layer instanceof Conv) {
            return false;
        }
        Frame f = w.frame();
        boolean wide = f.top() >= f.height() || f.left() >= f.width() || f.bottom() >= f.height();
        return wide || f.ceil() || f.dilationDown() > 1 || f.dilationAcross() > 1;
    }

    @ParameterizedTest
    @MethodSource("written")
    void everyLayerIsWritten(LayerExamples.Example example) throws IOException {
        Network network = Network.sequential(example.layer());
        Path file = folder.resolve("layer.onnx");
        new OnnxFormat().write(network, file, ExportOptions.DEFAULT.withSample(example.inputs().getFirst()));
        Tensor x = example.random(3).getFirst();
        assertClose(Twin.java(network, x), Twin.run(file, x), 1e-4, example.toString());
    }
}
