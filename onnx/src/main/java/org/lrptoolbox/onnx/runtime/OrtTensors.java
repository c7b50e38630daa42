package org.lrptoolbox.onnx.runtime;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import org.lrptoolbox.onnx.runtime.Session.Indices;
import org.lrptoolbox.tensor.Tensor;

/** Our tensors to those of ONNX Runtime, in memory outside the heap which it reads in place, and back. */
final class OrtTensors {
    private OrtTensors() {}

    /** A tensor of the type a model declares, in memory that goes with the arena. */
    static OnnxTensor to(Arena arena, TensorInfo info, Object value) throws OrtException {
        if (value instanceof Indices(long[] values, int[] shape)) {
            LongBuffer longs = memory(arena, values.length, Long.BYTES).asLongBuffer().put(values).flip();
            return OnnxTensor.createTensor(Ort.environment(), longs, longs(shape));
        }
        Tensor tensor = (Tensor) value;
        ByteBuffer memory = memory(arena, tensor.size(), info.type.size);
        if (info.type == OnnxJavaType.DOUBLE) {
            memory.asDoubleBuffer().put(tensor.data());
        } else {
            fill(memory, info.type, tensor.data());
        }
        return OnnxTensor.createTensor(Ort.environment(), memory, longs(tensor.shape()), info.type);
    }

    private static void fill(ByteBuffer memory, OnnxJavaType type, double... values) {
        int size = type.size;
        for (int i = 0; i < values.length; i++) {
            double v = values[i];
            if (type == OnnxJavaType.FLOAT) {
                memory.putFloat(size * i, (float) v);
                continue;
            }
            long whole = (long) v;
            boolean fits = whole == v && switch (type) {
                case INT64 -> true;
                case INT32 -> whole == (int) whole;
                case INT16 -> whole == (short) whole;
                case INT8 -> whole == (byte) whole;
                case UINT8 -> whole == (whole & 0xff);
                default -> whole == 0 || whole == 1;
            };
            if (!fits) {
                throw new IllegalArgumentException("number " + v + " is none of type " + type);
            }
            switch (size) {
                case Long.BYTES -> memory.putLong(size * i, whole);
                case Integer.BYTES -> memory.putInt(size * i, (int) whole);
                case Short.BYTES -> memory.putShort(size * i, (short) whole);
                default -> memory.put(i, (byte) whole);
            }
        }
    }

    private static long[] longs(int... shape) {
        return Arrays.stream(shape).asLongStream().toArray();
    }

    private static ByteBuffer memory(Arena arena, int numbers, int bytes) {
        return arena.allocate(Math.multiplyExact(numbers, bytes), Long.BYTES).asByteBuffer()
                .order(ByteOrder.nativeOrder());
    }

    static Tensor from(OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new IllegalArgumentException("outputs of type " + value.getType() + " are not supported");
        }
        int[] shape = Arrays.stream(tensor.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
        Tensor result = Tensor.zeros(shape);
        switch (tensor.getInfo().type) {
            case DOUBLE -> tensor.getDoubleBuffer().get(result.data());
            case FLOAT -> {
                FloatBuffer floats = tensor.getFloatBuffer();
                for (int i = 0; i < result.size(); i++) {
                    result.data()[i] = floats.get(i);
                }
            }
            default -> throw new IllegalArgumentException("outputs of type " + tensor.getInfo().type
                    + " are not supported, float32 and float64 are");
        }
        return result;
    }
}
