package org.lrptoolbox.onnx.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.Explanation;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.compile.CompileOptions;
import org.lrptoolbox.onnx.compile.CompiledModel;
import org.lrptoolbox.onnx.compile.Compiler;
import org.lrptoolbox.onnx.graph.Identity;
import org.lrptoolbox.onnx.side.SideSplit;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

/**
 * What the engines on ONNX Runtime share: programs are compiled at first use, and the last few of them kept. Threads
 * may share an engine; who closes it lets questions being answered finish. An engine nobody closes is closed by the
 * garbage collector. Interrupting a thread cancels its question with a
 * {@link java.util.concurrent.CancellationException}.
 */
public abstract sealed class OnnxEngine implements Engine.Foreign permits CompiledEngine, HybridEngine {
    private static final int SPLITS = 16;

    private final Cuda.Found found;
    private final RuntimeOptions options;
    private final Programs programs;
    private final Map<Object, SideSplit> splits = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, SideSplit> eldest) {
            return size() > SPLITS;
        }
    };

    OnnxEngine(RuntimeOptions options) {
        this.found = Cuda.resolve(options);
        this.options = options.on(found.device());
        this.programs = new Programs(this.options);
    }

    /** The device in use; never {@link Device.Kind#AUTO}. */
    public Device device() {
        return found.device();
    }

    /** What programs are compiled for. */
    final CompileOptions compileOptions() {
        return CompileOptions.DEFAULT.withCuda(device().kind() == Device.Kind.CUDA)
                .withDeterministic(options.deterministic());
    }

    /** Uses the program of a key, which is compiled if there is none. */
    final <T> T use(Object key, Supplier<CompiledModel> compiler, Function<Program, T> body) {
        return programs.use(key, compiler, body);
    }

    @Override
    public final Tensor predict(Network network, Tensor input) {
        return predict(network, List.of(input));
    }

    @Override
    public final Tensor predict(Network network, List<Tensor> inputs) {
        network.requireAll(inputs.size());
        if (isEmpty(inputs)) {
            return new JavaEngine().predict(network, inputs);
        }
        SideSplit split = split(Composites.gradient().rulesFor(network));
        return split.isWhole()
                ? forward(network, inputs)
                : forward(split.rules().network(), split.feed(inputs, split.run(inputs)));
    }

    @Override
    public final Explanation explain(RuleTable rules, Tensor input, Target target, Wanted wanted) {
        return explain(rules, List.of(input), target, wanted);
    }

    /** What is computed from ids and masks runs beforehand, in its own nodes; the rest is the engine's. */
    @Override
    public final Explanation explain(RuleTable rules, List<Tensor> inputs, Target target, Wanted wanted) {
        rules.network().requireAll(inputs.size());
        if (isEmpty(inputs)) {
            return new JavaEngine().explain(rules, inputs, target, wanted);
        }
        SideSplit split = split(rules);
        if (split.isWhole()) {
            return answer(rules, inputs, target, wanted);
        }
        List<Tensor> sides = split.run(inputs);
        Explanation found = answer(split.rules(), split.feed(inputs, sides), target, split.wanted(wanted));
        return split.restored(found, inputs, sides, wanted);
    }

    /** A batch without samples, which native code cannot be asked about: it divides by their number. */
    private static boolean isEmpty(List<Tensor> inputs) {
        return inputs.getFirst().batch() == 0;
    }

    /** Splits are kept, so that the programs of the rest are found again. */
    private SideSplit split(RuleTable rules) {
        synchronized (splits) {
            return splits.computeIfAbsent(List.of(new Identity(rules.network()), rules.rules()),
                    key -> SideSplit.of(rules));
        }
    }

    /** The output of a network without sides. */
    abstract Tensor forward(Network network, List<Tensor> inputs);

    /** The explanation of a network without sides. */
    abstract Explanation answer(RuleTable rules, List<Tensor> inputs, Target target, Wanted wanted);

    static List<int[]> samples(List<Tensor> inputs) {
        return inputs.stream().map(Tensor::sampleShape).toList();
    }

    /** Shapes in a form that can be compared. */
    static List<List<Integer>> keys(List<int[]> samples) {
        return samples.stream().map(sample -> Arrays.stream(sample).boxed().toList()).toList();
    }

    /** The inputs of a program by their names. */
    static Map<String, Object> data(List<Tensor> inputs) {
        Map<String, Object> named = new HashMap<>();
        inputs.forEach(x -> named.put(Compiler.data(named.size()), x));
        return named;
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
