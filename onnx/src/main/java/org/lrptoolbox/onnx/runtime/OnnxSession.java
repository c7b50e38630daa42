package org.lrptoolbox.onnx.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
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
    private final Path file;
    private final Session session;

    private OnnxSession(Path file, int threads) throws IOException, OrtException {
        this.file = file;
        Session.Size size = new Session.Size(threads, 0, 2 * Files.size(file));
        this.session = Session.open(size, (environment, settings) -> environment.createSession(file.toString(),
                settings), List.of(), HostMemory.ORDINARY);
    }

    /** Loads a model, to be run by as many threads as there are cores. */
    public static OnnxSession open(Path file) throws IOException {
        return open(file, 0);
    }

    /**
     * Loads a model.
     *
     * @param threads the threads that work on one operator; 0 for as many as there are cores
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
        return session.inputs();
    }

    /** The names of its outputs, in the file's order. */
    public List<String> outputs() {
        return session.outputs();
    }

    /**
     * Runs a model that has one input; returns its first output.
     *
     * @throws IllegalArgumentException if the model does not take such an input
     */
    public Tensor run(Tensor input) {
        if (inputs().size() != 1) {
            throw new IllegalArgumentException(file + " has the inputs " + inputs() + "; give each by name");
        }
        return run(Map.of(inputs().getFirst(), input)).values().iterator().next();
    }

    /**
     * Runs the model; for a batch without samples the answer has none.
     *
     * @param tensors the inputs by name
     * @return the outputs by name, in the file's order
     * @throws IllegalArgumentException if the model does not take such inputs
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, or the program ends
     */
    public Map<String, Tensor> run(Map<String, Tensor> tensors) {
        try {
            return session.run(tensors);
        } catch (OrtException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** Releases the native memory of the model. */
    @Override
    public void close() {
        session.close();
    }
}
