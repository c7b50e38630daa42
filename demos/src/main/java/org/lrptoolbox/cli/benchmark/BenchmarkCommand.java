package org.lrptoolbox.cli.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;

import org.lrptoolbox.cli.option.ModelReader;
import org.lrptoolbox.cli.stream.Paragraph;
import org.lrptoolbox.network.Network;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.option.DescriptionOptions;
import org.lrptoolbox.cli.explain.Throughput;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.onnx.engine.Device;
import org.lrptoolbox.onnx.engine.RuntimeOptions;
import org.lrptoolbox.onnx.runtime.Session;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.text.Table;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lrp benchmark}. */
@Command(name = "benchmark", mixinStandardHelpOptions = true, description = {
    "Measure how long relevance of a model takes, in multiples of its forward pass: in plain ONNX Runtime, or, on a GPU and "
            + "where the file is none of ONNX, as this toolbox compiles it."})
public final class BenchmarkCommand implements Callable<Integer> {
    private static final String READY = "ready";
    /** Matrices so large that a device is busy with them for a while. */
    private static final int CPU_SIDE = 1024;
    private static final int GPU_SIDE = 4096;

    @Parameters(index = "0", arity = "0..1", paramLabel = "MODEL", description = "A model: .onnx, .caffemodel, .nn ...")
    @SuppressWarnings("NullAway.Init")
    private Path model;

    @Parameters(index = "1..*", paramLabel = "COMPOSITE", description = {
        "The presets to measure; NAME@5 explains five classes at once.",
        "Default: epsilon, epsilon-plus, epsilon-gamma-box, epsilon-plus@5."})
    private List<String> composites = List.of("epsilon", "epsilon-plus", "epsilon-gamma-box", "epsilon-plus@5");

    @Mixin
    private ModelReader reader = new ModelReader();

    @Option(names = "--batch", paramLabel = "N", defaultValue = "1", description = "Images at once. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "7", description = "Runs of which the median counts. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--device", paramLabel = "DEVICE", defaultValue = "cpu", description = "cpu, cuda, cuda:N or auto, with settings as on lrp explain. Default: ${DEFAULT-VALUE}.")
    private String device = "cpu";

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads; 0 for as many as there are cores.")
    private int threads;

    @Option(names = "--processor-time", description = {
        "Count the time processors work instead of the time that passes: for busy machines, with --threads 1."})
    private boolean processorTime;

    @Option(names = "--images", paramLabel = "DIR", description = {
        "Measure lrp explain on the pictures of a folder, files and all, against its engine on the same ones in memory."})
    private @Nullable Path images;

    @Option(names = "--all", description = {
        "Measure how cost grows with batch, side, targets and length of a sequence, on networks made for it; no MODEL."})
    private boolean all;

    @Option(names = "--most", paramLabel = "N", defaultValue = "0", description = "With --all: no sizes beyond this one.")
    private int most;

    @Option(names = "--peer", paramLabel = "PYTHON", defaultValue = "${env:LRP_PEER_PYTHON:-}", description = {
        "With --all: a Python with torch and zennit or LXT, measured beside. Default: LRP_PEER_PYTHON."})
    private String peer = "";

    @Option(names = {"-o", "--out"}, paramLabel = "DIR", description = "With --all: where tables and plots go.")
    private Path out = Path.of("benchmark");

    @Option(names = "--roofline", description = {
        "Also measure how fast the device multiplies matrices, and what part of that a forward pass reaches."})
    private boolean roofline;

    @Option(names = "--profile", description = {
        "Say which operators took how long and where; exit code 2 if a GPU was asked for and nodes ran on the processor."})
    private boolean profile;

    @Mixin
    private DescriptionOptions description = new DescriptionOptions();

    @Option(names = "--answer", description = {
        "Read names of composites, or forward, from the standard input, and answer each with its milliseconds."})
    private boolean answering;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        atLeast("--batch", 1, batch);
        atLeast("--runs", 1, runs);
        atLeast("--threads", 0, threads);
        RuntimeOptions options = RuntimeOptions.named(device).withThreads(threads);
        LongSupplier clock = processorTime ? Stopwatch.PROCESSOR : Stopwatch.PASSED;
        if (all) {
            new Sweep(options, runs, most, peer, Path.of("demos", "benchmarks")).run(out, spec.commandLine().getOut());
            return 0;
        }
        requireModel();
        if (images != null) {
            spec.commandLine().getOut().print(throughput(images, options, clock));
            spec.commandLine().getOut().flush();
            return 0;
        }
        Network network = reader.read(model);
        List<Tensor> data = Samples.random(network, reader.samples(network, model), reader.words().values(), batch);
        if (profile) {
            return profiled(network, data, options, clock);
        }
        try (Stopwatch stopwatch = new Stopwatch(model, network, data, new CompiledEngine(options), threads, clock)) {
            if (answering) {
                answer(stopwatch);
            } else {
                spec.commandLine().getOut().print(table(stopwatch));
                if (roofline) {
                    compare(stopwatch, network, options);
                }
                spec.commandLine().getOut().flush();
            }
        }
        return 0;
    }

    private void atLeast(String option, int least, int found) {
        if (found < least) {
            throw new ParameterException(spec.commandLine(), option + " " + found + ": expected at least " + least);
        }
    }

    private void requireModel() {
        if (spec.commandLine().getParseResult().matchedPositionals().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'MODEL' (or --all)");
        }
    }

    private void compare(Stopwatch stopwatch, Network network, RuntimeOptions options) throws IOException {
        double work = batch * Roofline.work(network, reader.samples(network, model));
        double[] times = new double[runs];
        Arrays.setAll(times, i -> stopwatch.milliseconds(Stopwatch.FORWARD));
        try (CompiledEngine engine = new CompiledEngine(options)) {
            boolean gpu = engine.device().kind() == Device.Kind.CUDA;
            double most = Roofline.measured(engine, gpu ? GPU_SIDE : CPU_SIDE);
            double reached = work / median(times) * 1e3;
            spec.commandLine().getOut().printf(Locale.ROOT,
                    "%s: %.0f GFLOP/s in products of matrices; the forward pass "
                            + "(%.2f GFLOP) reaches %.0f, %.0f %%%n",
                    engine.device(), most, work, reached,
                    100 * reached / most);
        }
    }

    /** One run of each composite, under ONNX Runtime's own profiler. */
    private int profiled(Network network, List<Tensor> data, RuntimeOptions options, LongSupplier clock)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Set<String> onProcessor = new TreeSet<>();
        for (String composite : composites) {
            Path folder = Files.createTempDirectory("lrp-profile");
            try {
                CompiledEngine engine = new CompiledEngine(options);
                try (Stopwatch stopwatch = new Stopwatch(model, network, data, engine, threads, clock)) {
                    // The session of the plain forward pass is open already, and not profiled.
                    System.setProperty(Session.PROFILE, folder.resolve("run").toString());
                    stopwatch.milliseconds(composite);
                } finally {
                    System.clearProperty(Session.PROFILE);
                }
                RuntimeProfile found = RuntimeProfile.read(folder);
                out.println(composite + " on " + options.device());
                out.print(found.table());
                onProcessor.addAll(found.onProcessor());
            } finally {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                    for (Path file : files) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        }
        boolean lost = options.device().kind() == Device.Kind.CUDA && !onProcessor.isEmpty();
        if (lost) {
            out.println("on the processor, not on the GPU: " + String.join(", ", onProcessor));
        }
        out.flush();
        return lost ? 2 : 0;
    }

    private Table throughput(Path folder, RuntimeOptions options, LongSupplier clock) throws IOException {
        ModelNotes notes = Models.notes(model);
        Preprocessing preprocessing = description.preprocessing(model, notes);
        spec.commandLine().getOut().println(Paragraph.ofOutput(description.told(preprocessing, model, notes)));
        try (CompiledEngine engine = new CompiledEngine(options.withYielding())) {
            return new Throughput(reader.read(model), preprocessing, engine, batch, runs, clock)
                    .table(folder, composites);
        }
    }

    private void answer(Stopwatch stopwatch) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintWriter out = spec.commandLine().getOut();
        out.println(READY);
        out.flush();
        for (String name = in.readLine(); name != null; name = in.readLine()) {
            out.printf(Locale.ROOT, "%.3f%n", stopwatch.milliseconds(name.strip()));
            out.flush();
        }
    }

    /** Each composite in turn with the forward pass, so that both see the same machine. */
    private Table table(Stopwatch stopwatch) {
        Table table = new Table("composite", "ms", "forward, ms", "ratio");
        for (String composite : composites) {
            double[] own = new double[runs];
            double[] forward = new double[runs];
            stopwatch.milliseconds(Stopwatch.FORWARD);
            stopwatch.milliseconds(composite);
            for (int i = 0; i < runs; i++) {
                forward[i] = stopwatch.milliseconds(Stopwatch.FORWARD);
                own[i] = stopwatch.milliseconds(composite);
            }
            table.row(composite, figure("%.1f", median(own)), figure("%.1f", median(forward)),
                    figure("%.2f", median(own) / median(forward)));
        }
        return table;
    }

    private static String figure(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static double median(double... values) {
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
