package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.cli.option.CompositeOptions;
import org.lrptoolbox.cli.option.DescriptionOptions;
import org.lrptoolbox.cli.option.ModelReader;
import org.lrptoolbox.cli.option.OutputOptions;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.layout.ChannelsFirst;
import org.lrptoolbox.onnx.compile.CompileOptions;
import org.lrptoolbox.onnx.compile.CompiledModel;
import org.lrptoolbox.onnx.compile.Compiler;
import org.lrptoolbox.onnx.side.SideGraph;

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
    @Parameters(paramLabel = "FILE", description = "The network, of the format its ending names: .onnx, .caffemodel, .prototxt, .nn, .txt, .mat.")
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

    @Option(names = "--deterministic", description = {
        "Choose operators that give the same bits in every run on a GPU: nothing adds up in any order."})
    private boolean deterministic;

    @Option(names = {"-o",
        "--out"}, paramLabel = "FILE", description = "The model to write; replaced if it exists. Required.")
    private @Nullable Path typed;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path output = reader.destination(typed, "FILE");
        ModelNotes known = Models.notes(file);
        Network network = reader.read(file);
        Composite rules = composite.composite(Composites.fitting(network), description.preprocessing(file, known));
        List<int[]> samples = reader.samples(network, file);
        requireFormulas(network);
        ChannelsFirst lowered = ChannelsFirst
                .of(rules.rulesFor(Canonizers.standard(outputs.activation()).apply(network)), samples);
        CompiledModel compiled = Compiler.compile(lowered.rules(), options(rules, lowered.rules()), samples);
        ModelNotes notes = description.on(known.inherited(), network).withSources(reader.files(file))
                .withRules(rules.name(), lowered.rules().toString());
        compiled.withNotes(notes.signed()).write(output);
        report(compiled, lowered.rules(), output);
        return 0;
    }

    /** What is computed from ids and masks runs as it is in the file, apart from what is compiled. */
    private void requireFormulas(Network network) throws IOException {
        Optional<Node> side = network.nodes().stream().filter(n -> n.layer() instanceof SideGraph).findFirst();
        if (side.isPresent()) {
            throw new UnsupportedModelException(file, side.get()
                    + " is computed from ids, masks or shapes alone, by nodes "
                    + "that are no part of one compiled graph; lrp explain and Python's lrp run them beforehand");
        }
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
                .withManyTargets(manyTargets).withLedger(ledger).withCuda(cuda).withDeterministic(deterministic)
                .withLayers(layers.stream().map(name -> table.network().node(name).index()).toList());
    }

    private void report(CompiledModel compiled, RuleTable table, Path output) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.println("inputs:  " + String.join(", ", compiled.inputs()));
        out.println("outputs: " + String.join(", ", compiled.outputs()));
        out.println(output);
        out.flush();
    }
}
