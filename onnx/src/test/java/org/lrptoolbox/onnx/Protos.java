package org.lrptoolbox.onnx;

import java.util.Arrays;
import java.util.List;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;

/** Parts of models that tests put together message by message. */
public final class Protos {
    private Protos() {}

    /** An input or output; sizes of 0 are left open, and all is without any. */
    public static ValueInfoProto info(String name, int type, long... shape) {
        ValueInfoProto.Builder info = ValueInfoProto.newBuilder().setName(name);
        var tensor = info.getTypeBuilder().getTensorTypeBuilder().setElemType(type);
        for (long d : shape) {
            var dim = tensor.getShapeBuilder().addDimBuilder();
            if (d == 0) {
                dim.setDimParam("n");
            } else {
                dim.setDimValue(d);
            }
        }
        return info.build();
    }

    /** A node that bears the name of its output. */
    public static NodeProto.Builder node(String op, String output, String... inputs) {
        return node(op, List.of(output), inputs);
    }

    /** A node that bears the name of its first output. */
    public static NodeProto.Builder node(String op, List<String> outputs, String... inputs) {
        return NodeProto.newBuilder().setOpType(op).setName(outputs.getFirst()).addAllOutput(outputs)
                .addAllInput(List.of(inputs));
    }

    /** An attribute of one whole number. */
    public static AttributeProto integer(String name, long value) {
        return attribute(name, AttributeType.INT).setI(value).build();
    }

    /** An attribute of whole numbers. */
    public static AttributeProto integers(String name, long... values) {
        return attribute(name, AttributeType.INTS).addAllInts(Arrays.stream(values).boxed().toList()).build();
    }

    /** An attribute of one real number. */
    public static AttributeProto real(String name, double value) {
        return attribute(name, AttributeType.FLOAT).setF((float) value).build();
    }

    /** An attribute of real numbers. */
    public static AttributeProto reals(String name, double... values) {
        return attribute(name, AttributeType.FLOATS)
                .addAllFloats(Arrays.stream(values).mapToObj(v -> (float) v).toList()).build();
    }

    /** An attribute of text. */
    public static AttributeProto text(String name, String value) {
        return attribute(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)).build();
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    /** Stored numbers of single precision. */
    public static TensorProto numbers(String name, long[] shape, double... values) {
        return tensor(name, DataType.FLOAT_VALUE, shape)
                .addAllFloatData(Arrays.stream(values).mapToObj(v -> (float) v).toList()).build();
    }

    /** Stored whole numbers in a row. */
    public static TensorProto row(String name, long... values) {
        return tensor(name, DataType.INT64_VALUE, values.length)
                .addAllInt64Data(Arrays.stream(values).boxed().toList()).build();
    }

    /** A stored whole number without an axis. */
    public static TensorProto single(String name, long value) {
        return tensor(name, DataType.INT64_VALUE).addInt64Data(value).build();
    }

    private static TensorProto.Builder tensor(String name, int type, long... shape) {
        return TensorProto.newBuilder().setName(name).setDataType(type)
                .addAllDims(Arrays.stream(shape).boxed().toList());
    }
}
