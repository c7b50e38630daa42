package org.lrptoolbox.onnx.chain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.tensor.Tensor;

/** The values of a file that do not depend on its input: initializers and Constant nodes. */
final class Constants {
    private final Problems problems;
    private final TensorReader reader;
    private final Map<String, TensorProto> stored = new HashMap<>();

    Constants(Problems problems, TensorReader reader, List<TensorProto> initializers) throws LrpFileException {
        this.problems = problems;
        this.reader = reader;
        for (TensorProto initializer : initializers) {
            if (stored.putIfAbsent(initializer.getName(), initializer) != null) {
                throw problems.malformed("two initializers are named " + Problems.quoted(initializer.getName()));
            }
        }
    }

    boolean has(String name) {
        return stored.containsKey(name);
    }

    /** The constant of this name; null if the value of that name is none. */
    @Nullable
    Tensor get(String name) throws LrpFileException {
        TensorProto tensor = stored.get(name);
        return tensor == null ? null : reader.read(tensor);
    }

    /** Takes in a Constant node. */
    void add(NodeProto node) throws LrpFileException {
        if (node.getAttributeCount() != 1 || node.getOutputCount() != 1) {
            throw problems.malformed(node, "has " + node.getAttributeCount() + " attributes and "
                    + node.getOutputCount() + " outputs; one of each is expected");
        }
        AttributeProto a = node.getAttribute(0);
        TensorProto.Builder tensor = TensorProto.newBuilder();
        switch (a.getName()) {
            case "value" -> tensor.mergeFrom(a.getT());
            case "value_float" -> tensor.setDataType(DataType.FLOAT_VALUE).addFloatData(a.getF());
            case "value_floats" -> tensor.setDataType(DataType.FLOAT_VALUE).addAllFloatData(a.getFloatsList())
                    .addDims(a.getFloatsCount());
            case "value_int" -> tensor.setDataType(DataType.INT64_VALUE).addInt64Data(a.getI());
            case "value_ints" -> tensor.setDataType(DataType.INT64_VALUE).addAllInt64Data(a.getIntsList())
                    .addDims(a.getIntsCount());
            default -> throw problems.unsupported(node, "holds a " + Problems.quoted(a.getName())
                    + "; store it as a tensor in 'value'");
        }
        stored.put(node.getOutput(0), tensor.setName(node.getOutput(0)).build());
    }
}
