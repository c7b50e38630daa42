package org.lrptoolbox.onnx.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import org.lrptoolbox.onnx.compile.CompiledModel;
import org.lrptoolbox.onnx.graph.BorrowedWeights;
import org.lrptoolbox.onnx.runtime.Ort;
import org.lrptoolbox.onnx.runtime.Session;
import org.lrptoolbox.tensor.Tensor;

/**
 * A compiled model loaded into ONNX Runtime. Weights that lie in a file are read by the runtime where the file is
 * mapped, so none of them passes through the heap; matrices may stay there altogether ({@link WeightsInPlace}). Threads may
 * share it; {@link #close} releases its memory.
 */
final class Program implements AutoCloseable {
    private final Session session;
    private final Collection<BorrowedWeights> borrowed;

    Program(CompiledModel model, RuntimeOptions options) {
        borrowed = model.borrowed().values();
        Set<String> given = options.mapped() && options.device().kind() == Device.Kind.CPU
                ? WeightsInPlace.of(model)
                : Set.of();
        byte[] graph = referring(model, given).toByteArray();
        long bytes = graph.length + model.borrowed().entrySet().stream().filter(e -> !given.contains(e.getKey()))
                .mapToLong(e -> e.getValue().bytes().byteSize()).sum();
        Session.Size size = new Session.Size(options.threads(), model.graph().getGraph().getNodeCount(), bytes);
        try {
            Map<String, OnnxTensor> weights = borrow(model.borrowed());
            Map<String, OnnxTensor> constants = new HashMap<>(weights);
            constants.keySet().retainAll(given);
            Map<String, OnnxTensor> stored = new HashMap<>(weights);
            stored.keySet().removeAll(given);
            session = Session.open(size, (environment, settings) -> {
                Cuda.configure(settings, options);
                if (options.yielding()) {
                    settings.addConfigEntry("session.intra_op.allow_spinning", "0");
                }
                settings.addExternalInitializers(Map.copyOf(stored));
                return environment.createSession(graph, settings);
            }, weights.values(), constants, Cuda.host(options.device()));
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime refuses a compiled model: " + e.getMessage(), e);
        }
    }

    /** The model, its borrowed weights marked as lying elsewhere, but for those that are given to each run. */
    private static ModelProto referring(CompiledModel model, Set<String> given) {
        GraphProto.Builder graph = WeightsInPlace.asInputs(model, given);
        for (TensorProto.Builder weights : graph.getInitializerBuilderList()) {
            if (model.borrowed().containsKey(weights.getName())) {
                weights.setDataLocation(TensorProto.DataLocation.EXTERNAL).addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue(weights.getName()));
            }
        }
        return model.graph().toBuilder().setGraph(graph).build();
    }

    private static Map<String, OnnxTensor> borrow(Map<String, BorrowedWeights> borrowed) throws OrtException {
        Map<String, OnnxTensor> handed = new HashMap<>();
        try {
            for (Map.Entry<String, BorrowedWeights> entry : borrowed.entrySet()) {
                handed.put(entry.getKey(), OnnxTensor.createTensor(Ort.environment(),
                        Native.of(entry.getValue().bytes()),
                        Arrays.stream(entry.getValue().shape()).asLongStream().toArray(), OnnxJavaType.FLOAT));
            }
        } catch (OrtException | RuntimeException e) {
            handed.values().forEach(OnnxTensor::close);
            throw e;
        }
        return handed;
    }

    /**
     * Runs the model.
     *
     * @param inputs tensors and {@link Session.Indices} by name
     * @return all outputs by name
     */
    Map<String, Tensor> run(Map<String, ?> inputs) {
        // Numbers that are mapped end the process where their file has become shorter.
        borrowed.forEach(BorrowedWeights::requireUnchanged);
        try {
            return session.run(inputs);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
