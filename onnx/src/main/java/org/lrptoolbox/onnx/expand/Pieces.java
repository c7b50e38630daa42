package org.lrptoolbox.onnx.expand;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.onnx.node.Value.Side;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * The nodes that a node stands for, put together one by one:
 *
 * <pre>{@code
 * String scores = pieces.add("MatMul", pieces.input(0), pieces.input(1)).value();
 * pieces.add("Softmax", scores).integer("axis", -1).as(0);
 * }</pre>
 *
 * Pieces are operators in a form that all versions since 13 have in common, for they bear the version of the model.
 */
final class Pieces {
    /** Since then axes to reduce are an input, those of sums before. */
    private static final int REDUCE_AS_INPUT = 18;
    private static final int SUM_AS_INPUT = 13;

    private final Reading node;
    private final List<NodeProto> nodes = new ArrayList<>();

    Pieces(Reading node) {
        this.node = node;
    }

    /** A node in the making. */
    final class Piece {
        private final NodeProto.Builder made;

        private Piece(String op, String... inputs) {
            made = NodeProto.newBuilder().setOpType(op).addAllInput(Arrays.asList(inputs));
        }

        Piece integer(String name, long value) {
            return with(AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build());
        }

        Piece integers(String name, long... values) {
            AttributeProto.Builder a = AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
            Arrays.stream(values).forEach(a::addInts);
            return with(a.build());
        }

        Piece real(String name, double value) {
            return with(AttributeProto.newBuilder().setName(name).setType(AttributeType.FLOAT).setF((float) value)
                    .build());
        }

        Piece text(String name, String value) {
            return with(AttributeProto.newBuilder().setName(name).setType(AttributeType.STRING)
                    .setS(ByteString.copyFromUtf8(value)).build());
        }

        Piece with(AttributeProto attribute) {
            made.addAttribute(attribute);
            return this;
        }

        /** Adds it; the name of its result. */
        String value() {
            String name = node.output() + "/" + nodes.size() + " " + made.getOpType();
            nodes.add(made.setName(name).addOutput(name).build());
            return name;
        }

        /** Adds it as what makes an output of the whole. */
        void as(int output) {
            String name = node.proto().getOutput(output);
            nodes.add(made.setName(output == 0 ? Problems.name(node.proto()) : name).addOutput(name).build());
        }
    }

    Reading node() {
        return node;
    }

    List<NodeProto> nodes() {
        return nodes;
    }

    Piece add(String op, String... inputs) {
        return new Piece(op, inputs);
    }

    /** The name of what is at a position; empty if that input is left out. */
    String input(int position) {
        return node.has(position) ? node.proto().getInput(position) : "";
    }

    /** Whether somebody may read an output. */
    boolean makes(int output) {
        return output < node.proto().getOutputCount() && !node.proto().getOutput(output).isEmpty();
    }

    /** A value under the name of an output, if the node has that. */
    void same(String value, int output) {
        if (makes(output)) {
            add("Identity", value).as(output);
        }
    }

    /** A constant of a single number. */
    String number(double value) {
        return constant(TensorProto.newBuilder().setDataType(DataType.FLOAT_VALUE).addFloatData((float) value));
    }

    /** A constant in the precision of real numbers. */
    String numbers(Tensor tensor) {
        ByteBuffer raw = ByteBuffer.allocate(Math.multiplyExact(tensor.size(), Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double v : tensor.data()) {
            raw.putFloat((float) v);
        }
        TensorProto.Builder stored = TensorProto.newBuilder().setDataType(DataType.FLOAT_VALUE)
                .setRawData(UnsafeByteOperations.unsafeWrap(raw.flip()));
        Arrays.stream(tensor.shape()).forEach(stored::addDims);
        return constant(stored);
    }

    /** A list of integers. */
    String integers(long... values) {
        TensorProto.Builder stored = TensorProto.newBuilder().setDataType(DataType.INT64_VALUE)
                .addDims(values.length);
        Arrays.stream(values).forEach(stored::addInt64Data);
        return constant(stored);
    }

    String constant(TensorProto.Builder tensor) {
        return add("Constant").with(AttributeProto.newBuilder().setName("value").setType(AttributeType.TENSOR)
                .setT(tensor).build()).value();
    }

    String reshaped(String value, long... shape) {
        return add("Reshape", value, integers(shape)).value();
    }

    String transposed(String value, long... perm) {
        return add("Transpose", value).integers("perm", perm).value();
    }

    /** The last two axes exchanged. */
    String turned(String value, int rank) {
        return transposed(value, LongStream.range(0, rank).map(i -> i < rank - 2 ? i : 2L * rank - 3 - i).toArray());
    }

    String slice(String value, long axis, long from, long to, long step) {
        return add("Slice", value, integers(from), integers(to), integers(axis), integers(step)).value();
    }

    String times(String value, double factor) {
        return factor == 1 ? value : add("Mul", value, number(factor)).value();
    }

    /** Axes of size 1 put in or taken out, by an operator whose axes are an input since they are one of sums. */
    Piece axes(String op, String value, long... axes) {
        return node.opset() >= SUM_AS_INPUT ? add(op, value, integers(axes)) : add(op, value).integers("axes", axes);
    }

    /** A value reduced along axes, which stay with size 1. */
    String reduced(String op, String value, long... axes) {
        return node.opset() >= (op.equals("ReduceSum") ? SUM_AS_INPUT : REDUCE_AS_INPUT)
                ? add(op, value, integers(axes)).integer("keepdims", 1).value()
                : add(op, value).integers("axes", axes).integer("keepdims", 1).value();
    }

    String cast(String value, NumberType type) {
        return add("Cast", value).integer("to", type.code()).value();
    }

    /** The shape of what is at a position, as the file has it; negative where it is open. */
    int[] shape(int position) throws LrpFileException {
        return shape(node, position);
    }

    /** The same of a node that may be written out. */
    static int[] shape(Reading node, int position) throws LrpFileException {
        return switch (node.any(position)) {
            case Computed c -> c.fileShape();
            case Constant c -> c.numbers().shape();
            case Side s -> s.example().numbers().shape();
        };
    }

    /** The shape of what is at a position, of so many axes, all but the first of known size. */
    int[] known(int position, int rank) throws LrpFileException {
        int[] shape = shape(position);
        if (shape.length != rank) {
            throw node.unsupported("input " + position + " has " + shape.length + " axes; " + rank + " are supported");
        }
        for (int i = 1; i < rank; i++) {
            if (shape[i] < 0) {
                throw unknown(shape);
            }
        }
        return shape;
    }

    /** That more has to be known than the shape of what is read tells. */
    LrpFileException unknown(int... shape) {
        return node.unsupported("needs to know what it reads, which is " + Shapes.openText(shape)
                + "; say the shape of an input sample when reading the model");
    }

    /** The type of what is at a position, where it is stored or computed from ids; of measurements, float32. */
    NumberType type(int position) throws LrpFileException {
        return switch (node.any(position)) {
            case Computed c -> NumberType.FLOAT32;
            case Constant c -> c.type();
            case Side s -> s.example().type();
        };
    }
}
