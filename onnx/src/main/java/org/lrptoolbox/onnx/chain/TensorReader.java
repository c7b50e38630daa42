package org.lrptoolbox.onnx.chain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Turns stored tensors into ours. Nothing is allocated before the file has shown to hold the numbers it announces, and
 * all tensors of a file together stay in proportion to the file: a stored tensor may be used by any number of nodes.
 */
final class TensorReader {
    private static final long SMALL = 1 << 20;

    private final Problems problems;
    private long left;

    /** @param fileSize the bytes of the file */
    TensorReader(Problems problems, long fileSize) {
        this.problems = problems;
        this.left = Math.max(SMALL, fileSize);
    }

    /** The stored tensor as float64. */
    Tensor read(TensorProto stored) throws LrpFileException {
        String name = "tensor " + Problems.quoted(stored.getName());
        if (stored.getDataLocation() == DataLocation.EXTERNAL) {
            throw problems.unsupported(name + " is kept in another file; save the model with its weights inside, as "
                    + "onnx.save_model(model, path, save_as_external_data=False) does");
        }
        int[] shape = shape(name, stored);
        int count = Shapes.size(shape);
        Source source = source(name, stored);
        if (source.available() != count) {
            throw problems.malformed(name + " of shape " + Shapes.text(shape) + " needs " + count
                    + " numbers, but the file holds " + source.available());
        }
        left -= count;
        if (left < 0) {
            throw problems.unsupported("its layers share tensors so often that they would take many times the size of "
                    + "the file");
        }
        double[] data = new double[count];
        for (int i = 0; i < count; i++) {
            data[i] = source.getter().at(i);
        }
        return Tensor.of(data, shape);
    }

    private int[] shape(String name, TensorProto stored) throws LrpFileException {
        int[] shape = new int[stored.getDimsCount()];
        try {
            for (int i = 0; i < shape.length; i++) {
                shape[i] = Math.toIntExact(stored.getDims(i));
            }
            Shapes.size(shape);
            return shape;
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw problems.malformed(name + " has an impossible shape: " + e.getMessage());
        }
    }

    private interface Getter {
        double at(int i);
    }

    /** Stored numbers, and how many of them there are; -1 if there is no whole number of them. */
    private record Source(int available, Getter getter) {}

    private Source source(String name, TensorProto t) throws LrpFileException {
        boolean raw = t.hasRawData();
        ByteBuffer bytes = t.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return switch (t.getDataType()) {
            case DataType.FLOAT_VALUE -> raw
                    ? raw(name, bytes, Float.BYTES, i -> bytes.getFloat(i * Float.BYTES))
                    : new Source(t.getFloatDataCount(), t::getFloatData);
            case DataType.DOUBLE_VALUE -> raw
                    ? raw(name, bytes, Double.BYTES, i -> bytes.getDouble(i * Double.BYTES))
                    : new Source(t.getDoubleDataCount(), t::getDoubleData);
            case DataType.FLOAT16_VALUE -> raw
                    ? raw(name, bytes, Short.BYTES, i -> Float.float16ToFloat(bytes.getShort(i * Short.BYTES)))
                    : new Source(t.getInt32DataCount(), i -> Float.float16ToFloat((short) t.getInt32Data(i)));
            case DataType.INT64_VALUE -> raw
                    ? raw(name, bytes, Long.BYTES, i -> bytes.getLong(i * Long.BYTES))
                    : new Source(t.getInt64DataCount(), t::getInt64Data);
            case DataType.BOOL_VALUE -> raw
                    ? raw(name, bytes, 1, bytes::get)
                    : new Source(t.getInt32DataCount(), t::getInt32Data);
            default -> throw problems.unsupported(name + " has elements of type " + t.getDataType()
                    + "; float32, float64, float16, int64 and bool are supported");
        };
    }

    private Source raw(String name, ByteBuffer bytes, int each, Getter getter) throws LrpFileException {
        if (bytes.remaining() % each != 0) {
            throw problems.malformed(name + " has " + bytes.remaining() + " bytes, which are no numbers of " + each
                    + " bytes each");
        }
        return new Source(bytes.remaining() / each, getter);
    }
}
