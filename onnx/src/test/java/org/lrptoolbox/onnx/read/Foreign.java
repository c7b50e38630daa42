package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.ByteString;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.OnnxFormat;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.graph.Precision;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.onnx.write.ExportOptions;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** A model as some other tool would write it, of which ONNX Runtime knows what it computes. */
final class Foreign {
    /** Between float64 here and float32 there. */
    static final double TOLERANCE = 3e-6;

    /** Between the domain and the name of an operator, until the model is written. */
    private static final String IN = ":";
    private static final Map<String, Integer> DOMAINS = Map.of("com.microsoft", 1, "ai.onnx.ml", 2);

    final GraphBuilder graph;
    final String x;
    private final int opset;
    private final int[] sample;

    Foreign(int opset, int... sample) {
        this.opset = opset;
        this.sample = sample;
        this.graph = new GraphBuilder("foreign", opset, Precision.FLOAT32);
        Object[] dims = new Object[sample.length + 1];
        dims[0] = "n";
        for (int i = 0; i < sample.length; i++) {
            dims[i + 1] = sample[i];
        }
        this.x = graph.input("x", dims);
    }

    /** A model of some nodes, as a line of a table of tests. */
    record Case(String name, int opset, int[] sample, Function<Foreign, String> nodes) {
        static Case of(String name, int opset, int[] sample, Function<Foreign, String> nodes) {
            return new Case(name, opset, sample, nodes);
        }

        OnnxModel check(Path folder) throws IOException {
            Foreign foreign = new Foreign(opset, sample);
            return foreign.check(folder, nodes.apply(foreign));
        }

        @Override
        public String toString() {
            return name + ", opset " + opset;
        }
    }

    /** Samples of this shape. */
    static int[] shape(int... sample) {
        return sample;
    }

    NodeBuilder node(String op, String... inputs) {
        return graph.node(op, graph.fresh(op), inputs);
    }

    /** A node of ONNX Runtime's own domain. */
    NodeBuilder microsoft(String op, String... inputs) {
        return graph.node("com.microsoft" + IN + op, graph.fresh(op), inputs);
    }

    /** A node of classical machine learning. */
    NodeBuilder learned(String op, String... inputs) {
        return graph.node("ai.onnx.ml" + IN + op, graph.fresh(op), inputs);
    }

    /** Normally distributed numbers that depend on the name. */
    String random(String name, int... shape) {
        return graph.constant(name, RandomTensors.normal(name.hashCode(), shape));
    }

    String numbers(double... numbers) {
        return graph.constant("numbers", Tensor.of(numbers, numbers.length));
    }

    /** Whole numbers as real ones. */
    String real(String whole) {
        return node("Cast", whole).integer("to", 1).value();
    }

    String integers(long... numbers) {
        return graph.integers("integers", numbers);
    }

    Path write(Path folder, String output) throws IOException {
        Path file = folder.resolve("model.onnx");
        graph.output(output, "n", "m");
        Files.write(file, domains(graph.build()).toByteArray());
        return file;
    }

    /** The domain before the name of an operator, where it has one, put where it belongs; lists as lists. */
    private static ModelProto domains(ModelProto built) {
        ModelProto.Builder model = built.toBuilder();
        for (NodeProto.Builder node : model.getGraphBuilder().getNodeBuilderList()) {
            String[] parts = node.getOpType().split(IN);
            if (parts.length == 2) {
                node.setDomain(parts[0]).setOpType(parts[1]);
            }
            node.getAttributeBuilderList().forEach(Foreign::split);
        }
        DOMAINS.forEach((domain, version) -> model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(domain)
                .setVersion(version)));
        return model.build();
    }

    /** The names of activations, which are written as one text, as the list that they are. */
    private static void split(AttributeProto.Builder attribute) {
        if (attribute.getName().equals("activations")) {
            for (String name : attribute.getS().toStringUtf8().split(",")) {
                attribute.addStrings(ByteString.copyFromUtf8(name));
            }
            attribute.clearS().setType(AttributeProto.AttributeType.STRINGS);
        }
    }

    /** Imports the model and compares what it computes with ONNX Runtime. */
    OnnxModel check(Path folder, String output) throws IOException {
        Path file = write(folder, output);
        OnnxModel model = OnnxModel.read(file);
        Tensor input = RandomTensors.normal(opset, Shapes.batch(2, sample));
        try (OnnxSession session = OnnxSession.open(file, 1)) {
            Close.assertClose(session.run(input), new JavaEngine().predict(model.network(), input), TOLERANCE,
                    model.network().toString());
        }
        Network again = exported(folder.resolve("exported.onnx"), model.network(), input);
        // Only a scale that also shifts may become two layers.
        if (model.network().layers().stream().noneMatch(Scale.class::isInstance)) {
            assertEquals(model.network().toString(), again.toString());
        }
        return model;
    }

    /** What was read, written and read again computes the same. */
    Network exported(Path file, Network network, Tensor input) throws IOException {
        if (network.layers().stream().anyMatch(l -> l instanceof AveragePool p && p.frame().dilationDown() > 1)) {
            // The operators written know no such averages.
            return network;
        }
        new OnnxFormat().write(network, file, ExportOptions.DEFAULT.withSample(sample));
        Network again = OnnxModel.read(file).network();
        JavaEngine engine = new JavaEngine();
        Close.assertClose(engine.predict(network, input), engine.predict(again, input), TOLERANCE, "exported");
        return again;
    }
}
