package org.lrptoolbox.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.Models;
import org.lrptoolbox.network.Network;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    @Option(names = "--input", paramLabel = "SHAPE", description = {
        "The shape of an input, such as 32x32x1; adds the shape behind every layer."})
    private @Nullable String input;

    @Option(names = "--format", paramLabel = "NAME", description = "The format, whatever the file's ending.")
    private @Nullable String format;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Network network = format == null ? reader.read(model) : Models.read(model, format);
        String summary = input == null ? network.toString() : network.summary(sides(input));
        spec.commandLine().getOut().println(summary.stripTrailing());
        spec.commandLine().getOut().print(format == null ? Models.notes(model) : "");
        spec.commandLine().getOut().flush();
        return 0;
    }

    private int[] sides(String shape) {
        try {
            return Arrays.stream(shape.split("[x,]", -1)).mapToInt(side -> Integer.parseInt(side.strip())).toArray();
        } catch (NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), "--input " + shape + ": expected numbers such as 32x32x1",
                    e);
        }
    }
}
