package org.lrptoolbox.onnx.runtime;

import java.lang.ref.Reference;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.tensor.Tensor;

/**
 * A model loaded into ONNX Runtime, so guarded that nothing a caller gives can reach a crash: what goes in is compared
 * with what the model declares before native code sees it, running it can be interrupted, the end of the program waits
 * for it, and its memory is freed by {@link #close}, or by the garbage collector where nobody closes it.
 *
 * <p>Threads may share it; who closes it must be the last user.
 */
public final class Session implements AutoCloseable {
    /** A system property: where ONNX Runtime writes a profile of every session, as the beginning of a file's name. */
    public static final String PROFILE = "lrp.ort.profile";

    private final OrtSession session;
    private final Map<String, @Nullable TensorInfo> inputs = new LinkedHashMap<>();
    private final Map<String, @Nullable TensorInfo> outputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> constants;
    private final NativeMemory.Lease memory;
    private final Scratch scratch;
    private final OutputShapes outputShapes = new OutputShapes();

    /** Makes the session of a model. */
    @FunctionalInterface
    public interface Opener {
        /** Makes it, with these settings. */
        OrtSession open(OrtEnvironment environment, SessionOptions settings) throws OrtException;
    }

    /**
     * How a session is made.
     *
     * @param threads how many threads work on one operator; 0 for as many as there are cores
     * @param nodes how many nodes the model has, about; 0 if that is not known
     * @param bytes how much memory it takes, about
     */
    public record Size(int threads, int nodes, long bytes) {}

    /** An array of indices as an input, of int64. */
    public record Indices(long[] values, int... shape) {}

    /** Loads a model all of whose inputs are given to each run. */
    public static Session open(Size size, Opener opener, Collection<OnnxTensor> lent, HostMemory host)
            throws OrtException {
        return open(size, opener, lent, Map.of(), host);
    }

    /**
     * Loads a model.
     *
     * @param lent what must stay in memory as long as the session, and is closed with it, also if this fails
     * @param constants inputs, by their names, that are the same in every run; they are among what is lent
     * @param host where its inputs and outputs are to lie
     */
    public static Session open(Size size, Opener opener, Collection<OnnxTensor> lent,
            Map<String, OnnxTensor> constants, HostMemory host) throws OrtException {
        List<OnnxTensor> kept = List.copyOf(lent);
        OrtEnvironment environment = Ort.environment();
        try (SessionOptions settings = new SessionOptions()) {
            settings.setIntraOpNumThreads(size.threads() == 0 ? Cores.count() : size.threads());
            // Idle threads that spin take processors away from whatever runs between two calls.
            settings.addConfigEntry("session.force_spinning_stop", "1");
            settings.setOptimizationLevel(Optimization.of(size.nodes()));
            String profile = System.getProperty(PROFILE, "");
            if (!profile.isEmpty()) {
                settings.enableProfiling(profile);
            }
            return new Session(Call.uncancellable(run -> opener.open(environment, settings)), kept, constants,
                    size.bytes(), host);
        } catch (OrtException | RuntimeException e) {
            kept.forEach(OnnxTensor::close);
            throw e;
        }
    }

    private Session(OrtSession session, List<OnnxTensor> lent, Map<String, OnnxTensor> constants, long bytes,
            HostMemory host) throws OrtException {
        this.constants = Map.copyOf(constants);
        this.scratch = new Scratch(host);
        this.session = session;
        this.memory = NativeMemory.lease(this, bytes, () -> {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime cannot close: " + e.getMessage(), e);
            } finally {
                lent.forEach(OnnxTensor::close);
            }
        });
        tensors(session.getInputInfo(), inputs);
        inputs.keySet().removeAll(constants.keySet());
        tensors(session.getOutputInfo(), outputs);
    }

    private static void tensors(Map<String, NodeInfo> from, Map<String, @Nullable TensorInfo> to) {
        from.forEach((name, node) -> to.put(name, node.getInfo() instanceof TensorInfo info ? info : null));
    }

    /** The names of the inputs that are no constants, in the model's order. */
    public List<String> inputs() {
        return List.copyOf(inputs.keySet());
    }

    /** The names of the outputs, in the model's order. */
    public List<String> outputs() {
        return List.copyOf(outputs.keySet());
    }

    /**
     * Runs the model; for a batch without samples the answer is known without it.
     *
     * @param given tensors and {@link Indices} by name
     * @return all outputs by name, in the model's order
     * @throws IllegalArgumentException if the model does not take such inputs
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, or the program ends
     */
    public Map<String, Tensor> run(Map<String, ?> given) throws OrtException {
        Declared.check(inputs, given);
        Map<String, Tensor> empty = Declared.empty(inputs, outputs, given);
        if (!empty.isEmpty()) {
            return empty;
        }
        try {
            return Call.run(options -> run(given, options));
        } finally {
            // Otherwise the collector might free the session while it runs.
            Reference.reachabilityFence(this);
        }
    }

    private Map<String, Tensor> run(Map<String, ?> given, RunOptions options) throws OrtException {
        OutputShapes.Sizes sizes = OutputShapes.Sizes.of(given);
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try (Scratch.Loan loan = scratch.loan()) {
            for (Map.Entry<String, @Nullable TensorInfo> input : inputs.entrySet()) {
                tensors.put(input.getKey(), OrtTensors.to(loan, input.getValue(), Objects.requireNonNull(
                        given.get(input.getKey()))));
            }
            Map<String, long[]> expected = outputShapes.of(sizes);
            if (!expected.isEmpty()) {
                try {
                    return run(tensors, expected, sizes, loan, options);
                } catch (OrtException e) {
                    if (!String.valueOf(e.getMessage()).contains("shape")) {
                        throw e;
                    }
                    outputShapes.distrust();
                }
            }
            return run(tensors, Map.of(), sizes, loan, options);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private Map<String, Tensor> run(Map<String, OnnxTensor> tensors, Map<String, long[]> expected,
            OutputShapes.Sizes sizes, Scratch.Loan loan, RunOptions options) throws OrtException {
        Map<String, OrtTensors.Awaited> awaited = new HashMap<>();
        Map<String, OnnxTensor> places = new HashMap<>();
        try {
            for (Map.Entry<String, long[]> output : expected.entrySet()) {
                OrtTensors.Awaited place = OrtTensors.await(loan, output.getValue());
                awaited.put(output.getKey(), place);
                places.put(output.getKey(), place.tensor());
            }
            Set<String> others = new LinkedHashSet<>(outputs.keySet());
            others.removeAll(places.keySet());
            Map<String, OnnxTensor> given = new HashMap<>(constants);
            given.putAll(tensors);
            Map<String, Tensor> found = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(given, others, places, options)) {
                for (String output : outputs.keySet()) {
                    OrtTensors.Awaited place = awaited.get(output);
                    if (place != null) {
                        found.put(output, place.arrived());
                        continue;
                    }
                    OnnxValue value = result.get(output).orElseThrow();
                    found.put(output, OrtTensors.from(value));
                    outputShapes.learn(sizes, output, OrtTensors.shape(value));
                }
            }
            return found;
        } finally {
            places.values().forEach(OnnxTensor::close);
        }
    }

    /** Frees its memory; nothing happens the second time. */
    @Override
    public void close() {
        memory.release();
    }
}
