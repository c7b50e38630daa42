package org.lrptoolbox.cli.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.lrptoolbox.cli.option.ModelReader;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a network is read and what goes in, for all commands that explain pictures. */
public final class NetworkOptions {
    @Mixin
    private ModelReader reader = new ModelReader();

    @Mixin
    private InputOptions input = new InputOptions();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /**
     * Reads the network and what its file and the options say of it.
     *
     * @param seen what of the network is explained
     * @throws LrpFileException if a file is not what it has to be
     */
    public Subject read(Path model, UnaryOperator<Network> seen) throws IOException {
        ModelNotes notes = Models.notes(model);
        return new Subject(model, notes, input.description().preprocessing(model, notes),
                input.description().names(notes), seen.apply(reader.read(model)));
    }

    /**
     * What {@code --target}, or an option that stands for it, asks.
     *
     * @param option what was typed
     * @param word what it says, as {@code --target} would
     * @param parse makes a target of the word
     * @throws ParameterException if it is none
     */
    public Target target(String option, String word, Function<String, Target> parse) {
        try {
            return parse.apply(word);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }

    /** How the model is read. */
    public ModelReader reader() {
        return reader;
    }

    /** What goes in. */
    public InputOptions input() {
        return input;
    }
}
