package org.lrptoolbox.cli.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import com.sun.management.OperatingSystemMXBean;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.option.NamedAttribution;
import org.lrptoolbox.onnx.OnnxFormat;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.engine.Device;
import org.lrptoolbox.onnx.engine.OnnxEngine;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.words.Presets;

/**
 * Measures attributions of one model on one batch.
 *
 * <p>An attribution is {@code forward}, which is plain ONNX Runtime on the file (on a GPU, or where the file is none of ONNX, the
 * prediction as compiled), or the name of a composite, in the spelling of the command line or of zennit; {@code @5} behind it asks for the five strongest classes instead of the strongest.
 */
final class Stopwatch implements AutoCloseable {
    /** The name of the plain forward pass. */
    static final String FORWARD = "forward";
    /** The time that passes. */
    static final LongSupplier PASSED = System::nanoTime;
    /** The time processors work for this process. */
    static final LongSupplier PROCESSOR = Stopwatch::processorTime;

    private final LongSupplier clock;
    private final Engine engine;
    /** The file as it is; none where that is not to be run. */
    private final @Nullable OnnxSession session;
    private final Network network;
    private final List<Tensor> data;
    private final Map<String, Tensor> byName = new HashMap<>();
    private final Map<String, RuleTable> tables = new HashMap<>();

    /**
     * @param engine is closed by this object
     * @param clock counts nanoseconds, such as {@link #PASSED} and {@link #PROCESSOR}
     */
    Stopwatch(Path model, Network network, List<Tensor> data, Engine engine, int threads, LongSupplier clock)
            throws IOException {
        this.clock = clock;
        this.data = data;
        List<String> names = network.inputs().stream().map(Input::name).toList();
        names.forEach(name -> byName.put(name, data.get(names.indexOf(name))));
        this.network = Canonizers.standard().apply(network);
        this.engine = engine;
        boolean onGpu = engine instanceof OnnxEngine runtime && runtime.device().kind() == Device.Kind.CUDA;
        this.session = new OnnxFormat().claims(model) && !onGpu ? OnnxSession.open(model, threads) : null;
    }

    /**
     * Milliseconds of one run.
     *
     * @throws IllegalArgumentException if there is no attribution of that name
     */
    double milliseconds(String attribution) {
        if (attribution.equals(FORWARD)) {
            OnnxSession plain = session;
            return milliseconds(plain == null ? () -> engine.predict(network, data) : () -> plain.run(byName));
        }
        NamedAttribution named = NamedAttribution.of(attribution);
        Composite composite = composite(named.composite());
        RuleTable rules = tables.computeIfAbsent(named.composite(), name -> composite.rulesFor(network));
        Target target = named.target();
        return milliseconds(
                () -> engine.explain(rules, data, composite.gradient() ? target.unit() : target, Wanted.INPUT_ONLY));
    }

    private static Composite composite(String name) {
        return Presets.needsBox(name)
                ? Composites.epsilonGammaBox(Samples.DARKEST, Samples.BRIGHTEST)
                : Presets.named(name);
    }

    private double milliseconds(Runnable work) {
        long begin = clock.getAsLong();
        work.run();
        return (clock.getAsLong() - begin) / 1e6;
    }

    private static long processorTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
        engine.close();
    }
}
