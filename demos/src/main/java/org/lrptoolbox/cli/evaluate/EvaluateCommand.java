package org.lrptoolbox.cli.evaluate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.canonize.Canonizer;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.cli.ModelReader;
import org.lrptoolbox.cli.explain.EngineOptions;
import org.lrptoolbox.cli.explain.InputOptions;
import org.lrptoolbox.cli.explain.NamedComposites;
import org.lrptoolbox.cli.explain.OutputOptions;
import org.lrptoolbox.cli.explain.Picture;
import org.lrptoolbox.cli.explain.PictureLoader;
import org.lrptoolbox.cli.explain.Source;
import org.lrptoolbox.cli.stream.Ahead;
import org.lrptoolbox.cli.stream.Feed;
import org.lrptoolbox.cli.stream.Fingerprint;
import org.lrptoolbox.cli.stream.Journal;
import org.lrptoolbox.cli.stream.Progress;
import org.lrptoolbox.cli.stream.RunSettings;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.evaluate.Fill;
import org.lrptoolbox.evaluate.PictureShape;
import org.lrptoolbox.evaluate.Stability;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.io.Models;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.text.Printable;
import org.lrptoolbox.text.Table;
import org.lrptoolbox.words.Outputs;
import org.lrptoolbox.words.Targets;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lrp evaluate}. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Measure whether heatmaps can be trusted.", "",
    "Replaces regions of pictures, the most relevant first, and watches the score fall (AOPC, ABPC); asks whether the "
            + "relevance of any pixels tells what is lost without them (sensitivity-n), whether it changes when the network "
            + "forgets, and little under noise, how much of it lies on the object (--masks), and how much of the score "
            + "arrives. Each composite is a row; chance and the gradient are always there to compare with. Prints tables and "
            + "writes measures.csv, curves.csv and pictures of the curves.",
    ""})
public final class EvaluateCommand implements Callable<Integer> {
    private static final int INCOMPLETE = 2;
    private static final String JOURNAL = "evaluation.jsonl";
    /** The row that is always there besides chance. */
    static final String GRADIENT = "gradient";
    private static final String KEY = "key";

    @Mixin
    private ModelReader reader = new ModelReader();

    @Option(names = {"-m",
        "--model"}, paramLabel = "FILE", description = "The network. Default: the first of the files named.")
    private @Nullable Path model;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--composites", paramLabel = "NAME", split = ",", defaultValue = "epsilon-plus", description = {
        "The presets to measure, with commas between them. Default: ${DEFAULT-VALUE}."})
    private List<String> composites = List.of("epsilon-plus");

    @Option(names = "--target", paramLabel = "WHAT", defaultValue = "top1", description = {
        "The class whose score is watched: top1 or class:NAME. Default: ${DEFAULT-VALUE}."})
    private String target = "top1";

    @Option(names = "--masks", paramLabel = "DIR", description = {
        "Where objects are: for cat.jpg the bright pixels of DIR/cat.png, in the size that the network sees."})
    private @Nullable Path masks;

    @Option(names = "--regions", paramLabel = "PIXELS", split = ",", defaultValue = "8,9", description = {
        "The sides of the regions that are replaced. Default: ${DEFAULT-VALUE}."})
    private List<Integer> sides = List.of(8, 9);

    @Option(names = "--fill", paramLabel = "HOW", split = ",", defaultValue = "uniform,mean,blur", description = {
        "What regions are replaced with: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}."})
    private List<Fill> fills = List.of(Fill.values());

    @Option(names = "--steps", paramLabel = "L", defaultValue = "100", description = {
        "How many regions are replaced at most. Default: ${DEFAULT-VALUE}."})
    private int steps = 100;

    @Option(names = "--sets", paramLabel = "N", defaultValue = "100", description = {
        "Random sets of pixels for each n of sensitivity-n; 0 leaves it out. Default: ${DEFAULT-VALUE}."})
    private int sets = 100;

    @Option(names = "--noisy-copies", paramLabel = "N", defaultValue = "10", description = {
        "Copies under noise for max-sensitivity; 0 leaves it out. Default: ${DEFAULT-VALUE}."})
    private int copies = 10;

    @Option(names = "--noise-radius", paramLabel = "R", defaultValue = "0.02", description = {
        "The largest change of a number there, as a part of the picture's range. Default: ${DEFAULT-VALUE}."})
    private double radius = 0.02;

    @Option(names = "--randomised-steps", paramLabel = "N", defaultValue = "8", description = {
        "Steps of the cascade in which the network forgets; 0 leaves it out. Default: ${DEFAULT-VALUE}."})
    private int cascade = 8;

    @Option(names = "--randomised-pictures", paramLabel = "N", defaultValue = "16", description = {
        "On how many of the pictures that is watched. Default: ${DEFAULT-VALUE}."})
    private int watched = 16;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Where all that is drawn comes from. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "32", description = "How many changed pictures go through the network at once. Default: ${DEFAULT-VALUE}.")
    private int batch = 32;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    @Option(names = {"-o",
        "--out"}, paramLabel = "DIR", required = true, description = "Where to write; made if it does not exist.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--resume", description = "Go on where a run into the same folder ended, with the same settings.")
    private boolean resume;

    @Option(names = "--force", description = "With --resume: where settings have changed, do everything again.")
    private boolean force;

    @Option(names = {"-q", "--quiet"}, description = "Say nothing but what is wrong.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        check();
        Path file = model == null ? input.takeModel() : model;
        ModelNotes notes = Models.notes(file);
        Preprocessing preprocessing = input.description().preprocessing(file, notes);
        ClassNames names = input.description().names(notes);
        Network network = reader.read(file);
        List<Source> sources = input.images(network, folder);
        PictureLoader loader = input.loader(preprocessing, network, parsed(target, names, network),
                text -> parsed(text, names, network));
        Canonizer canonizer = Canonizers.standard(outputs.activation());
        Map<String, Composite> rows = rows(preprocessing);
        Files.createDirectories(folder);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("model", file.getFileName() + " sha256:" + Fingerprint.ofModel(file));
        facts.put("preprocessing", preprocessing.toString());
        RunSettings settings = RunSettings.of(spec, facts);
        Plan plan = new Plan(sides, fills, steps, sets, new Stability(copies, radius), seed);
        try (Engine runtime = engine.open(file); Journal journal = Journal.open(folder.resolve(JOURNAL))) {
            List<Method> methods = new ArrayList<>();
            rows.forEach((name, rules) -> methods.add(new Method(name,
                    Explainer.of(network, rules, canonizer, runtime).withoutLedger(), rules.gradient())));
            methods.add(Method.RANDOM);
            Measuring measuring = new Measuring(plan, methods, canonizer.apply(network), runtime, batch);
            Map<String, JsonObject> done = before(journal, settings);
            Collected all = measure(sources, loader, measuring, journal, done);
            if (all.pictures.isEmpty()) {
                throw new IllegalArgumentException("not a single picture could be measured");
            }
            Map<String, Randomised.Alike> alike = cascade == 0
                    ? Map.of()
                    : new Randomised(network, rows, () -> engine.open(file), cascade, seed)
                            .on(all.known.subList(0, Math.min(watched, all.known.size())));
            Results results = new Results(plan, methods.stream().map(Method::name).toList(), all.pictures, alike);
            results.write(folder);
            tell(results, all);
            return all.failed == 0 ? 0 : INCOMPLETE;
        }
    }

    private void check() {
        if (sides.isEmpty() || sides.stream().anyMatch(s -> s < 1) || fills.isEmpty() || steps < 1 || batch < 1) {
            throw new ParameterException(spec.commandLine(),
                    "--regions, --fill, --steps and --batch: expected at least one, and numbers of at least 1");
        }
        if (sets < 0 || copies < 0 || cascade < 0 || watched < 1 || !(radius >= 0 && radius < 1) || seed < 0) {
            throw new ParameterException(spec.commandLine(), "--sets, --noisy-copies, --randomised-steps and --seed: "
                    + "expected no negative number; --noise-radius: 0 up to 1");
        }
        if (!target.equals("top1") && !target.startsWith("class:")) {
            throw new ParameterException(spec.commandLine(),
                    "--target " + target + ": the score of one class is watched; expected top1 or class:NAME");
        }
    }

    private Target parsed(String text, ClassNames names, Network network) {
        try {
            return Targets.parseLoosely(text, names, Outputs.classAxis(network));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--target: " + e.getMessage(), e);
        }
    }

    /** The composites asked for, and the gradient. */
    private Map<String, Composite> rows(Preprocessing preprocessing) {
        Map<String, Composite> rows = new LinkedHashMap<>();
        try {
            for (String name : composites) {
                rows.put(name, NamedComposites.of(name, preprocessing));
            }
            rows.putIfAbsent(GRADIENT, NamedComposites.of(GRADIENT, preprocessing));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--composites: " + e.getMessage(), e);
        }
        return rows;
    }

    /** What a run that goes on finds, by picture. */
    private Map<String, JsonObject> before(Journal journal, RunSettings settings) throws IOException {
        Map<String, JsonObject> done = new HashMap<>();
        boolean[] other = {!resume};
        boolean known = resume && journal.read(line -> {
            if (line.has("settings")) {
                List<String> changes = settings.changes(line.getAsJsonObject("settings"));
                if (!changes.isEmpty() && !force) {
                    throw new IOException(folder + " has results of other settings: " + String.join("; ", changes)
                            + ". Use the same ones, another folder, or --force to do everything again");
                }
                other[0] |= !changes.isEmpty();
            } else {
                done.put(line.get(KEY).getAsString(), line);
            }
        });
        if (!known || other[0]) {
            done.clear();
            JsonObject header = new JsonObject();
            header.add("settings", settings.json());
            journal.begin(header);
        }
        return done;
    }

    /** What came together. */
    private static final class Collected {
        private final List<Map<String, Measures>> pictures = new ArrayList<>();
        private final List<Randomised.Known> known = new ArrayList<>();
        private int failed;
    }

    private Collected measure(List<Source> sources, PictureLoader loader, Measuring measuring, Journal journal,
            Map<String, JsonObject> done) throws IOException {
        Collected all = new Collected();
        Masks places = new Masks(masks);
        ExecutorService threads = Executors.newFixedThreadPool(1, work -> {
            Thread thread = new Thread(work, "lrp-stream");
            thread.setDaemon(true);
            return thread;
        });
        try (Progress progress = quiet
                ? Progress.silent()
                : Progress.on("evaluate", sources.size(), done.size())) {
            Feed<Picture> pictures = new Ahead<>(Feed.of(sources), loader::load, threads, 4);
            for (Picture picture = pictures.next(); picture != null; picture = pictures.next()) {
                switch (picture) {
                    case Picture.Unreadable bad -> {
                        all.failed++;
                        spec.commandLine().getErr().println("lrp: " + Printable.text(bad.message()));
                    }
                    case Picture.Readable good -> one(good, measuring, places, journal, done, all);
                }
                progress.step(picture.source().toString());
            }
        } finally {
            threads.shutdownNow();
        }
        return all;
    }

    private static void one(Picture.Readable picture, Measuring measuring, Masks places, Journal journal,
            Map<String, JsonObject> done, Collected all) throws IOException {
        int height = picture.view().height();
        int width = picture.view().width();
        PictureShape shape = new PictureShape(picture.layout(), height, width,
                picture.input().sampleSize() / (height * width));
        Measuring.Sample sample = new Measuring.Sample(picture.source().name(), picture.input(), shape,
                places.of(picture.source().file(), height, width));
        JsonObject line = done.get(picture.source().key());
        String state = Files.getLastModifiedTime(picture.source().file()).toString();
        if (line == null || !line.get("modified").getAsString().equals(state)) {
            int index = picture.target() instanceof Target.Classes(int[] classes)
                    ? classes[0]
                    : measuring.strongest(picture.input());
            line = new JsonObject();
            line.addProperty(KEY, picture.source().key());
            line.addProperty("modified", state);
            line.addProperty("class", index);
            line.add("methods", Measures.json(measuring.of(sample, index)));
            journal.add(List.of(line));
        }
        all.pictures.add(Measures.read(line.getAsJsonObject("methods")));
        all.known.add(new Randomised.Known(sample, line.get("class").getAsInt()));
    }

    private void tell(Results results, Collected all) {
        if (quiet) {
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        for (Table table : results.tables()) {
            out.println(table);
        }
        out.println(all.pictures.size() + " pictures; means and 95 % intervals; curves and numbers in " + folder
                + (all.failed == 0 ? "" : "; " + all.failed + " could not be read"));
    }
}
