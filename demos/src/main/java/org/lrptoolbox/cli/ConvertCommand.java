package org.lrptoolbox.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.option.DescriptionOptions;
import org.lrptoolbox.cli.option.ModelReader;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.network.Network;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lrp convert}. */
@Command(name = "convert", mixinStandardHelpOptions = true, description = "Rewrite a model in another format.")
final class ConvertCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FROM", description = "The model to read.")
    @SuppressWarnings("NullAway.Init")
    private Path from;

    @Parameters(index = "1", paramLabel = "TO", description = "The file to write; replaced if it exists.")
    @SuppressWarnings("NullAway.Init")
    private Path to;

    @Mixin
    private ModelReader reader = new ModelReader();

    @Mixin
    private DescriptionOptions description = new DescriptionOptions();

    @Option(names = "--from", paramLabel = "NAME", description = "The format to read, whatever the file's ending.")
    private @Nullable String fromFormat;

    @Option(names = "--to", paramLabel = "NAME", description = "The format to write, whatever the file's ending.")
    private @Nullable String toFormat;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Network network = reader.read(from, fromFormat == null ? "" : fromFormat);
        if (!Models.holdNotes(to, toFormat)) {
            if (description.isGiven()) {
                throw new ParameterException(spec.commandLine(), "--preprocess and --classes would do nothing: " + to
                        + " has no room for them; .onnx has");
            }
            Models.write(network, to, toFormat, ModelNotes.NONE);
            return 0;
        }
        ModelNotes known = fromFormat == null ? Models.notes(from) : ModelNotes.NONE;
        ModelNotes notes = description.on(known.inherited(), network).withSources(reader.files(from));
        Models.write(network, to, toFormat, notes);
        return 0;
    }
}
