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
    private final RuntimeOptions options;
    private final Programs programs;

    OnnxEngine(RuntimeOptions options) {
        this.options = new RuntimeOptions(Cuda.resolve(options.device()), options.threads());
        this.programs = new Programs(this.options);
    }

    /** The device in use; never {@link Device.Kind#AUTO}. */
    public Device device() {
        return options.device();
    }

    /** Uses the program of a key, which is compiled if there is none. */
    final <T> T use(Object key, Supplier<CompiledModel> compiler, Function<Program, T> body) {
        return programs.use(key, compiler, body);
    }

    /** Its name and device: {@code compiled on cuda:0}. */
    @Override
    public final String toString() {
        return name() + " on " + device();
    }

    /** Releases the memory of all programs. */
    @Override
    public void close() {
        programs.close();
    }
}
