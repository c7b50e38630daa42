package org.lrptoolbox.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.onnx.zoo.Zoo;
import org.lrptoolbox.onnx.zoo.ZooNetwork;
import org.lrptoolbox.onnx.zoo.ZooOptions;
import org.lrptoolbox.text.Table;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lrp zoo}. */
@Command(name = "zoo", mixinStandardHelpOptions = true, description = "Write a network of Caffe's Model Zoo with random weights, as ONNX.")
final class ZooCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "One of the networks that --list prints.")
    private @Nullable String name;

    @Option(names = "--list", description = "Print the networks, or the layers of NAME; write nothing.")
    private boolean list;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Which random weights; the same everywhere. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", description = "The file to write; replaced if it exists. Default: NAME.onnx.")
    private @Nullable Path output;

    @Option(names = "--no-biases", description = "Weighted layers without a bias.")
    private boolean withoutBiases;

    @Option(names = "--no-dropout", description = "No dropout layers, which do nothing but in training.")
    private boolean withoutDropout;

    @Option(names = "--no-softmax", description = "End with the scores of the classes.")
    private boolean withoutSoftmax;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ZooOptions options = new ZooOptions(!withoutBiases, !withoutDropout, !withoutSoftmax);
        if (list) {
            spec.commandLine().getOut().print(name == null ? networks() : network(name, options).toString());
        } else if (name == null) {
            throw new ParameterException(spec.commandLine(),
                    "Which network? There are " + String.join(", ", Zoo.names()));
        } else {
            Path file = output == null ? Path.of(network(name, options).name() + ".onnx") : output;
            Zoo.write(network(name, options).name(), seed, file, options);
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private ZooNetwork network(String wanted, ZooOptions options) {
        try {
            return Zoo.describe(wanted, options);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static String networks() {
        Table table = new Table("name", "input", "layers", "parameters");
        for (String name : Zoo.names()) {
            ZooNetwork network = Zoo.describe(name);
            table.row(name, network.input(), Integer.toString(network.layers().size()),
                    String.format(Locale.ROOT, "%,d", network.parameters()));
        }
        return table.toString();
    }
}
