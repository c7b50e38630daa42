package org.lrptoolbox.onnx.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

/** A few nodes run by ONNX Runtime, with numbers of every type: what computes constants, masks and positions. */
public final class SmallProgram implements AutoCloseable {
    /** The runtime's number types by their codes in ONNX. */
    private static final Map<Integer, OnnxJavaType> TYPES = Map.of(DataType.FLOAT_VALUE, OnnxJavaType.FLOAT,
            DataType.DOUBLE_VALUE, OnnxJavaType.DOUBLE, DataType.FLOAT16_VALUE, OnnxJavaType.FLOAT16,
            DataType.BFLOAT16_VALUE, OnnxJavaType.BFLOAT16, DataType.INT64_VALUE, OnnxJavaType.INT64,
            DataType.INT32_VALUE, OnnxJavaType.INT32, DataType.INT8_VALUE, OnnxJavaType.INT8, DataType.UINT8_VALUE,
            OnnxJavaType.UINT8, DataType.BOOL_VALUE, OnnxJavaType.BOOL);

    private final OrtEnvironment environment = Ort.environment();
    private final OrtSession session;

    /**
     * A tensor as bytes.
     *
     * @param bytes its numbers, little-endian, in C order
     * @param type the code of its number type in ONNX
     * @param shape its shape
     */
    public record Numbers(ByteBuffer bytes, int type, long... shape) {}

    /**
     * Loads a program.
     *
     * @throws IllegalArgumentException if ONNX Runtime refuses it
     */
    public SmallProgram(ModelProto model) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // There is nothing to gain, and what is run is what was given.
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            session = Call.uncancellable(call -> environment.createSession(model.toByteArray(), options));
        } catch (OrtException e) {
            throw new IllegalArgumentException("ONNX Runtime: " + e.getMessage(), e);
        }
    }

    /**
     * Runs it.
     *
     * @return the outputs by name
     * @throws IllegalArgumentException if the numbers do not suit it
     */
    public Map<String, Numbers> run(Map<String, Numbers> inputs) {
        if (!session.getInputNames().equals(inputs.keySet())) {
            throw new IllegalArgumentException("it has the inputs " + session.getInputNames() + ", but is given "
                    + inputs.keySet());
        }
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Numbers> input : inputs.entrySet()) {
                given.put(input.getKey(), tensor(input.getValue()));
            }
            return Call.run(call -> {
                Map<String, Numbers> outputs = new LinkedHashMap<>();
                try (OrtSession.Result result = session.run(given, call)) {
                    for (Map.Entry<String, OnnxValue> output : result) {
                        outputs.put(output.getKey(), numbers(output.getValue()));
                    }
                }
                return outputs;
            });
        } catch (OrtException e) {
            throw new IllegalArgumentException("ONNX Runtime: " + e.getMessage(), e);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(Numbers n) throws OrtException {
        OnnxJavaType type = TYPES.getOrDefault(n.type(), OnnxJavaType.UNKNOWN);
        long count = 1;
        for (long side : n.shape()) {
            count = side < 0 ? -1 : Math.multiplyExact(count, side);
        }
        // Native code is not asked what it might crash over.
        if (type == OnnxJavaType.UNKNOWN || count < 0 || count * type.size != n.bytes().remaining()) {
            throw new IllegalArgumentException(n.bytes().remaining() + " bytes are no tensor of shape "
                    + Arrays.toString(n.shape()) + " and type " + type);
        }
        ByteBuffer direct = ByteBuffer.allocateDirect(Math.max(1, n.bytes().remaining()))
                .order(ByteOrder.nativeOrder());
        direct.put(n.bytes().duplicate()).flip();
        return switch (type) {
            case FLOAT -> OnnxTensor.createTensor(environment, direct.asFloatBuffer(), n.shape());
            case DOUBLE -> OnnxTensor.createTensor(environment, direct.asDoubleBuffer(), n.shape());
            case INT64 -> OnnxTensor.createTensor(environment, direct.asLongBuffer(), n.shape());
            case INT32 -> OnnxTensor.createTensor(environment, direct.asIntBuffer(), n.shape());
            case FLOAT16, BFLOAT16 -> OnnxTensor.createTensor(environment, direct.asShortBuffer(), n.shape(), type);
            default -> OnnxTensor.createTensor(environment, direct, n.shape(), type);
        };
    }

    private static Numbers numbers(OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new IllegalArgumentException("makes a " + value.getType() + "; tensors are supported");
        }
        TensorInfo info = tensor.getInfo();
        int type = TYPES.entrySet().stream().filter(e -> e.getValue() == info.type).map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("makes numbers of type " + info.type));
        return new Numbers(tensor.getByteBuffer().order(ByteOrder.LITTLE_ENDIAN), type, info.getShape());
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close: " + e.getMessage(), e);
        }
    }
}
