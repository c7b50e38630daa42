package org.lrptoolbox.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.caffe.model.CaffeFormat;
import org.lrptoolbox.onnx.caffe.model.CaffeInspection;
import org.lrptoolbox.words.InputWords;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads models: which of their outputs, for inputs of which shapes; those of Caffe are in two files. */
public final class ModelReader {
    private static final String CAFFEMODEL = ".caffemodel";

    @Option(names = "--prototxt", paramLabel = "FILE", description = {
        "The definition that belongs to a .caffemodel. Default: the one beside it, of the same name or deploy.prototxt."})
    private @Nullable Path prototxt;

    @Option(names = {"--input", "--shape"}, paramLabel = "WHAT", description = {
        "The shape of a sample in the file's order, such as 3x224x224, where the file leaves it open; of one of several "
                + "inputs its name and whole shape, such as input_ids=1x12, or a file that it is held at, such as "
                + "mask=mask.npy. May be repeated."})
    private List<String> inputs = List.of();

    @Option(names = "--output", paramLabel = "NAME", description = {
        "Which of several outputs of the network to use. Default: the first that is made of real numbers."})
    private String output = "";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private @Nullable InputWords words;

    /** What was typed of inputs and output; files it names are read once. */
    public InputWords words() throws IOException {
        if (words == null) {
            try {
                words = InputWords.parse(inputs, output);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--input: " + e.getMessage(), e);
            }
        }
        return words;
    }

    /** Whether anything was said of inputs. */
    public boolean isShaped() {
        return !inputs.isEmpty();
    }

    /**
     * Where results go. Before {@code --output} named an output of the network, it was the long form of {@code -o}; it
     * still is where {@code -o} is missing.
     */
    public Path destination(@Nullable Path typed, String label) {
        if (typed != null) {
            return typed;
        }
        if (output.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '-o=" + label + "'");
        }
        Path folder = Path.of(output);
        output = "";
        return folder;
    }

    /** Reads a model of the format its ending names. */
    public Network read(Path model) throws IOException {
        return read(model, "");
    }

    /**
     * Reads a model.
     *
     * @param format the format by name; empty for what the ending says
     */
    public Network read(Path model, String format) throws IOException {
        ReadOptions options = words().options();
        Path definition = prototxt;
        if (definition == null) {
            return Models.read(model, format, options);
        }
        if (!model.toString().endsWith(CAFFEMODEL)) {
            throw new ParameterException(spec.commandLine(), "--prototxt would do nothing with " + model);
        }
        Network network = CaffeFormat.model(model, definition).network();
        try {
            return options.applied(network);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedModelException(model, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Makes sure that all inputs but one were given.
     *
     * @throws ParameterException if not
     */
    public void requireOneFree(Network network, Path model) throws IOException {
        List<String> names = network.inputs().stream().map(Input::name).toList();
        Set<String> given = words().values().keySet();
        List<String> free = names.stream().filter(name -> !given.contains(name)).toList();
        if (free.size() != 1) {
            throw new ParameterException(spec.commandLine(), model + " has the inputs " + String.join(", ", names)
                    + (free.isEmpty()
                            ? ", all of which are given; leave one to be explained"
                            : "; hold all but the one to explain, such as --input " + free.getLast() + "=FILE.npy"));
        }
    }

    /**
     * The shape of a sample of every input of a network.
     *
     * @throws ParameterException if neither the file says it nor who called
     */
    public List<int[]> samples(Network network, Path model) {
        return network.inputs().stream().map(input -> {
            int[] sample = input.sample();
            if (sample == null || Arrays.stream(sample).anyMatch(d -> d == Input.OPEN)) {
                throw new ParameterException(spec.commandLine(), model + " leaves the shape of input '" + input.name()
                        + "' open (" + input.shapeText() + "); give it, such as --input "
                        + (network.inputs().size() == 1
                                ? "3x224x224"
                                : input.name() + "=1x12"));
            }
            return sample;
        }).toList();
    }

    /** The files a model is made of: one, or those of Caffe, parameters and definition. */
    public List<Path> files(Path model) throws IOException {
        if (!model.toString().endsWith(CAFFEMODEL)) {
            return List.of(model);
        }
        Path definition = prototxt;
        return List.of(model, definition == null ? CaffeFormat.beside(model) : definition);
    }

    /** Looks at a model of Caffe, whether it can be read or not; empty for models of others. */
    public Optional<CaffeInspection> inspect(Path model) throws IOException {
        if (model.toString().endsWith(CAFFEMODEL)) {
            return Optional.of(CaffeInspection.of(model, files(model).getLast()));
        }
        return model.toString().endsWith(".prototxt") ? Optional.of(CaffeInspection.of(model)) : Optional.empty();
    }
}
