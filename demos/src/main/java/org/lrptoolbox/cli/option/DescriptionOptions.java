package org.lrptoolbox.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Shapes;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is known of a model beside its file: how pictures become input, and what classes are called. */
public final class DescriptionOptions {
    @Option(names = "--preprocess", paramLabel = "HOW", description = {
        "How pictures become input: none, torchvision, caffe, caffe-demo, tf, settings such as "
                + "\"caffe crop=227 mean=mean.npy\" or \"resize=short:256,bicubic crop=224 order=rgb scale=1/255 "
                + "mean=0.5 std=0.5 layout=nchw\", or a .txt file of settings. Default: what the model's file says, else"
                + " none."})
    private @Nullable String preprocess;

    @Option(names = "--classes", paramLabel = "FILE", description = {
        "The names of the classes, one a line. Default: those in the model's file."})
    private @Nullable Path classes;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Whether anything was given. */
    public boolean isGiven() {
        return preprocess != null || classes != null;
    }

    /** Whether it was said how pictures become input. */
    public boolean isPreprocessingGiven() {
        return preprocess != null;
    }

    private Optional<Preprocessing> given() throws IOException {
        String how = preprocess;
        if (how == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(how.endsWith(".txt") && how.indexOf('=') < 0
                    ? Preprocessing.read(Path.of(how))
                    : Preprocessing.parse(how));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--preprocess: " + e.getMessage(), e);
        }
    }

    /** How pictures become input: as given, else as the model's file says, else as they are. */
    public Preprocessing preprocessing(Path model, ModelNotes notes) throws IOException {
        Optional<Preprocessing> given = given();
        if (given.isPresent()) {
            return given.get();
        }
        try {
            return notes.preprocessing().orElseGet(() -> none());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), model + ": " + e.getMessage() + "; give --preprocess", e);
        }
    }

    private static Preprocessing none() {
        try {
            return Preprocessing.parse("none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where {@link #preprocessing} comes from, behind it in a line; empty if it was given. */
    public String origin(Path model, ModelNotes notes) {
        return preprocess != null || notes.preprocessing().isEmpty() ? "" : " (says " + model.getFileName() + ")";
    }

    /** A line that says how pictures become input, and where that comes from if it was not given. */
    public String told(Preprocessing preprocessing, Path model, ModelNotes notes) {
        return "preprocessing: " + preprocessing + origin(model, notes);
    }

    /** What classes are called: as given, else as the model's file says. */
    public ClassNames names(ModelNotes notes) throws IOException {
        return classes == null ? notes.classes() : ClassNames.read(classes);
    }

    /**
     * The notes with what was given in place of what they said.
     *
     * @throws ParameterException if the network does not take what the preprocessing makes
     */
    public ModelNotes on(ModelNotes notes, Network network) throws IOException {
        Optional<Preprocessing> given = given();
        given.ifPresent(how -> requireFit(how, network));
        ModelNotes described = given.map(notes::withPreprocessing).orElse(notes);
        return classes == null ? described : described.withClasses(ClassNames.read(classes));
    }

    /**
     * Asks that the layers can compute with what was given; nothing has to be opened for that.
     *
     * @throws ParameterException if they cannot
     */
    public void requireTaken(Network network) throws IOException {
        int[] made = given().flatMap(Preprocessing::sample).orElse(null);
        if (made == null || network.inputs().size() != 1) {
            return;
        }
        try {
            network.shapes(made);
        } catch (ShapeException e) {
            int[] sample = network.input().sample();
            throw sample == null
                    ? new ParameterException(spec.commandLine(),
                            "--preprocess makes inputs of shape " + Shapes.text(made)
                                    + ", which the network does not take: " + e.getMessage(),
                            e)
                    : unfit(made, sample);
        }
    }

    private void requireFit(Preprocessing how, Network network) {
        int[] sample = network.input().sample();
        int[] made = how.sample().orElse(null);
        if (sample == null || made == null || network.inputs().size() != 1) {
            return;
        }
        boolean fits = made.length == sample.length;
        for (int i = 0; fits && i < made.length; i++) {
            fits = sample[i] == Shapes.OPEN || sample[i] == made[i];
        }
        if (!fits) {
            throw unfit(made, sample);
        }
    }

    /** Says how it would fit, where only the size differs: later settings replace those of a preset. */
    private ParameterException unfit(int[] made, int... sample) {
        boolean size = made.length == 3 && sample.length == 3 && made[0] == sample[0] && sample[1] > 0 && sample[2] > 0;
        String how = size
                ? "; for pictures of that size add to it resize=short:" + Math.max(sample[1], sample[2]) + " crop="
                        + sample[1] + "x" + sample[2]
                : "";
        return new ParameterException(spec.commandLine(), "--preprocess makes inputs of shape " + Shapes.text(made)
                + ", but the network takes " + Shapes.openText(sample) + how);
    }
}
