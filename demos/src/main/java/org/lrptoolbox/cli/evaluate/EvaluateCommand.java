package org.lrptoolbox.cli.evaluate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.Folders;
import org.lrptoolbox.cli.stream.Paragraph;
import org.lrptoolbox.canonize.Canonizer;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.cli.input.Subject;
import org.lrptoolbox.cli.input.SubjectOptions;
import org.lrptoolbox.cli.input.Source;
import org.lrptoolbox.cli.option.Notes;
import org.lrptoolbox.cli.option.EngineOptions;
import org.lrptoolbox.cli.option.OutputOptions;
import org.lrptoolbox.cli.stream.Fingerprint;
import org.lrptoolbox.cli.stream.Journal;
import org.lrptoolbox.cli.stream.Progress;
import org.lrptoolbox.cli.stream.RunSettings;
import org.lrptoolbox.cli.stream.Terminal;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.page.EvaluationSection;
import org.lrptoolbox.page.PageNames;
import org.lrptoolbox.text.Printable;
import org.lrptoolbox.text.Table;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Option(names = "--composites", paramLabel = "NAME", split = ",", defaultValue = "epsilon-plus", description = {
        "The presets to measure, with commas between them. Default: ${DEFAULT-VALUE}."})
    private List<String> composites = List.of("epsilon-plus");

    @Option(names = "--masks", paramLabel = "DIR", description = {
        "Where objects are: for cat.jpg the bright pixels of DIR/cat.png, in the size that the network sees."})
    private @Nullable Path masks;

    @Mixin
    private MeasureOptions measures = new MeasureOptions();

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

    @Option(names = "--report", description = {
        "Also write " + EvaluationPage.NAME + ", a page with the tables and curves that opens in any browser; "
                + PageNames.REPORT + " of the same folder shows it, too."})
    private boolean report;

    @Option(names = {"-q", "--quiet"}, description = "Say nothing but what is wrong.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Plan plan = measures.plan();
        SubjectOptions.Pictures given = subject.read(folder);
        Subject of = given.subject();
        Canonizer canonizer = Canonizers.standard(outputs.activation());
        Map<String, Composite> rows = rows(of.preprocessing());
        Folders.create(folder);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("model", of.file().getFileName() + " sha256:" + Fingerprint.ofModel(of.file()));
        facts.put("preprocessing", of.preprocessing().toString());
        RunSettings settings = RunSettings.of(spec, facts);
        Masks objects = new Masks(masks);
        List<Path> without = objects.without(given.sources().stream().map(Source::file).toList());
        if (!without.isEmpty()) {
            Notes.tell(spec.commandLine().getErr(), without.size() + " of " + given.sources().size()
                    + " pictures have no mask in " + masks + ", the first is " + without.getFirst().getFileName()
                    + "; mass and pointing are those of the others");
        }
        try (Engine runtime = engine.open(of.file()); Journal journal = Journal.open(folder.resolve(JOURNAL))) {
            List<Method> methods = new ArrayList<>();
            rows.forEach((name, rules) -> methods.add(new Method(name,
                    Explainer.of(of.network(), rules, canonizer, runtime).withoutLedger(), rules.gradient())));
            methods.add(Method.RANDOM);
            Measuring measuring = new Measuring(plan, methods, canonizer.apply(of.network()), runtime,
                    measures.batch());
            Evaluation evaluation = new Evaluation(measuring, objects, journal);
            if (resume) {
                evaluation.goOn(settings, force, folder);
            } else {
                evaluation.begin(settings);
            }
            try (Progress progress = quiet
                    ? Progress.silent()
                    : Progress.on("evaluate", given.sources().size(), evaluation.known())) {
                evaluation.run(given.sources(), given.loader(), progress,
                        problem -> spec.commandLine().getErr()
                                .println(Paragraph.ofErrors("lrp: " + Printable.text(problem))));
            }
            Map<String, Randomised.Alike> alike = plan.cascade() == 0
                    ? Map.of()
                    : new Randomised(of.network(), rows, () -> engine.open(of.file()), plan.cascade(), plan.seed())
                            .on(evaluation.samples().subList(0,
                                    Math.min(plan.watched(), evaluation.samples().size())));
            Results results = new Results(plan, methods.stream().map(Method::name).toList(), evaluation.pictures(),
                    alike);
            List<Path> charts = results.write(folder);
            if (report) {
                facts.put("engine", runtime.toString());
                facts.putAll(settings.values());
                new EvaluationPage(results.tables(), charts, facts).write(folder);
                EvaluationSection.renew(folder);
            }
            tell(results, evaluation, of);
            return evaluation.failed() == 0 ? 0 : INCOMPLETE;
        }
    }

    /** The composites asked for, and the gradient. */
    private Map<String, Composite> rows(Preprocessing preprocessing) {
        List<String> names = new ArrayList<>(composites);
        if (!names.contains(GRADIENT)) {
            names.add(GRADIENT);
        }
        return subject.composites(names, preprocessing);
    }

    private void tell(Results results, Evaluation all, Subject of) {
        if (quiet) {
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Paragraph.ofOutput(subject.told(of)));
        for (Table table : results.tables()) {
            out.println(table.stacked(Terminal.columns()));
        }
        if (report) {
            out.println(Paragraph.ofOutput("report: " + folder.resolve(EvaluationPage.NAME)));
        }
        out.println(
                Paragraph.ofOutput(all.pictures().size() + " pictures; means and 95 % intervals; curves and numbers in "
                        + folder + (all.failed() == 0 ? "" : "; " + all.failed() + " could not be read")));
    }
}
