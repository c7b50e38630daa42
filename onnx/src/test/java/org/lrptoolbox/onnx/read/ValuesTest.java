package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.onnx.Protos.info;
import static org.lrptoolbox.onnx.Protos.integer;
import static org.lrptoolbox.onnx.Protos.integers;
import static org.lrptoolbox.onnx.Protos.node;
import static org.lrptoolbox.onnx.Protos.numbers;
import static org.lrptoolbox.onnx.Protos.real;
import static org.lrptoolbox.onnx.Protos.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.check.ModelCheck;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.onnx.side.SideGraph;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

/** Constant, side and carrying values; several inputs and outputs; graphs out of order and with functions. */
class ValuesTest {
    @TempDir
    private Path folder;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("g");
    private final ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17));

    private Path write() throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, model.setGraph(graph).build().toByteArray());
        return file;
    }

    /** Words and positions are looked up, masked words left out, and the mean of each sample taken. */
    private void text() {
        graph.addInput(info("ids", DataType.INT64_VALUE, 0, 3)).addInput(info("mask", DataType.INT64_VALUE, 0, 3));
        graph.addInitializer(numbers("words", new long[]{4, 2}, 1, 2, 3, 4, 5, 6, 7, 8));
        graph.addInitializer(numbers("w", new long[]{2, 1}, 1, -1));
        graph.addInitializer(row("one", 2));
        graph.addNode(node("Gather", "word", "words", "ids"))
                .addNode(node("Cast", "real", "mask").addAttribute(integer("to", DataType.FLOAT_VALUE)))
                .addNode(node("Unsqueeze", "wide", "real", "one")).addNode(node("Mul", "kept", "word", "wide"))
                .addNode(node("ReduceMean", "mean", "kept").addAttribute(integers("axes", 1))
                        .addAttribute(integer("keepdims", 0)))
                .addNode(node("MatMul", "score", "mean", "w")).addOutput(info("score", DataType.FLOAT_VALUE, 0, 1));
    }

    @Test
    void idsAreLookedUpAndMasksComputed() throws IOException {
        text();
        Network net = OnnxModel.read(write()).network();
        assertEquals(List.of("ids", "mask"), net.inputs().stream().map(Input::name).toList());
        assertEquals(Input.Type.INTEGER, net.input().type());
        assertTrue(net.layers().stream().anyMatch(SideGraph.class::isInstance), net.toString());
        Tensor ids = Tensor.of(new double[]{0, 3, 1, 2, 2, 0}, 2, 3);
        Tensor mask = Tensor.of(new double[]{1, 1, 0, 1, 0, 0}, 2, 3);
        Attribution why = Explainer.of(net, Composites.named("gradient"), new JavaEngine())
                .explain(List.of(ids, mask), Target.output());
        assertArrayEquals(new double[]{-2.0 / 3, -1.0 / 3}, why.prediction().data(), 1e-12);
        assertEquals(List.of("word"), List.copyOf(why.roots().keySet()));
        assertArrayEquals(new int[]{2, 3, 2}, why.relevance().shape());
    }

    /** The token that ends a text is found by its id: the largest, as in CLIP. */
    @ParameterizedTest
    @ValueSource(strings = {"Gather", "Gather from the end", "GatherND", "GatherND from the end"})
    void tokensAreFoundByIds(String how) throws IOException {
        graph.addInput(info("ids", DataType.INT64_VALUE, 1, 3));
        graph.addInitializer(numbers("words", new long[]{4, 2}, 1, 2, 3, 4, 5, 6, 7, 8));
        graph.addInitializer(numbers("w", new long[]{2, 1}, 1, -2));
        graph.addInitializer(row("one", 1));
        graph.addInitializer(row("three", 3));
        graph.addInitializer(row("none", 0));
        AttributeProto axis = integer("axis", 1);
        AttributeProto keep = axis.toBuilder().setName("keepdims").setI(how.startsWith("GatherND") ? 1 : 0).build();
        String place = how.endsWith("end") ? "back" : "best";
        graph.addNode(node("Gather", "word", "words", "ids"))
                .addNode(node("ArgMax", "best", "ids").addAttribute(axis).addAttribute(keep))
                .addNode(node("Sub", "back", "best", "three"));
        if (how.startsWith("GatherND")) {
            graph.addNode(node("Mul", "first", "best", "none"))
                    .addNode(node("Concat", "place", "first", place).addAttribute(axis))
                    .addNode(node("GatherND", "found", "word", "place"));
        } else {
            graph.addNode(node("Gather", "part", "word", place).addAttribute(axis))
                    .addNode(node("Squeeze", "found", "part", "one"));
        }
        graph.addNode(node("MatMul", "score", "found", "w")).addOutput(info("score", DataType.FLOAT_VALUE, 1, 1));
        Network net = OnnxModel.read(write()).network();
        for (Engine engine : List.of(new JavaEngine(), new CompiledEngine())) {
            Attribution why = Explainer.of(net, Composites.named("gradient-x-input"), engine)
                    .explain(List.of(Tensor.of(new double[]{0, 2, 1}, 1, 3)), Target.output());
            assertArrayEquals(new double[]{5 - 12}, why.prediction().data(), 1e-6, engine.name());
            assertArrayEquals(new double[]{0, 0, 5, -12, 0, 0}, why.relevance().data(), 1e-5, engine.name());
        }
    }

    @Test
    void checkTellsThemApart() throws IOException {
        text();
        Inspection found = Inspection.of(write());
        assertEquals(2, found.findings().stream().filter(f -> f.role() == Finding.Role.SIDE).count());
        ModelCheck check = ModelCheck.of(folder.resolve("model.onnx"));
        assertTrue(check.isSupported(), check.toString());
        assertTrue(check.toString().contains("nodes: 4 carrying, 2 side, 0 constant, 0 refused"), check.toString());
        assertTrue(check.json().startsWith("{\"supported\": true, \"problem\": \"\", \"carrying\": 4, \"side\": 2"),
                check.json());
    }

    @Test
    void idsWithoutARowAreNamed() throws IOException {
        text();
        Network net = OnnxModel.read(write()).network();
        Tensor mask = Tensor.full(1, 1, 3);
        RuntimeException e = assertThrows(RuntimeException.class, () -> new JavaEngine().predict(net,
                List.of(Tensor.of(new double[]{0, 4, 1}, 1, 3), mask)));
        assertTrue(String.valueOf(e.getMessage()).contains("4"), e.toString());
    }

    @Test
    void anOutputIsChosen() throws IOException {
        graph.addInput(info("x", DataType.FLOAT_VALUE, 0, 3)).addNode(node("Relu", "first", "x"))
                .addNode(node("Tanh", "second", "first")).addOutput(info("first", DataType.FLOAT_VALUE, 0, 3))
                .addOutput(info("second", DataType.FLOAT_VALUE, 0, 3));
        Path file = write();
        assertEquals(1, OnnxModel.read(file).network().size());
        OnnxModel second = OnnxModel.read(file, ReadOptions.DEFAULT.withOutput("second"));
        assertEquals(2, second.network().size());
        assertEquals("second", second.network().outputName());
        assertEquals(List.of("first", "second"), second.outputs());
        String message = assertThrows(UnsupportedModelException.class,
                () -> OnnxModel.read(file, ReadOptions.DEFAULT.withOutput("third"))).getMessage();
        assertTrue(message.contains("'third'") && message.contains("'first', 'second'"), message);
    }

    /** As convert_float_to_float16 leaves files. */
    @Test
    void nodesMayStandInAnyOrder() throws IOException {
        graph.addInput(info("x", DataType.FLOAT_VALUE, 0, 3)).addNode(node("Tanh", "y", "inner"))
                .addNode(node("Relu", "inner", "x")).addOutput(info("y", DataType.FLOAT_VALUE, 0, 3));
        assertEquals(List.of("inner", "y"), OnnxModel.read(write()).network().nodes().stream().map(n -> n.name())
                .toList());
    }

    @Test
    void functionsOfTheModelAreWrittenOut() throws IOException {
        graph.addInput(info("x", DataType.FLOAT_VALUE, 0, 2))
                .addNode(node("Twice", "y", "x").setDomain("own").addAttribute(real("slope", 0.5)))
                .addOutput(info("y", DataType.FLOAT_VALUE, 0, 2));
        NodeProto.Builder leaky = node("LeakyRelu", "h", "a");
        leaky.addAttributeBuilder().setName("alpha").setRefAttrName("slope").setType(AttributeType.FLOAT);
        model.addFunctions(FunctionProto.newBuilder().setName("Twice").setDomain("own").addInput("a").addOutput("b")
                .addAttribute("slope").addNode(leaky).addNode(node("Add", "b", "h", "h")));
        Network net = OnnxModel.read(write()).network();
        Tensor y = new JavaEngine().predict(net, Tensor.of(new double[]{1, -1}, 1, 2));
        assertArrayEquals(new double[]{2, -1}, y.data(), 1e-7);
    }

    /** Tokens in front of the batch, the batch merged with them, and back: one sample at a time. */
    @Test
    void theBatchMayMoveAndMerge() throws IOException {
        graph.addInput(info("x", DataType.FLOAT_VALUE, 1, 3, 2));
        graph.addInitializer(numbers("w", new long[]{2, 2}, 1, 2, 3, 4));
        graph.addInitializer(row("rows", 3, 2));
        graph.addInitializer(row("back", 3, 1, 2));
        graph.addNode(node("Transpose", "turned", "x").addAttribute(integers("perm", 1, 0, 2)))
                .addNode(node("Reshape", "merged", "turned", "rows")).addNode(node("MatMul", "mixed", "merged", "w"))
                .addNode(node("Reshape", "apart", "mixed", "back")).addNode(node("Transpose", "y", "apart")
                        .addAttribute(integers("perm", 1, 0, 2)))
                .addOutput(info("y", DataType.FLOAT_VALUE, 1, 3, 2));
        Network net = OnnxModel.read(write()).network();
        Tensor y = new JavaEngine().predict(net, Tensor.of(new double[]{1, 0, 0, 1, 1, 1, 2, 0, 0, 2, 2, 2}, 2, 3, 2));
        assertArrayEquals(new double[]{1, 2, 3, 4, 4, 6, 2, 4, 6, 8, 8, 12}, y.data(), 1e-12);
    }

    /** The classic exporter computes pads by ConstantOfShape, Slice with steps, Transpose and Reshape of constants. */
    @Test
    void attributesAtTheirDefaultsAreNoReasonToRefuse() throws IOException {
        graph.addInput(info("x", DataType.FLOAT_VALUE, 0, 2, 3));
        graph.addInitializer(row("to", 0, -1));
        graph.addNode(node("Relu", "relu", "x"))
                .addNode(node("Reshape", "y", "relu", "to").addAttribute(integer("allowzero", 0)))
                .addOutput(info("y", DataType.FLOAT_VALUE, 0, 6));
        assertEquals(2, OnnxModel.read(write()).network().size());
        graph.setNode(0, node("MaxPool", "relu", "x").addAttribute(integers("kernel_shape", 1))
                .addAttribute(integers("dilations", 1)));
        assertEquals("relu", OnnxModel.read(write()).network().nodes().get(1).name().split("/")[0]);
    }

    @Test
    void constantsThatGrowWithoutBoundsAreRefused() throws IOException {
        graph.addInput(info("x", DataType.FLOAT_VALUE, 0, 2));
        graph.addInitializer(numbers("c", new long[]{1}, 1));
        graph.addInitializer(row("huge", 1L << 20, 1L << 20));
        graph.addNode(node("Expand", "wide", "c", "huge")).addNode(node("Add", "y", "x", "wide"))
                .addOutput(info("y", DataType.FLOAT_VALUE, 0, 2));
        String message = assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(write())).getMessage();
        assertTrue(message.contains("'wide' (Expand)"), message);
    }

    /** As CANINE pools a mask that nobody gives: the largest of each two of four constants. */
    private void pool(long stride, long padding) {
        graph.clear().setName("pooled").addInput(info("x", DataType.FLOAT_VALUE, 0, 2));
        graph.addInitializer(numbers("c", new long[]{1, 1, 4}, 1, 3, 5, 2));
        graph.addInitializer(row("row", 1, 2));
        graph.addNode(node("MaxPool", "pooled", "c").addAttribute(integers("kernel_shape", 2))
                .addAttribute(integers("strides", stride))
                .addAttribute(integers("pads", padding, padding)))
                .addNode(node("Reshape", "flat", "pooled", "row")).addNode(node("Add", "y", "x", "flat"))
                .addOutput(info("y", DataType.FLOAT_VALUE, 0, 2));
    }

    @Test
    void poolsOfConstantsAreComputed() throws IOException {
        pool(2, 0);
        assertEquals(Tensor.of(new double[]{3, 5}, 1, 2), new JavaEngine().predict(OnnxModel.read(write()).network(),
                Tensor.zeros(1, 2)));
        pool(0, 0);
        String steps = assertThrows(MalformedFileException.class, () -> OnnxModel.read(write())).getMessage();
        assertTrue(steps.contains("(MaxPool): has strides [0]"), steps);
        pool(2, 1 << 20);
        assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(write()));
    }
}
