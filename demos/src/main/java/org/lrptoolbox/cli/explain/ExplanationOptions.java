package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.canonize.OutputActivation;
import org.lrptoolbox.cli.input.InputOptions;
import org.lrptoolbox.cli.input.NetworkOptions;
import org.lrptoolbox.cli.input.PictureLoader;
import org.lrptoolbox.cli.input.Subject;
import org.lrptoolbox.cli.option.CompositeOptions;
import org.lrptoolbox.cli.option.EngineOptions;
import org.lrptoolbox.cli.option.ModelReader;
import org.lrptoolbox.cli.option.OutputOptions;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * All that says what an explanation is: the network, what goes in, what is asked of it, by which rules, on which engine.
 * {@code lrp explain} and {@code lrp spark} have these options, and whoever runs explanations makes them of the same
 * words.
 */
public final class ExplanationOptions {
    @Option(names = {"-m",
        "--model"}, paramLabel = "FILE", description = {
            "The network, of the format its ending names: .onnx, .caffemodel, .prototxt, .nn, .txt, .mat. Default: the "
                    + "first of the files named."})
    private @Nullable Path model;

    @Mixin
    private NetworkOptions options = new NetworkOptions();

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

    @Mixin
    private ConceptOptions concepts = new ConceptOptions();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /**
     * What is asked, read and checked; no engine is open yet.
     *
     * @param subject explains
     * @param target what is explained of every picture that does not say itself
     * @param rules by which
     */
    public record Question(Subject subject, Target target, Composite rules) {}

    /** Complains of options that would do nothing: whoever typed them expects something of them. */
    void check() {
        List<String> unused = map.idle(spec.commandLine().getParseResult()::hasMatchedOption);
        if (!unused.isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    String.join(", ", unused) + " would do nothing without --map smoothgrad or integrated");
        }
    }

    /** Reads the network and what the words say of it. */
    public Question question() throws IOException {
        check();
        Subject subject = options.read(model(), concepts::network);
        reader().requireOneFree(subject.network(), model());
        return new Question(subject, options.target(concepts.option(), target(), subject::target),
                composite.composite(Composites.fitting(subject.network()), subject.preprocessing()));
    }

    /** Reads pictures for the network. */
    public PictureLoader loader(Question asked) {
        return input().loader(asked.subject, asked.target);
    }

    /** The explainer with its ledger; the engine must stay open as long as it is used. */
    Explainer explainer(Question asked, Engine runtime, List<String> layers) throws IOException {
        Explainer plain = explainer(asked.subject.network(), asked.rules,
                concepts.activation(outputs.activation()), runtime);
        return concepts.through(keeping(plain, layers).holding(reader().words().values()));
    }

    private Explainer keeping(Explainer explainer, List<String> layers) {
        try {
            return explainer.keeping(layers.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--layers: " + e.getMessage(), e);
        }
    }

    /** Rules for layers that there are not are a mistake of whoever typed them. */
    private Explainer explainer(Network network, Composite rules, OutputActivation activation, Engine runtime) {
        try {
            return Explainer.of(network, rules, Canonizers.standard(activation), runtime);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** What makes explanations of batches. */
    Explanations.Explaining explaining(Question asked, Explainer explainer) {
        return new Explanations.Explaining(explainer, map, concepts.names(asked.subject.names()),
                concepts.called(target), asked.subject.preprocessing());
    }

    /** An explainer of a network that takes words, with its ledger. */
    Explainer wordExplainer(Network network, Composite rules, Engine runtime) {
        return concepts.through(explainer(network, rules, outputs.activation(), runtime));
    }

    /** Whether the network, and nobody's word, decided for other rules than those of most networks. */
    boolean isFitted() {
        return composite.isFitted();
    }

    /** The rules for words: those that were typed; AttnLRP unless something else is. */
    Composite wordRules() throws IOException {
        return composite.composite("attnlrp", Preprocessing.parse("none"));
    }

    /** An engine for the model; the caller closes it. */
    public Engine open() {
        return engine.openForFew(model());
    }

    /** The file of the network: what the option says, else the first of what was typed, which then is no picture. */
    public Path model() {
        if (model == null) {
            model = input().takeModel();
        }
        return model;
    }

    /** How the model is read. */
    public ModelReader reader() {
        return options.reader();
    }

    /** What goes in. */
    public InputOptions input() {
        return options.input();
    }

    /** What to explain, as typed, or as options say that stand for it. */
    String target() {
        return concepts.target(target);
    }

    /** Where the preprocessing comes from, behind it in a line. */
    String origin(Question asked) {
        return input().description().origin(model(), asked.subject.notes());
    }
}
