package org.lrptoolbox.onnx.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.lrptoolbox.onnx.Protos;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * The models of single nodes that onnx checks its backends by: folders of {@code model.onnx} and
 * {@code test_data_set_0} with {@code input_0.pb ...} and {@code output_0.pb ...}. Each becomes models for a batch of
 * one whole input, whose inputs of real numbers are measured and whose others are stored in the file.
 */
final class NodeCases {
    private NodeCases() {}

    /**
     * A model to be read.
     *
     * @param name the folder and what is measured
     * @param measured what goes in
     * @param expected what comes out
     */
    record Case(String name, ModelProto model, List<Tensor> measured, Tensor expected) {
        /** How exact its numbers are. */
        double tolerance() {
            return switch (model.getGraph().getOutput(0).getType().getTensorType().getElemType()) {
                case DataType.FLOAT16_VALUE -> 3e-3;
                case DataType.BFLOAT16_VALUE -> 2e-2;
                default -> 1e-5;
            };
        }

        /** What goes into an input. */
        Tensor measured(String input) {
            int at = 0;
            while (!model.getGraph().getInput(at).getName().equals(input)) {
                at++;
            }
            return measured.get(at);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> of(Path folder) throws IOException {
        ModelProto model;
        try (InputStream in = Files.newInputStream(folder.resolve("model.onnx"))) {
            model = ModelProto.parseFrom(in);
        }
        if (Stream.concat(model.getGraph().getInputList().stream(), model.getGraph().getOutputList().stream())
                .anyMatch(v -> !v.getType().hasTensorType())) {
            return List.of();
        }
        List<TensorProto> inputs = tensors(folder, "input", model.getGraph().getInputCount());
        List<TensorProto> outputs = tensors(folder, "output", model.getGraph().getOutputCount());
        if (inputs.size() != model.getGraph().getInputCount() || outputs.size() != model.getGraph().getOutputCount()) {
            return List.of();
        }
        List<Integer> real = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (isReal(inputs.get(i)) && elements(inputs.get(i)) > 0) {
                real.add(i);
            }
        }
        List<Case> cases = new ArrayList<>();
        for (int o = 0; o < outputs.size(); o++) {
            if (!isReal(outputs.get(o)) || elements(outputs.get(o)) == 0 || real.isEmpty()) {
                continue;
            }
            cases.add(made(folder, model, inputs, outputs.get(o), o, real.subList(0, 1)));
            TensorProto first = inputs.get(real.getFirst());
            if (first.getDimsCount() > 1 && outputs.get(o).getDimsCount() > 0
                    && outputs.get(o).getDims(0) == first.getDims(0)) {
                cases.add(plain(folder, model, inputs, outputs.get(o), o, real.getFirst()));
            }
            if (real.size() > 1) {
                cases.add(made(folder, model, inputs, outputs.get(o), o, real));
            }
        }
        return cases;
    }

    private static Case made(Path folder, ModelProto model, List<TensorProto> inputs, TensorProto output, int number,
            List<Integer> measured) throws IOException {
        GraphProto old = model.getGraph();
        boolean asInput = model.getOpsetImportList().stream().anyMatch(o -> o.getDomain().isEmpty()
                && o.getVersion() >= 13);
        GraphProto.Builder graph = GraphProto.newBuilder().setName(old.getName())
                .addAllInitializer(old.getInitializerList());
        graph.addInitializer(Protos.row("first/axis", 0));
        List<Tensor> values = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            String name = old.getInput(i).getName();
            if (!measured.contains(i)) {
                graph.addInitializer(inputs.get(i).toBuilder().setName(name));
                continue;
            }
            Tensor value = numbers(folder, inputs.get(i));
            int[] shape = Shapes.batch(1, value.shape());
            values.add(value.reshape(shape));
            graph.addInput(Protos.info(name + "/batch", inputs.get(i).getDataType(),
                    Arrays.stream(shape).asLongStream().toArray()));
            graph.addNode(view("Squeeze", name + "/batch", name, asInput));
        }
        graph.addAllNode(old.getNodeList());
        String name = old.getOutput(number).getName();
        graph.addNode(view("Unsqueeze", name, name + "/batch", asInput));
        Tensor expected = numbers(folder, output);
        int[] shape = Shapes.batch(1, expected.shape());
        graph.addOutput(
                Protos.info(name + "/batch", output.getDataType(), Arrays.stream(shape).asLongStream().toArray()));
        ModelProto.Builder all = model.toBuilder().setGraph(graph);
        if (model.getOpsetImportList().stream().noneMatch(o -> o.getDomain().isEmpty())) {
            all.addOpsetImportBuilder().setVersion(11);
        }
        return new Case(folder.getFileName() + (measured.size() > 1 ? " all" : "") + " -> " + name, all.build(), values,
                expected.reshape(shape));
    }

    /** With the first axis of the first input as the batch. */
    private static Case plain(Path folder, ModelProto model, List<TensorProto> inputs, TensorProto output, int number,
            int measured) throws IOException {
        GraphProto old = model.getGraph();
        GraphProto.Builder graph = old.toBuilder().clearInput().clearOutput();
        for (int i = 0; i < inputs.size(); i++) {
            if (i == measured) {
                graph.addInput(old.getInput(i));
            } else {
                graph.addInitializer(inputs.get(i).toBuilder().setName(old.getInput(i).getName()));
            }
        }
        graph.addOutput(old.getOutput(number));
        return new Case(folder.getFileName() + " plain -> " + old.getOutput(number).getName(),
                model.toBuilder().setGraph(graph).build(), List.of(numbers(folder, inputs.get(measured))),
                numbers(folder, output));
    }

    private static NodeProto view(String op, String from, String to, boolean asInput) {
        NodeProto.Builder node = asInput
                ? Protos.node(op, to, from, "first/axis")
                : Protos.node(op, to, from).addAttribute(Protos.integers("axes", 0));
        return node.setName(op + " " + from).build();
    }

    private static boolean isReal(TensorProto tensor) {
        return NumberType.of(tensor.getDataType()).filter(NumberType::isReal).isPresent();
    }

    private static long elements(TensorProto tensor) {
        return tensor.getDimsList().stream().reduce(1L, Math::multiplyExact);
    }

    private static Tensor numbers(Path folder, TensorProto tensor) throws IOException {
        return new TensorReader(new Problems(folder.resolve("model.onnx"))).read(tensor).numbers().tensor();
    }

    private static List<TensorProto> tensors(Path folder, String kind, int count) throws IOException {
        List<TensorProto> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve("test_data_set_0").resolve(kind + "_" + i + ".pb");
            if (!Files.exists(file)) {
                return List.of();
            }
            try (InputStream in = Files.newInputStream(file)) {
                found.add(TensorProto.parseFrom(in));
            }
        }
        return found;
    }

    /** The operator that a folder is about; of one written out, that of the folder it was written out from. */
    static String operator(Path folder) throws IOException {
        String name = String.valueOf(folder.getFileName());
        Path whole = folder.resolveSibling(name.replaceFirst("_expanded(_ver\\d+)?$", ""));
        try (InputStream in = Files.newInputStream(
                (Files.isDirectory(whole) ? whole : folder).resolve("model.onnx"))) {
            List<NodeProto> nodes = ModelProto.parseFrom(in).getGraph().getNodeList();
            return nodes.size() == 1 ? nodes.getFirst().getOpType() : "several";
        }
    }

    /** All folders of a folder, by name. */
    static List<Path> folders(Path root) throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }
}
