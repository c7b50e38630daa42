package org.lrptoolbox.onnx.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import org.lrptoolbox.tensor.Tensor;

/** Our tensors to those of ONNX Runtime, in direct memory which it reads in place, and back. */
final class OrtTensors {
    private OrtTensors() {}

    static OnnxTensor to(OrtEnvironment environment, OnnxJavaType type, Tensor tensor) throws OrtException {
        long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
        return switch (type) {
            case DOUBLE -> {
                DoubleBuffer doubles = direct(tensor, Double.BYTES).asDoubleBuffer();
                yield OnnxTensor.createTensor(environment, doubles.put(tensor.data()).flip(), shape);
            }
            case FLOAT -> {
                FloatBuffer floats = direct(tensor, Float.BYTES).asFloatBuffer();
                for (double v : tensor.data()) {
                    floats.put((float) v);
                }
                yield OnnxTensor.createTensor(environment, floats.flip(), shape);
            }
            default -> throw new IllegalArgumentException("inputs of type " + type + " are not supported, float32 "
                    + "and float64 are");
        };
    }

    private static ByteBuffer direct(Tensor tensor, int bytes) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(tensor.size(), bytes)).order(ByteOrder.nativeOrder());
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
