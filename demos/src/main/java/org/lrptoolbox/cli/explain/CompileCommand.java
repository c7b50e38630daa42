package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.cli.ModelReader;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.io.Models;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.layout.ChannelsFirst;
import org.lrptoolbox.onnx.compile.CompileOptions;
import org.lrptoolbox.onnx.compile.CompiledModel;
import org.lrptoolbox.onnx.compile.Compiler;
import org.lrptoolbox.onnx.read.OnnxModel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lrp compile}. */
@Command(name = "compile", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Write prediction and relevance of a network as one ONNX model, for any runtime and language.", "",
    "Inputs are the data and the classes to explain (-1 for the strongest, -2 for the second, ...); outputs are the "
            + "prediction and the relevance of the data.",
    ""})
public final class CompileCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The network, of the format its ending names: .onnx, .nn, .txt, .mat.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Mixin
    private CompositeOptions composite = new CompositeOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    @Mixin
    private ModelReader reader = new ModelReader();

    @Mixin
    private DescriptionOptions description = new DescriptionOptions();

    @Option(names = "--start", paramLabel = "WHERE", defaultValue = "score", description = {
        "Where relevance starts: score (of the classes given), one (instead of the score; gradients always do), output "
                + "(all of it), seed (given as an input). Default: ${DEFAULT-VALUE}."})
    private String start = "score";

    @Option(names = "--many-targets", description = "Let one run explain several classes of the same data.")
    private boolean manyTargets;

    @Option(names = "--layer", paramLabel = "NAME", description = {
        "Make the relevance at the output of this layer an output, too. May be repeated."})
    private List<String> layers = List.of();

    @Option(names = "--ledger", description = {
        "Make the ledger an output: for each layer what came in, went out, and was taken by bias and stabiliser."})
    private boolean ledger;

    @Option(names = "--cuda", description = "Choose operators that are fast on GPUs; the model runs on CPUs, too.")
    private boolean cuda;

    @Option(names = "--shape", paramLabel = "SHAPE", split = ",", description = {
        "The shape of one sample, such as 3,224,224; needed where the file leaves it open."})
    private int[] shape = {};

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", required = true, description = "The model to write; replaced if it exists.")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ModelNotes known = Models.notes(file);
        Composite rules = composite.composite(description.preprocessing(file, known));
        Network network;
        int[] sample = shape;
        if (file.toString().endsWith(".onnx")) {
            OnnxModel model = OnnxModel.read(file, shape);
            network = model.network();
            sample = shape.length > 0 ? shape : model.sample();
        } else {
            network = reader.read(file);
        }
        if (sample.length == 0 || Arrays.stream(sample).anyMatch(d -> d < 1)) {
            throw new ParameterException(spec.commandLine(), "--shape: " + file + " does not say what one sample is");
        }
        ChannelsFirst lowered = ChannelsFirst
                .of(rules.rulesFor(Canonizers.standard(outputs.activation()).apply(network)), sample);
        CompiledModel compiled = Compiler.compile(lowered.rules(), options(rules, lowered.rules()), sample);
        ModelNotes notes = description.on(known.inherited(), network).withSources(reader.files(file))
                .withRules(rules.name(), lowered.rules().toString());
        compiled.withNotes(notes.signed()).write(output);
        report(compiled, lowered.rules());
        return 0;
    }

    private CompileOptions options(Composite rules, RuleTable table) {
        CompileOptions.Start from;
        try {
            from = CompileOptions.Start.valueOf(start.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--start: expected score, one, output or seed, not '"
                    + start + "'", e);
        }
        boolean score = from == CompileOptions.Start.SCORE;
        return CompileOptions.DEFAULT.withStart(rules.gradient() && score ? CompileOptions.Start.ONE : from)
                .withManyTargets(manyTargets).withLedger(ledger).withCuda(cuda)
                .withLayers(layers.stream().map(name -> table.network().node(name).index()).toList());
    }

    private void report(CompiledModel compiled, RuleTable table) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.println("inputs:  " + String.join(", ", compiled.inputs()));
        out.println("outputs: " + String.join(", ", compiled.outputs()));
        out.println(output);
        out.flush();
    }
}
