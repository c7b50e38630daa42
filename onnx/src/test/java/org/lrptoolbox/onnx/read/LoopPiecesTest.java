package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.onnx.Protos.info;
import static org.lrptoolbox.onnx.Protos.integer;
import static org.lrptoolbox.onnx.Protos.node;
import static org.lrptoolbox.onnx.Protos.numbers;
import static org.lrptoolbox.onnx.Protos.row;
import static org.lrptoolbox.onnx.Protos.single;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** Loops of a known number of runs are as good as what they do, one run after the other; others are refused. */
class LoopPiecesTest {
    private static final int ROWS = 3;

    @TempDir
    private Path folder;

    private static AttributeProto body(GraphProto.Builder graph) {
        return AttributeProto.newBuilder().setName("body").setType(AttributeType.GRAPH).setG(graph).build();
    }

    private Path written(GraphProto.Builder graph) throws IOException {
        Path file = folder.resolve("loop.onnx");
        Files.write(file, ModelProto.newBuilder().setIrVersion(8).setGraph(graph.setName("g"))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17)).build().toByteArray());
        return file;
    }

    /** h is tanh(h + x), again and again; every h is kept. */
    private static GraphProto.Builder looping(String goesOn) {
        GraphProto.Builder step = GraphProto.newBuilder().setName("step")
                .addInput(info("run", DataType.INT64_VALUE)).addInput(info("on", DataType.BOOL_VALUE))
                .addInput(info("h", DataType.FLOAT_VALUE, 2))
                .addNode(node("Add", "sum", "h", "x")).addNode(node("Tanh", "next", "sum"))
                .addNode(node("Identity", "kept", "next"));
        if (goesOn.isEmpty()) {
            step.addNode(node("Identity", "still", "on"));
        } else {
            step.addNode(node("ReduceSum", "total", "next").addAttribute(integer("keepdims", 0)))
                    .addNode(node(goesOn, "still", "total", "total"));
        }
        step.addOutput(info("still", DataType.BOOL_VALUE)).addOutput(info("next", DataType.FLOAT_VALUE, 2))
                .addOutput(info("kept", DataType.FLOAT_VALUE, 2));
        return GraphProto.newBuilder().addInput(info("x", DataType.FLOAT_VALUE, 1, 2))
                .addInitializer(single("runs", ROWS))
                .addInitializer(
                        TensorProto.newBuilder().setName("yes").setDataType(DataType.BOOL_VALUE).addInt32Data(1))
                .addNode(node("Loop", List.of("last", "all"), "runs", "yes", "x").addAttribute(body(step)))
                .addNode(node("ReduceSum", "y", "all", "first"))
                .addInitializer(row("first", 0))
                .addOutput(info("y", DataType.FLOAT_VALUE, 1, 1, 2));
    }

    @Test
    void runsOfAKnownNumberAreWrittenOut() throws IOException {
        Network network = OnnxModel.read(written(looping(""))).network();
        Tensor x = RandomTensors.normal(1, 1, 2);
        double[] expected = new double[2];
        for (int i = 0; i < 2; i++) {
            double h = x.data()[i];
            for (int run = 0; run < ROWS; run++) {
                h = Math.tanh(h + x.data()[i]);
                expected[i] += h;
            }
        }
        assertSame(network, x, Tensor.of(expected, 2));
    }

    @Test
    void runsThatDependOnWhatIsReadAreRefused() throws IOException {
        assertRefused(written(looping("Equal")), "as often as the input asks for");
    }

    /** A file of a kilobyte that stands for more nodes than there is memory. */
    @Test
    void runsWithoutEndAreRefused() throws IOException {
        for (long runs : new long[]{Long.MAX_VALUE, 1L << 62, 1L << 40, 0, -1}) {
            GraphProto.Builder graph = looping("");
            graph.getInitializerBuilder(0).setInt64Data(0, runs);
            assertRefused(written(graph), "runs " + runs + " times through 4 nodes");
        }
        GraphProto.Builder graph = looping("");
        graph.getInitializerBuilder(0).setInt64Data(0, 1000);
        NodeProto inner = graph.getNode(0).toBuilder().setInput(2, "h").setOutput(0, "inner").setOutput(1, "inners")
                .build();
        graph.getNodeBuilder(0).getAttributeBuilder(0).getGBuilder().addNode(0, inner).getNodeBuilder(1)
                .setInput(0, "inner");
        assertRefused(written(graph), "values before it; 200000 are the most");
    }

    private static void assertRefused(Path file, String why) {
        String message = assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(file)).getMessage();
        assertTrue(String.valueOf(message).contains(why), message);
    }

    /** Sums up to each row, and tanh of each. */
    @Test
    void scansGoFromRowToRow() throws IOException {
        GraphProto.Builder step = GraphProto.newBuilder().setName("step").addInput(info("s", DataType.FLOAT_VALUE, 2))
                .addInput(info("row", DataType.FLOAT_VALUE, 2)).addNode(node("Add", "sum", "s", "row"))
                .addNode(node("Tanh", "out", "sum")).addOutput(info("sum", DataType.FLOAT_VALUE, 2))
                .addOutput(info("out", DataType.FLOAT_VALUE, 2));
        Path file = written(GraphProto.newBuilder().addInput(info("x", DataType.FLOAT_VALUE, ROWS, 2))
                .addInitializer(numbers("zero", new long[]{2}, 0, 0))
                .addNode(node("Scan", List.of("last", "y"), "zero", "x").addAttribute(body(step))
                        .addAttribute(integer("num_scan_inputs", 1)))
                .addOutput(info("y", DataType.FLOAT_VALUE, ROWS, 2)));
        Network network = OnnxModel.read(file, ReadOptions.DEFAULT.withOutput("y")).network();
        Tensor x = RandomTensors.normal(2, ROWS, 2);
        double[] expected = new double[2 * ROWS];
        double[] sum = new double[2];
        for (int i = 0; i < expected.length; i++) {
            sum[i % 2] += x.data()[i];
            expected[i] = Math.tanh(sum[i % 2]);
        }
        assertSame(network, x, Tensor.of(expected, ROWS, 2));
    }

    private static void assertSame(Network network, Tensor x, Tensor expected) {
        List<Tensor> given = network.batched(List.of(x));
        Tensor y = new JavaEngine().predict(network, given);
        Close.assertClose(expected, y.reshape(expected.shape()), 1e-12, network.toString());
        Tensor relevance = Explainer.of(network, Composites.attnLrp()).explain(given, Target.output()).relevance();
        try (CompiledEngine compiled = new CompiledEngine()) {
            Close.assertClose(relevance, Explainer.of(network, Composites.attnLrp(), compiled)
                    .explain(given, Target.output()).relevance(), 1e-5, "compiled");
        }
    }
}
