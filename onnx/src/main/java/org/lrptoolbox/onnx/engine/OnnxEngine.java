package org.lrptoolbox.onnx.engine;

import java.util.function.Function;
import java.util.function.Supplier;

import org.lrptoolbox.engine.ForeignEngine;
import org.lrptoolbox.onnx.compile.CompiledModel;

/**
 * What the engines on ONNX Runtime share: programs are compiled at first use, and the last few of them kept. Threads
 * may share an engine; who closes it lets questions being answered finish.
 */
public abstract sealed class OnnxEngine implements ForeignEngine permits CompiledEngine, HybridEngine {
    private final Cuda.Found found;
    private final Programs programs;

    OnnxEngine(RuntimeOptions options) {
        this.found = Cuda.resolve(options.device());
        this.programs = new Programs(new RuntimeOptions(found.device(), options.threads()));
    }

    /** The device in use; never {@link Device.Kind#AUTO}. */
    public Device device() {
        return found.device();
    }

    /** Uses the program of a key, which is compiled if there is none. */
    final <T> T use(Object key, Supplier<CompiledModel> compiler, Function<Program, T> body) {
        return programs.use(key, compiler, body);
    }

    /** Its name and device, and why that is not a GPU where one was hoped for: {@code compiled on cuda:0}. */
    @Override
    public final String toString() {
        return name() + " on " + device() + (found.reason().isEmpty() ? "" : " (" + found.reason() + ")");
    }

    /** Releases the memory of all programs. */
    @Override
    public void close() {
        programs.close();
    }
}
