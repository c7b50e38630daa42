package org.lrptoolbox.onnx.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.tensor.Tensor;

/**
 * An ONNX model loaded into ONNX Runtime, on the CPU.
 *
 * <pre>{@code
 * try (OnnxSession session = OnnxSession.open(Path.of("model.onnx"))) {
 *     Tensor scores = session.run(images);
 * }
 * }</pre>
 *
 * <p>Tensors are converted to the number type of the model (float32 or float64) and back; their axes are in the order
 * of the file. Safe to share between threads; who closes it, which releases its native memory, must be the last user.
 */
public final class OnnxSession implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final Path file;
    private final OrtSession session;
    private final Map<String, OnnxJavaType> inputs = new LinkedHashMap<>();

    private OnnxSession(Path file, int threads) throws IOException, OrtException {
        this.file = file;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            // Idle threads that spin take processors away from whatever runs between two calls.
            options.addConfigEntry("session.force_spinning_stop", "1");
            session = environment.createSession(file.toString(), options);
        }
        for (NodeInfo input : session.getInputInfo().values()) {
            inputs.put(input.getName(),
                    input.getInfo() instanceof TensorInfo info ? info.type : OnnxJavaType.UNKNOWN);
        }
    }

    /** Loads a model, to be run by as many threads as there are processors. */
    public static OnnxSession open(Path file) throws IOException {
        return open(file, 0);
    }

    /**
     * Loads a model.
     *
     * @param threads the threads that work on one operator; 0 for as many as there are processors
     * @throws UnsupportedModelException if ONNX Runtime lacks one of its operators
     * @throws MalformedFileException if ONNX Runtime refuses it for another reason
     */
    public static OnnxSession open(Path file, int threads) throws IOException {
        InputFiles.requireRegular(file);
        try {
            return new OnnxSession(file, threads);
        } catch (OrtException e) {
            if (e.getCode() == OrtErrorCode.ORT_NOT_IMPLEMENTED) {
                throw new UnsupportedModelException(file, "ONNX Runtime cannot run it: " + e.getMessage());
            }
            throw new MalformedFileException(file, "ONNX Runtime cannot load it: " + e.getMessage(), e);
        }
    }

    /** The names of its inputs, in the file's order. */
    public List<String> inputs() {
        return List.copyOf(inputs.keySet());
    }

    /** The names of its outputs, in the file's order. */
    public List<String> outputs() {
        return List.copyOf(session.getOutputNames());
    }

    /**
     * Runs a model that has one input; returns its first output.
     *
     * @throws IllegalArgumentException if the model does not take such an input
     */
    public Tensor run(Tensor input) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException(file + " has the inputs " + inputs() + "; give each by name");
        }
        return run(Map.of(inputs().getFirst(), input)).values().iterator().next();
    }

    /**
     * Runs the model.
     *
     * @param tensors the inputs by name
     * @return the outputs by name, in the file's order
     * @throws IllegalArgumentException if the model does not take such inputs
     */
    public Map<String, Tensor> run(Map<String, Tensor> tensors) {
        if (!tensors.keySet().equals(inputs.keySet())) {
            throw new IllegalArgumentException(
                    file + " has the inputs " + inputs() + ", but is given " + new TreeSet<>(tensors.keySet()));
        }
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, OnnxJavaType> input : inputs.entrySet()) {
                Tensor tensor = Objects.requireNonNull(tensors.get(input.getKey()));
                given.put(input.getKey(), OrtTensors.to(environment, input.getValue(), tensor));
            }
            Map<String, Tensor> outputs = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(given)) {
                for (Map.Entry<String, OnnxValue> output : result) {
                    outputs.put(output.getKey(), OrtTensors.from(output.getValue()));
                }
            }
            return outputs;
        } catch (OrtException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    /** Releases the native memory of the model. */
    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }
}
