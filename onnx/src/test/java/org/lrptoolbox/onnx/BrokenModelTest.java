package org.lrptoolbox.onnx;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.onnx.write.ExportOptions;
import org.lrptoolbox.onnx.write.Exporter;
import org.lrptoolbox.tensor.Tensor;

/** Files that cannot be read say why: broken ones as malformed, sound ones with what is not supported. */
class BrokenModelTest {
    @TempDir
    private Path folder;

    private static ModelProto.Builder residual() throws IOException {
        return Exporter.export(Nets.residual(true), ExportOptions.DEFAULT, "residual.onnx").graph().toBuilder();
    }

    private static ModelProto.Builder convolutional() throws IOException {
        return Exporter.export(Nets.convolutional(true), ExportOptions.DEFAULT, "convolutional.onnx").graph()
                .toBuilder();
    }

    private <E extends LrpFileException> void assertRefused(Class<E> type, ModelProto.Builder model, String... says)
            throws IOException {
        assertRefused(type, model.build().toByteArray(), says);
    }

    private <E extends LrpFileException> void assertRefused(Class<E> type, byte[] bytes, String... says)
            throws IOException {
        Path file = folder.resolve("broken.onnx");
        Files.write(file, bytes);
        LrpFileException e = assertThrows(LrpFileException.class, () -> OnnxModel.read(file));
        String message = String.valueOf(e.getMessage());
        assertInstanceOf(type, e, message);
        assertTrue(message.contains("broken.onnx"), message);
        Arrays.stream(says).forEach(word -> assertTrue(message.contains(word), message + " lacks " + word));
    }

    /** The first node of an operator, changed. */
    private static ModelProto.Builder changed(ModelProto.Builder model, String op, Consumer<NodeProto.Builder> change) {
        GraphProto.Builder graph = model.getGraphBuilder();
        change.accept(graph.getNodeBuilderList().stream().filter(n -> n.getOpType().equals(op)).findFirst()
                .orElseThrow());
        return model;
    }

    private static void attribute(NodeProto.Builder node, String name, long... numbers) {
        node.getAttributeBuilderList().stream().filter(a -> a.getName().equals(name)).findFirst()
                .orElseGet(() -> node.addAttributeBuilder().setName(name)).clearInts()
                .addAllInts(Arrays.stream(numbers).boxed().toList());
    }

    @Test
    void whatIsNotSupportedIsNamed() throws IOException {
        assertRefused(UnsupportedModelException.class, changed(convolutional(), "Relu", n -> n.setOpType("Einsum")),
                "'1-Rect' (Einsum)");
        assertRefused(UnsupportedModelException.class,
                changed(convolutional(), "Conv", n -> attribute(n, "pads", 1, 1)), "'0-Convolution' (Conv)",
                "pads=[1, 1]");
        assertRefused(UnsupportedModelException.class,
                changed(convolutional(), "Conv", n -> attribute(n, "dilations", 2)), "dilations");
        assertRefused(MalformedFileException.class,
                changed(convolutional(), "Conv", n -> n.addAttributeBuilder().setName("group").setI(3)), "3 groups");
        assertRefused(UnsupportedModelException.class,
                changed(convolutional(), "Relu", n -> n.addAttributeBuilder().setName("slope").setF(1)), "'slope'");
        assertRefused(UnsupportedModelException.class, changed(convolutional(), "Relu", n -> n.setDomain("com.acme")),
                "'com.acme'");
        assertRefused(UnsupportedModelException.class,
                changed(residual(), "Gemm", n -> n.addAttributeBuilder().setName("transA").setI(1)),
                "'in' (Gemm)", "if the first axis is a batch");
        assertRefused(UnsupportedModelException.class, changed(residual(), "Gemm", n -> n.setInput(1, "input")),
                "'in' (Gemm)", "if the first axis is a batch");
        ModelProto.Builder old = residual();
        old.getOpsetImportBuilder(0).setVersion(6);
        assertRefused(UnsupportedModelException.class, old, "version 6");
        ModelProto.Builder twoInputs = residual();
        twoInputs.getGraphBuilder().addInputBuilder().setName("mask");
        changed(twoInputs, "Sum", n -> n.setInput(0, "mask"));
        assertRefused(UnsupportedModelException.class, twoInputs, "'mask'", "no tensor of numbers");
    }

    @Test
    void brokenGraphs() throws IOException {
        assertRefused(MalformedFileException.class, changed(residual(), "Relu", n -> n.setInput(0, "sum")), "'relu'",
                "'sum'", "cyclic");
        assertRefused(MalformedFileException.class, changed(residual(), "Relu", n -> n.setInput(0, "relu")), "cyclic");
        ModelProto.Builder places = changed(convolutional(), "MaxPool", n -> n.addOutput("places"));
        changed(places, "Relu", n -> n.setInput(0, "unpooled"));
        places.getGraphBuilder().addNodeBuilder().setOpType("Identity").addInput("b").addOutput("a");
        places.getGraphBuilder().addNodeBuilder().setOpType("Identity").addInput("a").addOutput("b");
        places.getGraphBuilder().addNodeBuilder().setOpType("MaxUnpool").addInput("input").addInput("a")
                .addOutput("unpooled");
        assertRefused(MalformedFileException.class, places, "cyclic");
        assertRefused(MalformedFileException.class, changed(residual(), "Relu", NodeProto.Builder::clearInput),
                "0 inputs");
        assertRefused(MalformedFileException.class, changed(residual(), "Relu", n -> n.setOutput(0, "in")), "'relu'",
                "incomplete");
        ModelProto.Builder twice = changed(residual(), "Relu", n -> n.setOutput(0, "in"));
        twice.getGraphBuilder().getNodeBuilder(2).setInput(0, "in");
        twice.getGraphBuilder().getNodeBuilder(4).setInput(0, "in").setInput(2, "in");
        assertRefused(MalformedFileException.class, twice, "'relu'", "'in'", "already");
        assertRefused(MalformedFileException.class,
                changed(convolutional(), "MaxPool", n -> n.getAttributeBuilder(0).setName("strides")), "twice");
        assertRefused(MalformedFileException.class,
                changed(convolutional(), "MaxPool", n -> n.removeAttribute(0)), "kernel_shape");
        assertRefused(MalformedFileException.class, changed(convolutional(), "MaxPool",
                n -> attribute(n, "kernel_shape", Integer.MAX_VALUE, Integer.MAX_VALUE)), "kernel_shape");
        assertRefused(MalformedFileException.class, changed(residual(), "Gemm", n -> n.setInput(1, "left/weight")
                .setInput(2, "out/bias")), "'in'");
    }

    @Test
    void brokenTensors() throws IOException {
        assertRefused(MalformedFileException.class, weights(t -> t.setDims(0, 7)), "'in/weight'", "(7, 6)", "168",
                "144");
        assertRefused(MalformedFileException.class, weights(t -> t.setDims(0, -6)), "shape");
        assertRefused(MalformedFileException.class, weights(t -> t.setDims(0, Long.MAX_VALUE)), "shape");
        assertRefused(MalformedFileException.class, weights(t -> t.setDims(0, 1 << 20).setDims(1, 1 << 20)), "shape");
        assertRefused(MalformedFileException.class, weights(t -> t.setDims(0, 40_000).setDims(1, 40_000)), "6400000000",
                "144");
        assertRefused(MalformedFileException.class,
                weights(t -> t.setRawData(t.getRawData().substring(0, 143))), "holds 143");
        assertRefused(MalformedFileException.class, weights(TensorProto.Builder::clearRawData), "holds 0");
        assertRefused(UnsupportedModelException.class, weights(t -> t.setDataType(8)), "type 8");
    }

    private static ModelProto.Builder weights(Consumer<TensorProto.Builder> change) throws IOException {
        ModelProto.Builder model = residual();
        change.accept(model.getGraphBuilder().getInitializerBuilder(0));
        return model;
    }

    @Test
    void filesThatAreNoModels() throws IOException {
        assertRefused(MalformedFileException.class, new byte[0], "graph");
        assertRefused(MalformedFileException.class, "Linear 2 3\n1 2 3 4 5 6\n".getBytes("UTF-8"), "ONNX");
        assertRefused(UnsupportedModelException.class, ModelProto.newBuilder().setGraph(GraphProto.newBuilder()));
        assertThrows(NoSuchFileException.class, () -> OnnxModel.read(folder.resolve("missing.onnx")));
        assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(folder));
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = residual().build().toByteArray();
        for (int length = 0; length < whole.length; length += 7) {
            byte[] part = Arrays.copyOf(whole, length);
            Path file = folder.resolve("part.onnx");
            Files.write(file, part);
            assertThrows(LrpFileException.class, () -> OnnxModel.read(file), "cut at " + length);
        }
    }

    /** 20 MB of nodes of two bytes each would become gigabytes of objects. */
    @Test
    void smallPartsThatBecomeLargeObjectsAreRefusedBeforeParsing() throws IOException {
        byte[] emptyNodes = new byte[20 << 20];
        for (int i = 0; i < emptyNodes.length; i += 2) {
            emptyNodes[i] = 1 << 3 | 2;
        }
        assertRefused(UnsupportedModelException.class, model(ByteString.copyFrom(emptyNodes)), "memory");
        byte[] integers = new byte[40 << 20];
        ByteString dims = ByteString.copyFrom(new byte[]{1 << 3 | 2, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x14})
                .concat(ByteString.copyFrom(integers));
        assertRefused(UnsupportedModelException.class, model(field(5, dims)), "memory");
    }

    private static ByteString field(int number, ByteString content) throws IOException {
        ByteString.Output out = ByteString.newOutput();
        CodedOutputStream coded = CodedOutputStream.newInstance(out);
        coded.writeBytes(number, content);
        coded.flush();
        return out.toByteString();
    }

    private static byte[] model(ByteString graph) throws IOException {
        return field(7, graph).toByteArray();
    }

    @Test
    void graphsNestedWithoutEndAreRefused() throws IOException {
        ByteString graph = ByteString.EMPTY;
        for (int depth = 0; depth < 5000; depth++) {
            // graph { node { attribute { g: graph } } }
            graph = field(1, field(5, field(6, graph)));
        }
        assertRefused(MalformedFileException.class, model(graph), "deep");
    }

    /** A few bytes that announce gigabytes of numbers, wherever numbers are read at once. */
    @Test
    void hugeConstantsAreNotMade() throws IOException {
        for (String op : List.of("Add", "Mul", "Gemm", "Reshape", "BatchNormalization")) {
            GraphBuilder graph = new GraphBuilder("huge", 13, Precision.FLOAT32);
            String x = graph.input("x", "n", 4);
            String huge = graph.node("ConstantOfShape", "huge", graph.integers("shape", 1 << 30)).value();
            String w = graph.constant("w", Tensor.zeros(4, 3));
            String y = switch (op) {
                case "Gemm" -> graph.node(op, op, x, w, huge).value();
                case "BatchNormalization" -> graph.node(op, op, x, huge, huge, huge, huge).value();
                default -> graph.node(op, op, x, huge).value();
            };
            graph.output(y, "n", "m");
            Path file = folder.resolve("huge.onnx");
            Files.write(file, graph.build().toByteArray());
            assertThrows(LrpFileException.class, () -> OnnxModel.read(file), op);
        }
    }

    @Test
    void twoInitializersOfOneNameAreRefused() throws IOException {
        ModelProto.Builder model = residual();
        model.getGraphBuilder().addInitializer(model.getGraph().getInitializer(0));
        assertRefused(MalformedFileException.class, model, "two initializers", "'in/weight'");
    }
}
