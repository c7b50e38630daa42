package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.cli.ModelReader;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.words.Outputs;
import org.lrptoolbox.words.Targets;

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
    @Mixin
    private ModelReader reader = new ModelReader();

    @Option(names = {"-m",
        "--model"}, paramLabel = "FILE", required = true, description = "The network, of the format its ending names: .onnx, .caffemodel, .prototxt, .nn, .txt, .mat.")
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

    @Mixin
    private ConceptOptions concepts = new ConceptOptions();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /**
     * What is asked, read and checked; no engine is open yet.
     *
     * @param notes what the model's file says beside the network
     * @param preprocessing how pictures become input
     * @param names what classes are called
     * @param network explains
     * @param target what is explained of every picture that does not say itself
     * @param rules by which
     */
    public record Question(ModelNotes notes, Preprocessing preprocessing, ClassNames names, Network network,
            Target target, Composite rules) {}

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
        ModelNotes notes = Models.notes(model);
        Preprocessing preprocessing = input.description().preprocessing(model, notes);
        ClassNames names = input.description().names(notes);
        Network network = concepts.network(reader.read(model));
        reader.requireOneFree(network, model);
        return new Question(notes, preprocessing, names, network, target(names, network),
                composite.composite(preprocessing));
    }

    private Target target(ClassNames names, Network network) {
        try {
            return Targets.parse(concepts.target(target), names, Outputs.classAxis(network));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--target: " + e.getMessage(), e);
        }
    }

    /** Reads pictures for the network. */
    public PictureLoader loader(Question asked) {
        return input.loader(asked.preprocessing, asked.network, asked.target,
                text -> Targets.parseLoosely(text, asked.names, Outputs.classAxis(asked.network)));
    }

    /** The explainer with its ledger; the engine must stay open as long as it is used. */
    Explainer explainer(Question asked, Engine runtime, List<String> layers) throws IOException {
        return concepts.through(Explainer
                .of(asked.network, asked.rules, Canonizers.standard(concepts.activation(outputs.activation())), runtime)
                .keeping(layers.toArray(String[]::new))
                .holding(reader.words().values()));
    }

    /** What makes explanations of batches. */
    Explanations.Explaining explaining(Question asked, Explainer explainer) {
        return new Explanations.Explaining(explainer, map, asked.names, asked.preprocessing);
    }

    /** An explainer of a network that takes words. */
    Explainer wordExplainer(Network network, Composite rules, Engine runtime) {
        return concepts.through(Explainer.of(network, rules, Canonizers.standard(outputs.activation()), runtime)
                .withoutLedger());
    }

    /** The rules for words: those that were typed; transformers are explained by AttnLRP unless something else is. */
    Composite wordRules() throws IOException {
        boolean chosen = spec.commandLine().getParseResult().hasMatchedOption("--composite");
        return chosen ? composite.composite(Preprocessing.parse("none")) : Composites.attnLrp();
    }

    /** An engine for the model; the caller closes it. */
    public Engine open() {
        return engine.open(model);
    }

    /** The file of the network. */
    public Path model() {
        return model;
    }

    /** How the model is read. */
    public ModelReader reader() {
        return reader;
    }

    /** What goes in. */
    public InputOptions input() {
        return input;
    }

    /** What to explain, as typed, or as options say that stand for it. */
    String target() {
        return concepts.target(target);
    }

    /** The name of the composite, as typed. */
    String rulesName() {
        return composite.name();
    }

    /** Where the preprocessing comes from, behind it in a line. */
    String origin(Question asked) {
        return input.description().origin(model, asked.notes);
    }
}
