package org.lrptoolbox.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.option.ModelReader;
import org.lrptoolbox.cli.stream.Terminal;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.network.Network;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lrp info}. */
@Command(name = "info", mixinStandardHelpOptions = true, description = "Print the layers of a model.")
final class InfoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "A model file, of the format its ending names.")
    @SuppressWarnings("NullAway.Init")
    private Path model;

    @Mixin
    private ModelReader reader = new ModelReader();

    @Option(names = "--format", paramLabel = "NAME", description = "The format, whatever the file's ending.")
    private @Nullable String format;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Network network = reader.read(model, format == null ? "" : format);
        String summary = network.summary(reader.isShaped() ? reader.samples(network, model) : List.of(),
                Terminal.columns());
        spec.commandLine().getOut().println(summary.stripTrailing());
        spec.commandLine().getOut().print(format == null ? Models.notes(model) : "");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
