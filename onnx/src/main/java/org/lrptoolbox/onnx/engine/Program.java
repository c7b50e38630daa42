package org.lrptoolbox.onnx.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.lrptoolbox.onnx.compile.CompiledModel;
import org.lrptoolbox.onnx.graph.BorrowedWeights;
import org.lrptoolbox.tensor.Tensor;

/**
 * A compiled model loaded into ONNX Runtime. Weights that lie in a file are read by the runtime where the file is
 * mapped, so none of them passes through the heap. Threads may share it; {@link #close} releases its memory.
 */
final class Program implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final List<OnnxTensor> weights = new ArrayList<>();
    private final OrtSession session;

    Program(CompiledModel model, RuntimeOptions options) {
        try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions()) {
            settings.setIntraOpNumThreads(options.threads());
            // Idle threads that spin take processors away from whatever runs between two calls.
            settings.addConfigEntry("session.force_spinning_stop", "1");
            Cuda.configure(settings, options.device());
            settings.addExternalInitializers(borrow(model.borrowed()));
            session = environment.createSession(referring(model).toByteArray(), settings);
        } catch (OrtException e) {
            weights.forEach(OnnxTensor::close);
            throw new IllegalStateException("ONNX Runtime refuses a compiled model: " + e.getMessage(), e);
        }
    }

    /** The model, its borrowed weights marked as lying elsewhere. */
    private static ModelProto referring(CompiledModel model) {
        GraphProto.Builder graph = model.graph().getGraph().toBuilder();
        for (TensorProto.Builder weights : graph.getInitializerBuilderList()) {
            if (model.borrowed().containsKey(weights.getName())) {
                weights.setDataLocation(TensorProto.DataLocation.EXTERNAL).addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue(weights.getName()));
            }
        }
        return model.graph().toBuilder().setGraph(graph).build();
    }

    private Map<String, OnnxTensorLike> borrow(Map<String, BorrowedWeights> borrowed) throws OrtException {
        Map<String, OnnxTensorLike> handed = new HashMap<>();
        for (Map.Entry<String, BorrowedWeights> entry : borrowed.entrySet()) {
            OnnxTensor tensor = OnnxTensor.createTensor(environment, Native.of(entry.getValue().bytes()),
                    longs(entry.getValue().shape()), OnnxJavaType.FLOAT);
            weights.add(tensor);
            handed.put(entry.getKey(), tensor);
        }
        return handed;
    }

    private static long[] longs(int... shape) {
        return Arrays.stream(shape).asLongStream().toArray();
    }

    /** An array of indices as an input. */
    record Indices(long[] values, int... shape) {}

    /**
     * Runs the model.
     *
     * @param inputs tensors and {@link Indices} by name
     * @return all outputs by name
     */
    Map<String, Tensor> run(Map<String, Object> inputs) {
        Map<String, OnnxTensor> given = new HashMap<>();
        try {
            for (Map.Entry<String, Object> input : inputs.entrySet()) {
                given.put(input.getKey(), tensor(input.getValue()));
            }
            Map<String, Tensor> outputs = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(given)) {
                for (Map.Entry<String, OnnxValue> output : result) {
                    outputs.put(output.getKey(), tensor((OnnxTensor) output.getValue()));
                }
            }
            return outputs;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(Object value) throws OrtException {
        if (value instanceof Indices(long[] values, int[] shape)) {
            LongBuffer longs = direct(values.length * Long.BYTES).asLongBuffer().put(values).flip();
            return OnnxTensor.createTensor(environment, longs, longs(shape));
        }
        Tensor tensor = (Tensor) value;
        FloatBuffer floats = direct(Math.multiplyExact(tensor.size(), Float.BYTES)).asFloatBuffer();
        for (double v : tensor.data()) {
            floats.put((float) v);
        }
        return OnnxTensor.createTensor(environment, floats.flip(), longs(tensor.shape()));
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static Tensor tensor(OnnxTensor value) {
        int[] shape = Arrays.stream(value.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
        Tensor result = Tensor.zeros(shape);
        FloatBuffer floats = value.getFloatBuffer();
        for (int i = 0; i < result.size(); i++) {
            result.data()[i] = floats.get(i);
        }
        return result;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close: " + e.getMessage(), e);
        } finally {
            weights.forEach(OnnxTensor::close);
        }
    }
}
