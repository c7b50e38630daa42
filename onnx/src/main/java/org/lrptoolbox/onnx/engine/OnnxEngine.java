package org.lrptoolbox.onnx.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.lrptoolbox.engine.ForeignEngine;
import org.lrptoolbox.onnx.compile.CompiledModel;

/**
 * What the engines on ONNX Runtime share: programs are compiled at first use and kept, the last few of them. Threads
 * may share an engine, but the last of them closes it.
 */
public abstract sealed class OnnxEngine implements ForeignEngine permits CompiledEngine, HybridEngine {
    /** How many programs are kept; each holds a copy of the weights in the form its processor likes. */
    private static final int KEPT = 4;

    private final RuntimeOptions options;
    private final Map<Object, Program> programs = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    OnnxEngine(RuntimeOptions options) {
        this.options = new RuntimeOptions(Cuda.resolve(options.device()), options.threads());
    }

    /** The device in use; never {@link Device.Kind#AUTO}. */
    public Device device() {
        return options.device();
    }

    /** Runs the program of a key, which is compiled if there is none. */
    <T> T run(Object key, Supplier<CompiledModel> compiler, java.util.function.Function<Program, T> use) {
        return use.apply(program(key, compiler));
    }

    private synchronized Program program(Object key, Supplier<CompiledModel> compiler) {
        if (closed) {
            throw new IllegalStateException("engine " + name() + " is closed");
        }
        Program program = programs.get(key);
        if (program == null) {
            program = new Program(compiler.get(), options);
            programs.put(key, program);
        }
        return program;
    }

    /** Releases the memory of all programs. */
    @Override
    public synchronized void close() {
        closed = true;
        List<Program> all = new ArrayList<>(programs.values());
        programs.clear();
        all.forEach(Program::close);
    }
}
