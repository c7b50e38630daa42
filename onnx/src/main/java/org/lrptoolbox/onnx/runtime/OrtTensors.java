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
            return OnnxTensor.createTensor(Ort.environment(), memory.asDoubleBuffer().put(tensor.data()).flip(),
                    longs(tensor.shape()));
        }
        FloatBuffer floats = memory.asFloatBuffer();
        for (double v : tensor.data()) {
            floats.put((float) v);
        }
        return OnnxTensor.createTensor(Ort.environment(), floats.flip(), longs(tensor.shape()));
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
