package org.lrptoolbox.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.layout.ToolboxForm;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** Models as other tools write them compute the same here as in ONNX Runtime. */
class ForeignModelTest {
    @TempDir
    private Path folder;

    private final GraphBuilder graph = new GraphBuilder("foreign", 13, Precision.FLOAT32);

    @Test
    void matMulAndAddAreOneLinear() throws IOException {
        String x = graph.input("x", 1, 5);
        String y = graph.node("MatMul", "dense/MatMul", x, constant("w", 5, 4)).value();
        y = graph.node("Add", "dense/Bias", constant("b", 4), y).value();
        y = graph.node("Relu", "dense/Relu", y).value();
        y = graph.node("MatMul", "", y, constant("v", 4, 3)).value("logits");
        check(y, RandomTensors.normal(1, 1, 5), "Linear", "Rect", "Linear");
        assertEquals(List.of("dense/Bias", "dense/Relu", "logits"), names());
    }

    /** A product somebody else reads too keeps its own layer; the bias cannot be drawn into it. */
    @Test
    void gemmInAllItsForms() throws IOException {
        String x = graph.input("x", "n", 5);
        String y = graph.node("Gemm", "a", x, constant("a.w", 4, 5), constant("a.b", 1, 4)).integer("transB", 1)
                .real("alpha", 0.5f).real("beta", -2).value();
        y = graph.node("Gemm", "b", y, constant("b.w", 4, 4), constant("b.b", 1)).value();
        y = graph.node("Add", "more", y, constant("more.b", 4)).value();
        String z = graph.node("Tanh", "tanh", y).value();
        z = graph.node("Gemm", "c", z, constant("c.w", 4, 4)).value();
        y = graph.node("Sum", "sum", y, z, z).value();
        check(y, RandomTensors.normal(2, 3, 5), "Dense", "Linear", "Tanh", "Linear", "Sum");
    }

    @Test
    void nodesThatDoNothingLeaveNoLayer() throws IOException {
        String x = graph.input("x", "n", 2, 3);
        String y = graph.node("Identity", "id", x).value();
        y = graph.node("Reshape", "reshape", y, graph.integers("shape", 0, -1)).value();
        y = graph.node("MatMul", "product", y, constant("w", 6, 4)).value();
        y = graph.node("Dropout", "drop", y).value();
        y = graph.node("Add", "bias", y, constant("b", 4)).value();
        y = graph.node("Softmax", "softmax", y).value();
        graph.node("Erf", "nobody reads it", x).value();
        check(graph.node("Identity", "end", y).value(), RandomTensors.normal(3, 2, 2, 3), "Flatten", "Linear",
                "SoftMax");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void imagesWithChannelsFirstAreReordered(boolean reshape) throws IOException {
        String x = graph.input("x", "n", 2, 7, 6);
        String y = graph.node("Conv", "conv", x, constant("w", 4, 2, 2, 3), constant("b", 4)).ints("strides", 1, 1)
                .ints("pads", 0, 0, 0, 0).ints("dilations", 1, 1).integer("group", 1).value();
        y = graph.node("Relu", "relu", y).value();
        String z = graph.node("Conv", "branch", y, constant("v", 4, 4, 1, 1)).value();
        y = graph.node("Add", "add", y, z).value();
        y = graph.node("MaxPool", "max", y).ints("kernel_shape", 2, 1).integer("ceil_mode", 0).value();
        y = graph.node("AveragePool", "average", y).ints("kernel_shape", 1, 2).ints("strides", 2, 2).value();
        y = reshape
                ? graph.node("Reshape", "flat", y, graph.integers("shape", -1, 24)).value()
                : graph.node("Flatten", "flat", y).integer("axis", -3).value();
        y = graph.node("Tanh", "tanh", y).value();
        y = graph.node("Gemm", "fc", y, constant("fc.w", 3, 24), constant("fc.b", 3)).integer("transB", 1).value();
        Tensor images = RandomTensors.normal(4, 3, 2, 7, 6);
        OnnxModel model = check(y, images, "Conv", "Rect", "Conv", "Sum", "MaxPool", "AveragePool", "Flatten", "Tanh",
                "Dense");
        Network toolbox = ToolboxForm.of(model.network());
        assertEquals(List.of("Convolution", "Rect", "Convolution", "Sum", "MaxPool", "AveragePool", "Flatten", "Tanh",
                "Linear"), toolbox.layers().stream().map(Layer::type).toList());
        Close.assertClose(Twin.java(model.network(), images), Twin.java(toolbox, Layout.NCHW.to(Layout.NHWC, images)),
                Close.TWIN, "in toolbox form");
    }

    /** Four axes that nothing treats as images stay as they are. */
    @Test
    void vectorsInImageShape() throws IOException {
        String x = graph.input("x", 1, 2, 3, 4);
        String y = graph.node("Flatten", "flat", x).value();
        y = graph.node("Gemm", "fc", y, constant("w", 24, 3)).value();
        check(y, RandomTensors.normal(5, 1, 2, 3, 4), "Flatten", "Linear");
    }

    /** Of a single position, both orders are the same, so that no Linear is needed to put them right. */
    @Test
    void aSinglePositionNeedsNoReordering() throws IOException {
        String x = graph.input("x", "n", 3, 2, 2);
        String y = graph.node("AveragePool", "pool", x).ints("kernel_shape", 2, 2).value();
        check(graph.node("Flatten", "flat", y).value(), RandomTensors.normal(6, 2, 3, 2, 2), "AveragePool", "Flatten");
    }

    /** A skip connection from the network's own input. */
    @Test
    void theInputAsABranch() throws IOException {
        String x = graph.input("x", "n", 4);
        String y = graph.node("MatMul", "input", x, constant("w", 4, 4)).value();
        y = graph.node("Add", "skip", x, y).value();
        check(y, RandomTensors.normal(7, 2, 4), "Linear", "Sum");
    }

    @Test
    void constantsAsNodesAndInFloat64() throws IOException {
        GraphBuilder doubles = new GraphBuilder("double", 17, Precision.FLOAT64);
        String x = doubles.input("x", "n", 2);
        String y = doubles.node("Gemm", "fc", x, doubles.constant("w", RandomTensors.normal(8, 2, 3))).value();
        String factor = doubles.node("Constant", "c").reals("value_floats", 1, 2, 3).value();
        y = doubles.node("Add", "add", y, factor).value();
        doubles.output(y, "n", 3);
        Path file = folder.resolve("model.onnx");
        Files.write(file, doubles.build().toByteArray());
        Tensor out = Twin.java(OnnxModel.read(file).network(), Tensor.zeros(1, 2));
        assertEquals(Tensor.of(new double[]{1, 2, 3}, 1, 3), out);
    }

    private String constant(String name, int... shape) {
        return graph.constant(name, RandomTensors.normal(name.hashCode(), shape));
    }

    private OnnxModel check(String output, Tensor x, String... layers) throws IOException {
        Path file = folder.resolve("model.onnx");
        graph.output(output, "n", "m");
        Files.write(file, graph.build().toByteArray());
        OnnxModel model = OnnxModel.read(file);
        assertEquals(List.of(layers), model.network().layers().stream().map(Layer::type).toList());
        Close.assertClose(Twin.run(file, x), Twin.java(model.network(), x), Twin.FLOAT32,
                "Java against ONNX Runtime");
        return model;
    }

    private List<String> names() throws IOException {
        return OnnxModel.read(folder.resolve("model.onnx")).network().nodes().stream().map(n -> n.name()).toList();
    }
}
