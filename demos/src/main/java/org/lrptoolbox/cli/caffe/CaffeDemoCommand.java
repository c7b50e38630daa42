package org.lrptoolbox.cli.caffe;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.stream.Paragraph;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.engine.EngineUse;
import org.lrptoolbox.engine.Engines;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.tensor.Shapes;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lrp caffe-demo}. */
@Command(name = "caffe-demo", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Do what the original toolbox's Caffe programs did: explain a list of images as a configuration says.", "",
    "Writes for every image NAME_rawhm.txt, NAME_top10scores.txt, NAME_heatmap.png and "
            + "NAME_as_inputted_into_the_dnn.png. The model may also be one in ONNX (model_file), and layers "
            + "may be named where the configuration has their indices.",
    ""})
public final class CaffeDemoCommand implements Callable<Integer> {
    private static final int INCOMPLETE = 2;
    private static final int AT_ONCE = 10;

    /** What becomes of images: one at a time, or in batches. */
    enum Form {
        sequential,
        parallel
    }

    /** Whether the original's errors are kept. */
    enum Compat {
        corrected,
        original
    }

    @Parameters(index = "0", arity = "0..1", paramLabel = "CONFIG", description = "The configuration.")
    private @Nullable Path configArgument;

    @Parameters(index = "1", arity = "0..1", paramLabel = "LIST", description = {
        "The list of images, on each line a path and a class: its number, -1 for the best, -2 for the five best together."})
    private @Nullable Path listArgument;

    @Parameters(index = "2", arity = "0..1", paramLabel = "PREFIX", description = "What is put before the images' paths.")
    private @Nullable String prefixArgument;

    @Option(names = {"-c", "--config"}, paramLabel = "CONFIG", description = "The configuration.")
    private @Nullable Path configOption;

    @Option(names = {"-f", "--filelist"}, paramLabel = "LIST", description = "The list of images.")
    private @Nullable Path listOption;

    @Option(names = {"-p", "--prepath"}, paramLabel = "PREFIX", description = "The prefix. Default: ./")
    private @Nullable String prefixOption;

    @Option(names = {"-b", "--binary"}, paramLabel = "PROGRAM", description = {
        "Which of the original's programs: default, default_minimal, parallel or parallel_minimal."})
    private @Nullable String binary;

    @Option(names = "--form", paramLabel = "FORM", defaultValue = "parallel", description = {
        "${COMPLETION-CANDIDATES}; the results are the same. Default: ${DEFAULT-VALUE}."})
    private Form form = Form.parallel;

    @Option(names = "--minimal", description = "Write the two text files only.")
    private boolean minimal;

    @Option(names = "--compat", paramLabel = "WHOSE", defaultValue = "corrected", description = {
        "${COMPLETION-CANDIDATES}: whether the errors of the original are kept. Default: ${DEFAULT-VALUE}."})
    private Compat compat = Compat.corrected;

    @Option(names = "--engine", paramLabel = "NAME", defaultValue = "compiled", description = {
        "java, compiled or hybrid. Default: ${DEFAULT-VALUE}."})
    private String engine = "compiled";

    @Option(names = "--device", paramLabel = "DEVICE", defaultValue = "cpu", description = "cpu, cuda or auto. Default: ${DEFAULT-VALUE}.")
    private String device = "cpu";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        chooseProgram();
        Compatibility compatibility = compat == Compat.original ? Compatibility.ORIGINAL : Compatibility.DEFAULT;
        DemoConfig read = DemoConfig.read(one("CONFIG", configArgument, configOption), compatibility);
        Path listFile = one("LIST", listArgument, listOption);
        String prefix = prefixArgument != null ? prefixArgument : prefixOption != null ? prefixOption : "./";
        List<ImageList.Entry> list = ImageList.read(listFile, prefix, compatibility);
        DemoNet net = DemoNet.of(read);
        DemoConfig config = net.config();
        net.requireClasses(list, listFile);
        DemoMean mean = DemoMean.read(config.mean(), config.meanKind(), compatibility);
        if (!mean.covers(net.side())) {
            throw new IllegalArgumentException(
                    config.mean() + ": has numbers of shape " + Shapes.text(mean.values().shape())
                            + ", smaller than the network's "
                            + "images of " + net.side() + " x " + net.side());
        }
        ClassNames names = ClassNames.read(config.classes());
        Composite rules = DemoFormula.composite(config, net,
                mean.under(new DemoPicture(net.side(), new char[0], false, net.side())), compatibility);
        PrintWriter out = spec.commandLine().getOut();
        read.indices(config).forEach(line -> out.println(Paragraph.ofOutput(line)));
        out.println(Paragraph.ofOutput("formula " + config.formula() + ": " + DemoFormula.describe(config)
                + (compatibility.original() ? ", with the quirks of the original" : "")));
        int outputs = net.outputs();
        if (config.numberOfClasses() > outputs) {
            out.println(Paragraph.ofOutput("numclasses is " + config.numberOfClasses() + ", but the network has "
                    + outputs + " outputs: these are ranked"));
        }
        try (Engine runtime = Engines.open(engine, device, EngineUse.TWO_AT_ONCE)) {
            DemoRun run = new DemoRun(config, net, rules, runtime, compatibility);
            out.println("engine: " + runtime);
            DemoStream stream = new DemoStream(config, net, mean, run, new DemoFiles(config, minimal, compatibility),
                    compatibility);
            DemoStream.Summary summary = stream.explain(list, form == Form.sequential ? 1 : AT_ONCE,
                    done -> out.println(line(done, names)),
                    problem -> spec.commandLine().getErr().println(Paragraph.ofErrors("lrp: " + problem)));
            out.println(Paragraph
                    .ofOutput(summary.done() + (summary.done() == 1 ? " image" : " images") + " explained, results in "
                            + config.outputPath()
                            + (summary.failed() == 0 ? "" : "; " + summary.failed() + " could not be explained")));
            return summary.failed() == 0 ? 0 : INCOMPLETE;
        }
    }

    private static String line(DemoStream.Done done, ClassNames names) {
        return done.file() + ": " + names.label(done.best()) + " "
                + String.format(Locale.ROOT, "%.4g", done.score());
    }

    private void chooseProgram() {
        if (binary == null) {
            return;
        }
        form = switch (binary) {
            case "default", "default_minimal" -> Form.sequential;
            case "parallel", "parallel_minimal" -> Form.parallel;
            default -> throw new ParameterException(spec.commandLine(), "--binary " + binary
                    + ": expected default, default_minimal, parallel or parallel_minimal");
        };
        minimal |= binary.endsWith("_minimal");
    }

    private Path one(String what, @Nullable Path argument, @Nullable Path option) {
        if (argument == null && option == null || argument != null && option != null) {
            throw new ParameterException(spec.commandLine(), (argument == null ? "which " : "two times ") + what + "?");
        }
        return argument != null ? argument : java.util.Objects.requireNonNull(option);
    }
}
