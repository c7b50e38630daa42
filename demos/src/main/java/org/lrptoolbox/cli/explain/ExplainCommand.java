package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.cli.ModelReader;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.image.ImageLayout;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.Models;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.words.Outputs;
import org.lrptoolbox.words.Targets;

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
    private static final int INCOMPLETE = 2;
    private static final String CAFFE = "caffe";

    @Mixin
    private ModelReader reader = new ModelReader();

    @Option(names = {"-m",
        "--model"}, paramLabel = "FILE", required = true, description = "The network, of the format its ending names: .onnx, .nn, .txt, .mat.")
    @SuppressWarnings("NullAway.Init")
    private Path model;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--target", paramLabel = "WHAT", defaultValue = "top1", description = {
        "What to explain: top1, top5, class:281, class:tabby, all (every class), output (all at once); of a "
                + "map of scores class:3@all or class:3@10,12 (row and column). Default: ${DEFAULT-VALUE}."})
    private String target = "top1";

    @Mixin
    private CompositeOptions composite = new CompositeOptions();

    @Mixin
    private MapOptions map = new MapOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

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
        checkOptions();
        ModelNotes notes = Models.notes(model);
        Preprocessing preprocessing = input.description().preprocessing(model, notes);
        ClassNames names = input.description().names(notes);
        List<Source> images = input.images();
        Network network = reader.read(model);
        Target wanted = target(names, network);
        Composite rules = composite.composite(preprocessing);
        Run.Views views = input.views(preprocessing);
        try (Engine runtime = engine.open(model)) {
            Explainer complete = Explainer
                    .of(network, rules, Canonizers.standard(outputs.activation()), runtime)
                    .keeping(layers.toArray(String[]::new));
            Explainer explainer = ledger ? complete : complete.withoutLedger();
            OutputFolder place = new OutputFolder(folder, images);
            ResultFiles files = format.equals(CAFFE)
                    ? new CaffeFiles(place, preprocessing, network)
                    : new PictureFiles(place, heatmaps, heatmaps.drawing(preprocessing.layout()),
                            runtime instanceof JavaEngine ? ElementType.FLOAT64 : ElementType.FLOAT32, views);
            out.println("engine: " + runtime);
            out.println("preprocessing: " + preprocessing + input.description().origin(model, notes));
            if (printRules) {
                out.println(explainer.rules());
            }
            Run run = new Run(explainer, map, views, preprocessing, wanted, names,
                    new Printing(files, explanation -> out
                            .println(explanation.line(TOP_CLASSES, rules.gradient()))),
                    ledger ? out : null);
            Run.Summary summary = run.explain(images, ledger ? 1 : batch, spec.commandLine().getErr());
            out.println(text(summary));
            return summary.failures() == 0 ? 0 : INCOMPLETE;
        }
    }

    private String text(Run.Summary summary) {
        return count(summary.explanations(), "explanation") + " of " + count(summary.pictures(), "picture") + " in "
                + folder + (summary.failures() == 0
                        ? ""
                        : "; " + count(summary.failures(), "picture") + " could not be explained");
    }

    private static String count(int number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** Tells of every explanation once its files are written. */
    private record Printing(ResultFiles files, Consumer<Explanation> told) implements ResultFiles {
        @Override
        public void write(Explanation explanation) throws IOException {
            files.write(explanation);
            told.accept(explanation);
        }

        @Override
        public void finish() throws IOException {
            files.finish();
        }
    }

    /** An option that would do nothing is an error: whoever typed it expects something of it. */
    private void checkOptions() {
        if (batch < 1) {
            throw wrong("--batch " + batch + ": expected at least 1");
        }
        List<String> unused = map.idle(spec.commandLine().getParseResult()::hasMatchedOption);
        if (!unused.isEmpty()) {
            throw wrong(String.join(", ", unused) + " would do nothing without --map smoothgrad or integrated");
        }
        switch (format) {
            case CAFFE -> {
                List<String> idle = new ArrayList<>(List.of(HeatmapOptions.NAMES));
                idle.add("--layer");
                idle.removeIf(name -> !spec.commandLine().getParseResult().hasMatchedOption(name));
                if (!idle.isEmpty()) {
                    throw wrong(String.join(", ", idle) + " would do nothing with --format caffe");
                }
                if (!target.matches("output|top1|class:.*")) {
                    throw wrong("--target " + target + ": --format caffe has one explanation of a picture;"
                            + " choose top1, class:NUMBER or output");
                }
            }
            case "npy" -> heatmaps.drawing(ImageLayout.NCHW);
            default -> throw wrong("--format " + format + ": expected npy or caffe");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Target target(ClassNames names, Network network) {
        try {
            return Targets.parse(target, names, Outputs.classAxis(network));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--target: " + e.getMessage(), e);
        }
    }
}
