package org.lrptoolbox.onnx.node;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.file.StoredWeights;
import org.lrptoolbox.onnx.file.FileMemory;
import org.lrptoolbox.onnx.file.ExternalData;
import org.lrptoolbox.onnx.file.Problems;

/** Makes {@link StoredWeights} of stored tensors, once the file has shown to hold the numbers it announces. */
final class TensorReader {
    private final Problems problems;
    private final ExternalData external;

    public TensorReader(Problems problems) {
        this.problems = problems;
        this.external = new ExternalData(problems);
    }

    public Constant read(TensorProto stored) throws LrpFileException {
        String name = "tensor " + Problems.quoted(stored.getName());
        NumberType type = NumberType.of(stored.getDataType()).orElseThrow(() -> problems.unsupported(name
                + " has elements of type " + stored.getDataType() + "; float32, float64, float16, bfloat16, int64, "
                + "int32, int8, uint8 and bool are supported"));
        int[] shape = shape(name, stored);
        long bytes = (long) Shapes.size(shape) * type.bytes();
        if (stored.getDataLocation() == DataLocation.EXTERNAL) {
            FileMemory found = external.find(name, stored, bytes);
            return new Constant(new StoredWeights(stored.getName(), type, found::bytes, found.state(), shape), type);
        }
        return new Constant(new StoredWeights(stored.getName(), type, source(name, stored, type, bytes),
                stored.hasRawData() ? problems.state() : null, shape), type);
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

    private Supplier<MemorySegment> source(String name, TensorProto stored, NumberType type, long bytes)
            throws LrpFileException {
        long available = stored.hasRawData() ? stored.getRawData().size() : (long) typed(stored, type) * type.bytes();
        if (available != bytes) {
            throw problems.malformed(name + " of shape " + Shapes.text(shape(name, stored)) + " needs " + bytes
                    + " bytes, but the file holds " + available);
        }
        if (stored.hasRawData()) {
            MemorySegment raw = MemorySegment.ofBuffer(stored.getRawData().asReadOnlyByteBuffer());
            return () -> raw;
        }
        return () -> MemorySegment.ofArray(encoded(stored, type));
    }

    private static int typed(TensorProto t, NumberType type) {
        return switch (type) {
            case FLOAT32 -> t.getFloatDataCount();
            case FLOAT64 -> t.getDoubleDataCount();
            case INT64 -> t.getInt64DataCount();
            default -> t.getInt32DataCount();
        };
    }

    /** Numbers that the file holds in fields of their type, as raw data has them. */
    private static byte[] encoded(TensorProto t, NumberType type) {
        int count = typed(t, type);
        ByteBuffer out = ByteBuffer.allocate(Math.multiplyExact(count, type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            switch (type) {
                case FLOAT32 -> out.putFloat(t.getFloatData(i));
                case FLOAT64 -> out.putDouble(t.getDoubleData(i));
                case INT64 -> out.putLong(t.getInt64Data(i));
                case INT32 -> out.putInt(t.getInt32Data(i));
                case FLOAT16, BFLOAT16 -> out.putShort((short) t.getInt32Data(i));
                case INT8, UINT8, BOOL -> out.put((byte) t.getInt32Data(i));
            }
        }
        return out.array();
    }
}
