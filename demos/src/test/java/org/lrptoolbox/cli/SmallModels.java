package org.lrptoolbox.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** ONNX files as exporters make them: sizes open, several inputs and outputs. */
public final class SmallModels {
    private static final int OPEN = 0;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("small");
    private final Random random = new Random(3);

    private SmallModels() {}

    /** {@code x} (N, 3, H, W) through a convolution, global pooling and a dense layer; outputs scores and pooled. */
    public static Path pooled(Path file) throws IOException {
        SmallModels m = new SmallModels();
        m.picture();
        return m.write(file);
    }

    /** The same, and before the dense layer a factor for every channel, {@code gain} (N, 4), an input, too. */
    public static Path gained(Path file) throws IOException {
        SmallModels m = new SmallModels();
        m.input("gain", DataType.FLOAT, OPEN, 4);
        m.picture();
        return m.write(file);
    }

    /** {@code x} (N, 3, H, W) through a convolution and pooling, whose features are normed as tokens are, to scores. */
    public static Path normed(Path file) throws IOException {
        SmallModels m = new SmallModels();
        m.input("x", DataType.FLOAT, OPEN, 3, OPEN, OPEN);
        m.weights("k", 4, 3, 3, 3);
        m.weights("g", 4);
        m.weights("w", 4, 3);
        m.node("Conv", "conv", "x", "k");
        m.node("GlobalAveragePool", "mean", "conv");
        m.node("Flatten", "pooled", "mean");
        m.node("LayerNormalization", "normed", "pooled", "g");
        m.node("MatMul", "scores", "normed", "w");
        m.output("scores", OPEN, 3);
        return m.write(file);
    }

    /** {@code ids} (N, L) looked up, those that {@code mask} (N, L) has left out at zero, added up and scored. */
    public static Path text(Path file) throws IOException {
        SmallModels m = new SmallModels();
        m.input("ids", DataType.INT64, OPEN, OPEN);
        m.input("mask", DataType.INT64, OPEN, OPEN);
        m.weights("words", 7, 4);
        m.weights("w", 4, 3);
        m.integers("two", 2);
        m.node("Gather", "word", "words", "ids");
        m.node("Cast", "real", "mask").addAttribute(integer("to", DataType.FLOAT_VALUE));
        m.node("Unsqueeze", "wide", "real", "two");
        m.node("Mul", "kept", "word", "wide");
        m.integers("one", 1);
        m.node("ReduceSum", "sum", "kept", "one").addAttribute(integer("keepdims", 0));
        m.node("MatMul", "scores", "sum", "w");
        m.output("scores", OPEN, 3);
        return m.write(file);
    }

    private void picture() {
        boolean gained = graph.getInputCount() > 0;
        input("x", DataType.FLOAT, OPEN, 3, OPEN, OPEN);
        weights("k", 4, 3, 3, 3);
        weights("w", 4, 3);
        node("Conv", "conv", "x", "k");
        node("Relu", "relu", "conv");
        node("GlobalAveragePool", "mean", "relu");
        node("Flatten", "pooled", "mean");
        if (gained) {
            node("Mul", "product", "pooled", "gain");
        }
        node("MatMul", "scores", gained ? "product" : "pooled", "w");
        output("scores", OPEN, 3);
        output("pooled", OPEN, 4);
    }

    private void input(String name, DataType type, int... shape) {
        graph.addInput(info(name, type, shape));
    }

    private void output(String name, int... shape) {
        graph.addOutput(info(name, DataType.FLOAT, shape));
    }

    private static ValueInfoProto.Builder info(String name, DataType type, int... shape) {
        ValueInfoProto.Builder info = ValueInfoProto.newBuilder().setName(name);
        var tensor = info.getTypeBuilder().getTensorTypeBuilder().setElemType(type.getNumber());
        for (int i = 0; i < shape.length; i++) {
            var dim = tensor.getShapeBuilder().addDimBuilder();
            if (shape[i] == OPEN) {
                dim.setDimParam(name + i);
            } else {
                dim.setDimValue(shape[i]);
            }
        }
        return info;
    }

    private NodeProto.Builder node(String operator, String output, String... inputs) {
        return graph.addNodeBuilder().setOpType(operator).setName(output).addOutput(output)
                .addAllInput(List.of(inputs));
    }

    private static AttributeProto.Builder integer(String name, int value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value);
    }

    private void weights(String name, int... shape) {
        TensorProto.Builder tensor = graph.addInitializerBuilder().setName(name).setDataType(DataType.FLOAT_VALUE);
        Arrays.stream(shape).forEach(tensor::addDims);
        for (int i = 0; i < Arrays.stream(shape).reduce(1, (a, b) -> a * b); i++) {
            tensor.addFloatData((float) random.nextGaussian());
        }
    }

    private void integers(String name, long value) {
        graph.addInitializerBuilder().setName(name).setDataType(DataType.INT64_VALUE).addDims(1).addInt64Data(value);
    }

    private Path write(Path file) throws IOException {
        return Files.write(file, ModelProto.newBuilder().setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17)).setGraph(graph).build().toByteArray());
    }
}
