package org.lrptoolbox.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.canonize.OutputActivation;
import org.lrptoolbox.cli.input.PictureNetworks;
import org.lrptoolbox.cli.input.Subject;
import org.lrptoolbox.cli.option.CompositeOptions;
import org.lrptoolbox.cli.option.DescriptionOptions;
import org.lrptoolbox.cli.option.ModelReader;
import org.lrptoolbox.cli.option.Notes;
import org.lrptoolbox.cli.stream.Paragraph;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code lrp explain} would be asked, as far as it can be judged without a picture. */
final class CheckedQuestion {
    @Mixin
    private DescriptionOptions description = new DescriptionOptions();

    @Mixin
    private CompositeOptions composite = new CompositeOptions();

    @Option(names = "--target", paramLabel = "WHAT", description = {
        "Also say whether there is what explain would explain by this word, such as class:281 or top5."})
    private @Nullable String target;

    @Option(names = {"--layer", "--layers"}, paramLabel = "NAME", split = ",", description = {
        "Also say whether there are these layers, whose relevance explain would write."})
    private List<String> layers = List.of();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** The rules, if anything was said of them. */
    Optional<Composite> rules(ModelReader reader, Path model) throws IOException {
        return composite.isGiven()
                ? Optional.of(composite.composite(fitting(reader, model),
                        description.preprocessing(model, ModelNotes.NONE)))
                : Optional.empty();
    }

    /** Of a network that cannot be read, the preset for most. */
    private static String fitting(ModelReader reader, Path model) throws IOException {
        try {
            return Composites.fitting(reader.read(model));
        } catch (UnsupportedModelException e) {
            return "epsilon-plus";
        }
    }

    /**
     * Says how pictures become input, and whether the network takes that; whether there are the layers and the classes.
     *
     * @throws ParameterException naming the option that does not fit the network
     */
    void check(ModelReader reader, Path model, OutputActivation activation) throws IOException {
        if (!description.isGiven() && target == null && layers.isEmpty()) {
            return;
        }
        ModelNotes notes = Models.notes(model);
        Network network = reader.read(model);
        Subject subject = new Subject(model, notes, description.preprocessing(model, notes), description.names(notes),
                network);
        if (description.isPreprocessingGiven()) {
            PictureNetworks.require(network, ", and --preprocess is for pictures");
            description.on(notes, network);
            spec.commandLine().getOut().println(Paragraph.ofOutput(description.told(subject.preprocessing(), model,
                    notes)));
        }
        judged("--layers", () -> Explainer.of(network, composite.composite(Composites.fitting(network), subject
                .preprocessing()), Canonizers.standard(activation), new JavaEngine())
                .keeping(layers.toArray(String[]::new)));
        int[] sample = network.inputs().size() == 1 ? network.input().sample() : null;
        if (sample == null || Shapes.isOpen(sample)) {
            judged("--target", () -> target == null ? "" : subject.target(target));
            return;
        }
        int[] output = network.shapes(sample).getLast();
        int known = subject.names().lines().size();
        if (description.isGiven() && known > 0 && output.length == 1 && known != output[0]) {
            Notes.tell(spec.commandLine().getErr(),
                    known + " classes have names, and the network has " + output[0] + " outputs");
        }
        String word = target;
        if (word != null) {
            judged("--target", () -> subject.target(word).seeds(Tensor.zeros(Shapes.batch(1, output))));
        }
    }

    /** Something that is made of what was typed. */
    @FunctionalInterface
    interface Judged<T> {
        T make() throws IOException;
    }

    /** Makes it; what is wrong with it is wrong with the option. */
    <T> T judged(String option, Judged<T> judged) throws IOException {
        try {
            return judged.make();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }
}
