package org.lrptoolbox.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.Models;
import org.lrptoolbox.network.Network;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Option(names = "--from", paramLabel = "NAME", description = "The format to read, whatever the file's ending.")
    private @Nullable String fromFormat;

    @Option(names = "--to", paramLabel = "NAME", description = "The format to write, whatever the file's ending.")
    private @Nullable String toFormat;

    @Option(names = "--input", paramLabel = "SHAPE", split = ",", description = "The shape of one input sample, such as"
            + " 32,32,1: needed for .mat where a Linear follows the Flatten of rows and columns.")
    private int[] input = {};

    @Override
    public Integer call() throws IOException {
        Network network = fromFormat == null ? reader.read(from) : Models.read(from, fromFormat);
        if (toFormat == null) {
            Models.write(network, to, input);
        } else {
            Models.write(network, to, toFormat, input);
        }
        return 0;
    }
}
