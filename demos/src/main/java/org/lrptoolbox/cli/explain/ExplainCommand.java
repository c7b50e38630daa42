package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.onnx.OnnxFormat;
import org.lrptoolbox.cli.input.Picture;
import org.lrptoolbox.cli.input.PictureLoader;
import org.lrptoolbox.cli.input.Source;
import org.lrptoolbox.cli.stream.Progress;
import org.lrptoolbox.cli.stream.RunSettings;
import org.lrptoolbox.cli.stream.Terminal;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.text.Printable;
import org.lrptoolbox.token.TextExplainer;
import org.lrptoolbox.token.Tokens;

import com.google.gson.JsonObject;

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
    private static final int INCOMPLETE = 2;
    private static final String PREPROCESSING = "preprocessing";
    private static final String CAFFE = "caffe";

    @Mixin
    private ExplanationOptions options = new ExplanationOptions();

    @Mixin
    private StreamOptions stream = new StreamOptions();

    @Option(names = {"-o",
        "--out"}, paramLabel = "DIR", description = "Where to write; made if it does not exist. Required.")
    private @Nullable Path typed;

    private Path folder = Path.of("");

    @Mixin
    private TextOptions text = new TextOptions();

    @Option(names = {"--layer", "--layers"}, paramLabel = "NAME", split = ",", description = {
        "Also write the relevance at the output of these layers. May be repeated."})
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

    @Option(names = "--report", description = {
        "Also write " + Report.NAME + ", a page with all explanations of the folder that opens in any browser; with "
                + "--ledger it shows where relevance went."})
    private boolean report;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        checkOptions();
        folder = options.reader().destination(typed, "DIR");
        if (text.isGiven()) {
            return texts();
        }
        ExplanationOptions.Question asked = options.question();
        List<Source> images = options.input().images(asked.subject().network(), folder);
        PictureLoader loader = options.loader(asked);
        try (Engine runtime = options.open()) {
            Explainer complete = options.explainer(asked, runtime, layers);
            Explainer explainer = ledger ? complete : complete.withoutLedger();
            OutputFolder place = new OutputFolder(folder, images);
            ResultFiles files = format.equals(CAFFE)
                    ? new CaffeFiles(place, asked.subject().preprocessing(), asked.subject().network())
                    : new PictureFiles(place, heatmaps, heatmaps.drawing(),
                            runtime instanceof JavaEngine ? ElementType.FLOAT64 : ElementType.FLOAT32, loader);
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put(Provenance.ENGINE, runtime.toString());
            facts.put(PREPROCESSING, asked.subject().preprocessing().toString());
            Job job = new Job(images, place, facts,
                    new Run(options.explaining(asked, explainer), loader, files, asked.rules().gradient()),
                    RunSettings.of(spec, facts), options.origin(asked));
            return job.run();
        }
    }

    /** Texts instead of pictures. */
    private int texts() throws IOException {
        if (options.input().hasPictures()) {
            throw wrong("either pictures or --text: a network takes one of both");
        }
        text.requireOwn();
        ClassNames names = options.input().description().names(Models.notes(options.model()));
        List<Tokens> all = text.tokens();
        Composite rules = options.wordRules();
        TextTelling telling = new TextTelling(spec.commandLine().getOut(), spec.commandLine().getErr(), stream, names);
        try (Engine runtime = options.open();
                TextJournal journal = TextJournal.open(folder,
                        RunSettings.of(spec, Map.of("engine", runtime.toString())), stream)) {
            telling.say("engine: " + runtime);
            telling.say("composite: " + rules.name());
            TextRun.Explainers explainers = tokens -> {
                Explainer explainer = options.wordExplainer(textNetwork(tokens), rules, runtime);
                if (printRules) {
                    telling.say(explainer.rules().within(Terminal.columns()));
                }
                return new TextExplainer(ledger ? explainer : explainer.withoutLedger(), names, 0);
            };
            new TextRun(explainers, folder, journal).run(all, tokens -> text.placed(options.target(), tokens), telling);
            return 0;
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private Network textNetwork(int tokens) throws IOException {
        Path model = options.model();
        return new OnnxFormat().claims(model)
                ? OnnxModel.readForTokens(model, tokens).network()
                : options.reader().read(model);
    }

    /** All that a run needs. */
    private final class Job {
        private final List<Source> images;
        private final OutputFolder place;
        private final Map<String, String> facts;
        private final Run run;
        private final RunSettings settings;
        private final String origin;

        Job(List<Source> images, OutputFolder place, Map<String, String> facts, Run run, RunSettings settings,
                String origin) {
            this.images = images;
            this.place = place;
            this.facts = facts;
            this.run = run;
            this.settings = settings;
            this.origin = origin;
        }

        int run() throws IOException {
            long start = System.nanoTime();
            try (RunJournal journal = RunJournal.open(folder, images, settings, stream, heatmaps.sharesScale())) {
                List<Source> left = images.stream().filter(source -> !journal.isDone(source)).toList();
                int size = size(journal, left);
                journal.begin(settings, Provenance.json(run.how().explainer(), facts), size);
                try (Progress progress = stream.quiet() || stream.json()
                        ? Progress.silent()
                        : Progress.on("explain", images.size(), images.size() - (long) left.size())) {
                    Telling telling = new Telling(spec.commandLine().getOut(), spec.commandLine().getErr(), stream,
                            progress);
                    facts.forEach((name, value) -> telling
                            .say(name + ": " + value + (name.equals(PREPROCESSING) ? origin : "")));
                    if (options.isFitted()) {
                        telling.say("composite: " + run.how().explainer().rules().name() + ", which fits this network");
                    }
                    if (printRules) {
                        telling.say(run.how().explainer().rules().within(Terminal.columns()));
                    }
                    journal.failed().forEach(telling::skipped);
                    run.explain(left, size, journal, telling);
                    progress.end();
                    if (report) {
                        report(journal, telling);
                    }
                    telling.end(images.size(), images.size() - left.size() - journal.failed().size(), folder,
                            (System.nanoTime() - start) / 1e9);
                    return telling.failures() == 0 ? 0 : INCOMPLETE;
                }
            }
        }

        private void report(RunJournal journal, Telling telling) throws IOException {
            JsonObject provenance = Provenance.json(run.how().explainer(), facts);
            settings.values().forEach(provenance::addProperty);
            Report.Frame frame = new Report.Frame(
                    "What " + Printable.line(String.valueOf(options.model().getFileName()))
                            + " sees",
                    count(images.size()), provenance, telling.failed());
            telling.say("report: " + new Report(place, run.loader(), heatmaps.drawing().pooling())
                    .write(journal, frame));
        }

        private String count(int pictures) {
            return pictures + (pictures == 1 ? " picture, " : " pictures, ") + "rules "
                    + run.how().explainer().rules().name();
        }

        private int size(RunJournal journal, List<Source> left) {
            if (ledger) {
                return 1;
            }
            if (journal.batch() > 0 || stream.batch() > 0) {
                return journal.batch() > 0 ? journal.batch() : stream.batch();
            }
            for (Source source : left) {
                if (run.loader().load(source) instanceof Picture.Readable picture) {
                    return BatchSize.measured(run.how(), picture, left.size());
                }
            }
            return BatchSize.USUAL;
        }
    }

    /** An option that would do nothing is an error: whoever typed it expects something of it. */
    private void checkOptions() {
        stream.check();
        options.check();
        switch (format) {
            case CAFFE -> {
                List<String> idle = new ArrayList<>(List.of(HeatmapOptions.NAMES));
                idle.addAll(List.of("--layer", "--report"));
                idle.removeIf(name -> !spec.commandLine().getParseResult().hasMatchedOption(name));
                if (!idle.isEmpty()) {
                    throw wrong(String.join(", ", idle) + " would do nothing with --format caffe");
                }
                if (!options.target().matches("output|top1|class:.*")) {
                    throw wrong("--target " + options.target() + ": --format caffe has one explanation of a picture;"
                            + " choose top1, class:NUMBER or output");
                }
            }
            case "npy" -> heatmaps.drawing();
            default -> throw wrong("--format " + format + ": expected npy or caffe");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
