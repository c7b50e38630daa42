package org.lrptoolbox.onnx.operator;

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
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.onnx.runtime.SmallProgram;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.node.Reading;

/** Constants of constants by any operator: what the reader does not compute itself, ONNX Runtime does. */
public final class RuntimeFolding {
    /** Operators that may read constants without elements. */
    private static final Set<String> HARMLESS = Set.of("Cast", "Concat", "Identity", "Reshape", "Shape", "Size",
            "Unsqueeze", "Squeeze");
    /** The most numbers a result may have. */
    private static final int MOST = 1 << 24;

    /** The version of the operators that ONNX Runtime is sure of; what is computed here has not changed since. */
    private static final int NEWEST = 24;

    /** In the place of an input that is left out, or has no numbers and means the same. */
    private static final Tensor NOTHING = Tensor.zeros(0);

    private RuntimeFolding() {}

    /**
     * The results of a node that reads constants alone.
     *
     * @param inputs what it reads, in order; null where an optional input is left out
     */
    public static List<Constant> results(Reading node, List<@Nullable Constant> inputs) throws LrpFileException {
        NodeProto proto = node.proto();
        Growth growth = Growth.of(node.op());
        boolean hasGraph = proto.getAttributeList().stream().anyMatch(a -> a.getType() == AttributeType.GRAPH
                || a.getType() == AttributeType.GRAPHS);
        if (growth == null || hasGraph) {
            throw node.unsupported("computes from constants alone, by an operator that is not computed while reading; "
                    + "simplify the model, so that they are computed before it is stored, as onnxsim does");
        }
        Map<String, SmallProgram.Numbers> given = new LinkedHashMap<>();
        List<Tensor> numbers = new ArrayList<>();
        GraphProto.Builder graph = GraphProto.newBuilder().setName("constants");
        NodeProto.Builder copy = proto.toBuilder().clearInput().setName("");
        for (int i = 0; i < inputs.size(); i++) {
            Constant c = inputs.get(i);
            if (c == null || i > 0 && node.op().equals("Resize") && c.numbers().count() == 0) {
                copy.addInput("");
                numbers.add(NOTHING);
                continue;
            }
            Tensor tensor = node.constants().read(c);
            requireKnown(node, c, tensor);
            if (tensor.size() == 0 && !HARMLESS.contains(node.op())) {
                // Native operators divide by the sizes of axes.
                throw node.unsupported("computes with a constant that has no elements");
            }
            String name = "i" + i;
            numbers.add(tensor);
            NumberType type = wide(c.type());
            given.put(name, type.encode(tensor));
            graph.addInput(info(name, type, tensor.shape()));
            copy.addInput(name);
        }
        if (growth == Growth.FILTERED || growth == Growth.POOLED) {
            requireWindows(node);
        }
        double most = growth.most(node.op(), numbers);
        if (!(most <= MOST)) {
            throw node.unsupported("makes of constants up to " + most + " numbers; at most " + MOST
                    + " are computed while reading");
        }
        node.constants().charge((long) most);
        graph.addNode(copy);
        proto.getOutputList().stream().filter(name -> !name.isEmpty())
                .forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
        return run(node, graph, given);
    }

    /** Native operators divide by steps, and make room for padding. */
    private static void requireWindows(Reading node) throws LrpFileException {
        for (String sizes : List.of("kernel_shape", "strides", "dilations")) {
            if (Arrays.stream(node.attributes().integers(sizes)).anyMatch(size -> size < 1)) {
                throw node.malformed("has " + sizes + " " + Arrays.toString(node.attributes().integers(sizes)));
            }
        }
        if (Arrays.stream(node.attributes().integers("pads")).anyMatch(pad -> Math.abs(pad) > Growth.MOST_PADDING)) {
            throw node.unsupported("pads constants by more than " + Growth.MOST_PADDING);
        }
    }

    /** Numbers of 2 bytes are computed with in 4: not every operator takes them. */
    private static NumberType wide(NumberType type) {
        return type == NumberType.FLOAT16 || type == NumberType.BFLOAT16 ? NumberType.FLOAT32 : type;
    }

    private static void requireKnown(Reading node, Constant c, Tensor tensor) throws LrpFileException {
        if (!c.type().isReal()
                && Arrays.stream(tensor.data()).anyMatch(v -> v == ShapeMath.BATCH || Double.isNaN(v))) {
            throw node.unsupported("computes with the size of the batch, or with a size the file leaves open; say the "
                    + "shape of an input sample when reading the model");
        }
    }

    /** A value as graphs declare it: its name, type and shape. */
    public static ValueInfoProto info(String name, NumberType type, int... shape) {
        ValueInfoProto.Builder info = ValueInfoProto.newBuilder().setName(name);
        var tensor = info.getTypeBuilder().getTensorTypeBuilder().setElemType(type.code());
        tensor.getShapeBuilder();
        for (int d : shape) {
            tensor.getShapeBuilder().addDimBuilder().setDimValue(d);
        }
        return info.build();
    }

    /** A graph as a model of some version of the operators. */
    public static ModelProto model(GraphProto.Builder graph, int opset) {
        return ModelProto.newBuilder().setIrVersion(opset < 15 ? 7 : opset < 21 ? 8 : 10)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(Math.min(opset, NEWEST))).setGraph(graph)
                .build();
    }

    private static List<Constant> run(Reading node, GraphProto.Builder graph, Map<String, SmallProgram.Numbers> given)
            throws LrpFileException {
        List<Constant> results = new ArrayList<>();
        try (SmallProgram program = new SmallProgram(model(graph, node.opset()))) {
            Map<String, SmallProgram.Numbers> found = program.run(given);
            for (String name : node.proto().getOutputList()) {
                if (name.isEmpty()) {
                    break;
                }
                SmallProgram.Numbers n = Objects.requireNonNull(found.get(name));
                NumberType type = NumberType.of(n.type()).orElseThrow(() -> node.unsupported(
                        "makes constants of type " + n.type() + ", which is not supported"));
                results.add(new Constant(Weights.of(type.decode(n)), type));
            }
        }
        return results;
    }
}
