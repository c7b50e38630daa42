package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.io.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lrp explain}. */
@Command(name = "explain", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Explain what a network says of pictures.", "",
    "Writes for every picture its relevance (.npy) and a heatmap (.png), and prints a line with the best classes, the sum "
            + "of relevance, and how much of the score that is.",
    ""})
public final class ExplainCommand implements Callable<Integer> {
    private static final int TOP_CLASSES = 3;

    @Option(names = {"-m",
        "--model"}, paramLabel = "FILE", required = true, description = "The network, of the format its ending names: .onnx, .nn, .txt, .mat.")
    @SuppressWarnings("NullAway.Init")
    private Path model;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--target", paramLabel = "WHAT", defaultValue = "top1", description = {
        "What to explain: top1, top5, class:281, class:tabby, all (every class), output (all at once). "
                + "Default: ${DEFAULT-VALUE}."})
    private String target = "top1";

    @Mixin
    private CompositeOptions composite = new CompositeOptions();

    @Mixin
    private MapOptions map = new MapOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(names = "--batch", paramLabel = "N", defaultValue = "8", description = "How many pictures to explain at once. Default: ${DEFAULT-VALUE}.")
    private int batch = 8;

    @Option(names = {"-o",
        "--output"}, paramLabel = "DIR", required = true, description = "Where to write; made if it does not exist.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--layer", paramLabel = "NAME", description = {
        "Also write the relevance at the output of this layer. May be repeated."})
    private List<String> layers = List.of();

    @Mixin
    private HeatmapOptions heatmaps = new HeatmapOptions();

    @Option(names = "--format", paramLabel = "NAME", defaultValue = "npy", description = {
        "npy, or caffe for the files of the original toolbox's Caffe programs. Default: ${DEFAULT-VALUE}."})
    private String format = "npy";

    @Option(names = "--print-rules", description = "Print which rule each layer gets.")
    private boolean printRules;

    @Option(names = "--ledger", description = {
        "Print for every explanation what each layer received, handed on and absorbed."})
    private boolean ledger;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Preprocessing preprocessing = input.preprocessing();
        ClassNames names = input.names();
        List<Path> images = input.images();
        Target wanted = target(names);
        Network network = Models.read(model);
        Composite rules = composite.composite(preprocessing);
        ResultFiles files = files(preprocessing, network);
        try (Engine runtime = engine.open(model)) {
            Explainer complete = Explainer.of(network, rules, runtime).keeping(layers.toArray(String[]::new));
            Explainer explainer = ledger ? complete : complete.withoutLedger();
            out.println("engine: " + runtime);
            out.println("preprocessing: " + preprocessing);
            if (printRules) {
                out.println(explainer.rules());
            }
            Files.createDirectories(folder);
            Run run = new Run(explainer, map, input::read, preprocessing, wanted, explanation -> {
                files.write(explanation);
                out.println(explanation.line(names, TOP_CLASSES, rules.gradient()));
            }, ledger ? out : null);
            return run.explain(images, ledger ? 1 : batch, spec.commandLine().getErr()) ? 0 : 1;
        }
    }

    private Target target(ClassNames names) {
        try {
            return Targets.parse(target, names);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--target: " + e.getMessage(), e);
        }
    }

    private ResultFiles files(Preprocessing preprocessing, Network network) {
        return switch (format) {
            case "npy" -> new PictureFiles(folder, preprocessing.layout(), heatmaps);
            case "caffe" -> new CaffeFiles(folder, preprocessing, network);
            default -> throw new ParameterException(spec.commandLine(),
                    "--format " + format + ": expected npy or caffe");
        };
    }
}
