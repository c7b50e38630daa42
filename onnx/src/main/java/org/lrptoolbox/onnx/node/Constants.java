package org.lrptoolbox.onnx.node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.file.FilledWeights;
import org.lrptoolbox.onnx.file.Problems;

/** The values of a file that do not depend on its input: initializers, and what nodes make of nothing but those. */
public final class Constants {
    /** Numbers of all constants together that are read while a network is put together; weights are not. */
    private static final long LIMIT = 1 << 24;
    /** How often weights may be computed with before they are used: to standardise them takes a dozen steps. */
    private static final int TIMES = 16;

    private final Problems problems;
    private final TensorReader reader;
    private final Map<String, TensorProto> stored = new HashMap<>();
    private long left = LIMIT;
    private boolean extended;

    /** The numbers that a file has beside its nodes. */
    public Constants(Problems problems, List<TensorProto> initializers) throws LrpFileException {
        this.problems = problems;
        this.reader = new TensorReader(problems);
        for (TensorProto initializer : initializers) {
            if (stored.putIfAbsent(initializer.getName(), initializer) != null) {
                throw problems.malformed("two initializers are named " + Problems.quoted(initializer.getName()));
            }
        }
    }

    /** What they are called. */
    public Set<String> names() {
        return stored.keySet();
    }

    /** The initializer of this name; null if there is none. */
    @Nullable
    public Constant get(String name) throws LrpFileException {
        TensorProto tensor = stored.get(name);
        return tensor == null ? null : reader.read(tensor);
    }

    /** Numbers that a node holds. */
    public Constant of(TensorProto held) throws LrpFileException {
        return reader.read(held);
    }

    /** The numbers of a constant, for which there is a limit: what is said to be a bias may be anything. */
    public Tensor read(Constant constant) throws LrpFileException {
        charge(Shapes.size(constant.numbers().shape()));
        return constant.numbers().tensor();
    }

    /** Counts numbers about to be made. */
    public void charge(long count) throws LrpFileException {
        left -= count;
        if (left < 0 && !extended) {
            extended = true;
            left += TIMES * numbers();
        }
        if (left < 0) {
            throw problems.unsupported("its constants other than weights (biases, shapes, factors) have more than "
                    + LIMIT + " numbers, far more than any known model");
        }
    }

    /** How many numbers the file really holds. */
    private long numbers() {
        long count = 0;
        for (TensorProto tensor : stored.values()) {
            try {
                count += reader.read(tensor).numbers().count();
            } catch (LrpFileException e) {
                // Whoever needs it says why it cannot be read.
            }
        }
        return count;
    }

    /** What a Constant node holds. */
    public Constant of(Reading node) throws LrpFileException {
        NodeProto proto = node.proto();
        if (proto.getAttributeCount() != 1 || proto.getOutputCount() != 1) {
            throw problems.malformed(proto, "has " + proto.getAttributeCount() + " attributes and "
                    + proto.getOutputCount() + " outputs; one of each is expected");
        }
        AttributeProto a = proto.getAttribute(0);
        node.attributes().has(a.getName());
        TensorProto.Builder tensor = TensorProto.newBuilder();
        switch (a.getName()) {
            case "value" -> tensor.mergeFrom(a.getT());
            case "value_float" -> tensor.setDataType(DataType.FLOAT_VALUE).addFloatData(a.getF());
            case "value_floats" -> tensor.setDataType(DataType.FLOAT_VALUE).addAllFloatData(a.getFloatsList())
                    .addDims(a.getFloatsCount());
            case "value_int" -> tensor.setDataType(DataType.INT64_VALUE).addInt64Data(a.getI());
            case "value_ints" -> tensor.setDataType(DataType.INT64_VALUE).addAllInt64Data(a.getIntsList())
                    .addDims(a.getIntsCount());
            default -> throw problems.unsupported(proto, "holds a " + Problems.quoted(a.getName())
                    + "; store it as a tensor in 'value'");
        }
        return reader.read(tensor.setName(proto.getOutput(0)).build());
    }

    /** What a ConstantOfShape node makes. */
    public Constant filled(Reading node, int... shape) throws LrpFileException {
        TensorProto value = node.attributes().tensor("value");
        if (value == null) {
            return new Constant(new FilledWeights(node.output(), NumberType.FLOAT32, 0, shape), NumberType.FLOAT32);
        }
        Constant single = reader.read(value);
        if (Shapes.size(single.numbers().shape()) != 1) {
            throw node.malformed("has a value of shape " + single.text() + "; a single number is expected");
        }
        double number = single.numbers().tensor().data()[0];
        return new Constant(new FilledWeights(node.output(), single.type(), number, shape), single.type());
    }
}
