package org.lrptoolbox.onnx.cuda;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** The element type of every value of a graph, found as its nodes are entered in order. */
final class ValueTypes {
    private final Map<String, String> types = new HashMap<>();

    ValueTypes(GraphProto graph) {
        graph.getInputList().forEach(input -> types.put(input.getName(),
                name(input.getType().getTensorType().getElemType())));
        graph.getInitializerList().forEach(tensor -> types.put(tensor.getName(), name(tensor.getDataType())));
    }

    private static String name(int code) {
        DataType type = DataType.forNumber(code);
        return type == null ? "" : type.name().toLowerCase(Locale.ROOT);
    }

    String of(String value) {
        return types.getOrDefault(value, "");
    }

    /** Finds the types of a node's outputs. */
    void enter(NodeProto node, Optional<Kernel> kernel) {
        for (int i = 0; i < node.getOutputCount(); i++) {
            String label = kernel.isPresent() ? kernel.get().output(i) : "";
            types.put(node.getOutput(i), output(node, kernel, label));
        }
    }

    private String output(NodeProto node, Optional<Kernel> kernel, String label) {
        Optional<AttributeProto> to = node.getAttributeList().stream().filter(a -> a.getName().equals("to"))
                .findFirst();
        if (to.isPresent()) {
            return name((int) to.get().getI());
        }
        for (int i = 0; kernel.isPresent() && i < node.getInputCount(); i++) {
            if (kernel.get().input(i).equals(label)) {
                return of(node.getInput(i));
            }
        }
        // A label that names no set of types is a type itself.
        Set<String> possible = kernel.isEmpty() || label.isEmpty()
                ? Set.of()
                : kernel.get().types().getOrDefault(label, Set.of(label));
        return possible.size() == 1
                ? possible.iterator().next()
                : node.getInputCount() > 0 ? of(node.getInput(0)) : "float";
    }
}
