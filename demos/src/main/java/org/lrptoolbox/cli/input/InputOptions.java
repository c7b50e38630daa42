package org.lrptoolbox.cli.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.option.DescriptionOptions;
import org.lrptoolbox.cli.option.Notes;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.layout.ChannelAxis;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What goes in: pictures, how they are prepared, and what classes are called. */
public final class InputOptions {
    @Parameters(paramLabel = "IMAGES", arity = "0..*", description = {
        "Pictures (PNG, JPEG, GIF, BMP, TIFF), folders of them, patterns such as 'pets/*.jpg', lists of files (.txt, with a "
                + "class behind each name if wanted; - for one on standard input), or arrays of inputs as they are (.npy, "
                + ".npz, .mat, or FILE.mat:NAME), samples along the first axis."})
    private List<String> images = new ArrayList<>();

    @Mixin
    private DescriptionOptions description = new DescriptionOptions();

    @Option(names = {"-r", "--recursive"}, description = "Also search the folders inside folders.")
    private boolean recursive;

    @Option(names = "--exif", description = {
        "Turn pictures as their EXIF orientation says. By default they are explained as stored, as networks see them."})
    private boolean exif;

    @Option(names = "--targets-file", paramLabel = "FILE", description = {
        "What to explain of each: lines of a file's name and a class (or anything --target takes), or one class for each "
                + "input in order; those that are not named are explained as --target says."})
    private @Nullable Path targetsFile;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Whether any pictures are named. */
    public boolean hasPictures() {
        return !images.isEmpty();
    }

    /** What was typed as pictures. */
    public List<String> words() {
        return List.copyOf(images);
    }

    /** Whether folders inside folders are searched. */
    public boolean isRecursive() {
        return recursive;
    }

    /** How pictures are prepared, and what classes are called. */
    public DescriptionOptions description() {
        return description;
    }

    /**
     * Reads pictures for a network.
     *
     * @param target what is explained of every picture that does not say itself
     */
    public PictureLoader loader(Subject of, Target target) {
        boolean channelsLast = ChannelAxis.isLast(of.network());
        return new PictureLoader(of.preprocessing(), exif, sample(of.network()), channelsLast, target,
                of::listedTarget);
    }

    /** The first of what was typed, which is the model where no option names one. */
    public Path takeModel() {
        if (images.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--model=FILE', or a model and "
                    + "then pictures");
        }
        return Path.of(images.removeFirst());
    }

    /** What was typed behind options. */
    private Set<String> given() {
        return spec.commandLine().getCommandSpec().options().stream().flatMap(o -> o.originalStringValues().stream())
                .map(text -> text.startsWith("./") ? text.substring(2) : text).collect(Collectors.toSet());
    }

    private boolean takesTexts() {
        return spec.commandLine().getCommandSpec().findOption("--text") != null;
    }

    private static int @Nullable [] sample(Network network) {
        return network.inputs().isEmpty() ? null : network.input().sample();
    }

    /**
     * What is to be explained; there is at least one.
     *
     * @param output where results go; null if nowhere
     */
    public List<Source> images(Network network, @Nullable Path output) throws IOException {
        if (images.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'IMAGES'"
                    + (takesTexts() ? "; for networks that take words, --text" : ""));
        }
        BufferedReader standardInput = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<Source> found = Sources.find(images, new Sources.Search(recursive, output, sample(network), given()),
                standardInput, note -> Notes.tell(spec.commandLine().getErr(), note));
        if (found.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no pictures found in " + String.join(", ", images));
        }
        if (found.stream().anyMatch(source -> source.array() == null)) {
            PictureNetworks.require(network,
                    takesTexts() ? "; texts are explained with --text, numbers from an .npy file" : "");
            description.requireTaken(network);
        }
        try {
            return targetsFile == null ? found : TargetsFile.read(targetsFile).applied(found);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--targets-file: " + e.getMessage(), e);
        }
    }
}
