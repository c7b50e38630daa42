package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.read.Value.Constant;
import org.lrptoolbox.onnx.runtime.SmallProgram;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** Constants of constants by any operator: what the reader does not compute itself, ONNX Runtime does. */
final class RuntimeFolding {
    /** Operators that may read constants without elements. */
    private static final Set<String> HARMLESS = Set.of("Cast", "Concat", "Identity", "Reshape", "Shape", "Size",
            "Unsqueeze", "Squeeze");
    /** The most numbers a result may have. */
    private static final int MOST = 1 << 24;

    private RuntimeFolding() {}

    /**
     * The results of a node that reads constants alone.
     *
     * @param inputs what it reads, in order; null where an optional input is left out
     */
    static List<Constant> results(Step step, List<@Nullable Constant> inputs) throws LrpFileException {
        NodeProto node = step.node();
        Growth growth = Growth.of(step.op());
        boolean hasGraph = node.getAttributeList().stream().anyMatch(a -> a.getType() == AttributeType.GRAPH
                || a.getType() == AttributeType.GRAPHS);
        if (growth == null || hasGraph) {
            throw step.unsupported("computes from constants alone, by an operator that is not computed while reading; "
                    + "simplify the model, so that they are computed before it is stored, as onnxsim does");
        }
        Map<String, SmallProgram.Numbers> given = new LinkedHashMap<>();
        List<Tensor> numbers = new ArrayList<>();
        GraphProto.Builder graph = GraphProto.newBuilder().setName("constants");
        NodeProto.Builder copy = node.toBuilder().clearInput().setName("");
        for (int i = 0; i < inputs.size(); i++) {
            Constant c = inputs.get(i);
            if (c == null) {
                copy.addInput("");
                continue;
            }
            Tensor tensor = step.constants().read(c);
            requireKnown(step, c, tensor);
            if (tensor.size() == 0 && !HARMLESS.contains(step.op())) {
                // Native operators divide by the sizes of axes.
                throw step.unsupported("computes with a constant that has no elements");
            }
            String name = "i" + i;
            numbers.add(tensor);
            given.put(name, c.type().encode(tensor));
            graph.addInput(info(name, c.type(), tensor.shape()));
            copy.addInput(name);
        }
        double most = growth.most(step.op(), numbers);
        if (!(most <= MOST)) {
            throw step.unsupported("makes of constants up to " + most + " numbers; at most " + MOST
                    + " are computed while reading");
        }
        step.constants().charge((long) most);
        graph.addNode(copy);
        node.getOutputList().stream().filter(name -> !name.isEmpty())
                .forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
        return run(step, graph, given);
    }

    private static void requireKnown(Step step, Constant c, Tensor tensor) throws LrpFileException {
        if (!c.type().isReal()
                && Arrays.stream(tensor.data()).anyMatch(v -> v == ShapeMath.BATCH || Double.isNaN(v))) {
            throw step.unsupported("computes with the size of the batch, or with a size the file leaves open; say the "
                    + "shape of an input sample when reading the model");
        }
    }

    static ValueInfoProto info(String name, NumberType type, int... shape) {
        ValueInfoProto.Builder info = ValueInfoProto.newBuilder().setName(name);
        var tensor = info.getTypeBuilder().getTensorTypeBuilder().setElemType(type.code());
        tensor.getShapeBuilder();
        for (int d : shape) {
            tensor.getShapeBuilder().addDimBuilder().setDimValue(d);
        }
        return info.build();
    }

    /** A graph as a model of some version of the operators. */
    static ModelProto model(GraphProto.Builder graph, int opset) {
        return ModelProto.newBuilder().setIrVersion(opset < 15 ? 7 : opset < 21 ? 8 : 10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset)).setGraph(graph).build();
    }

    private static List<Constant> run(Step step, GraphProto.Builder graph, Map<String, SmallProgram.Numbers> given)
            throws LrpFileException {
        List<Constant> results = new ArrayList<>();
        try (SmallProgram program = new SmallProgram(model(graph, step.opset()))) {
            Map<String, SmallProgram.Numbers> found = program.run(given);
            for (String name : step.node().getOutputList()) {
                if (name.isEmpty()) {
                    break;
                }
                SmallProgram.Numbers n = Objects.requireNonNull(found.get(name));
                NumberType type = NumberType.of(n.type()).orElseThrow(() -> step.unsupported(
                        "makes constants of type " + n.type() + ", which is not supported"));
                results.add(new Constant(Weights.of(type.decode(n)), type));
            }
        }
        return results;
    }
}
