package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.ModelReader;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.words.Outputs;
import org.lrptoolbox.words.Targets;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What commands take that set composites side by side: a network, pictures, and the class that is explained of each. */
public final class SubjectOptions {
    @Mixin
    private ModelReader reader = new ModelReader();

    @Option(names = {"-m",
        "--model"}, paramLabel = "FILE", description = "The network. Default: the first of the files named.")
    private @Nullable Path model;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--target", paramLabel = "WHAT", defaultValue = "top1", description = {
        "The class to explain: top1 or class:NAME. Default: ${DEFAULT-VALUE}."})
    private String target = "top1";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /**
     * What was named, read.
     *
     * @param file the model's file
     * @param preprocessing how pictures become input
     * @param names what classes are called
     * @param network the network
     * @param sources the pictures, at least one
     * @param loader reads them
     */
    public record Subject(Path file, Preprocessing preprocessing, ClassNames names, Network network,
            List<Source> sources, PictureLoader loader) {
        /** Copies the list. */
        public Subject {
            sources = List.copyOf(sources);
        }
    }

    /**
     * Reads the network and finds the pictures.
     *
     * @param output where results go, which are no pictures to explain; null if nowhere
     * @throws ParameterException if the target is not the score of one class
     */
    public Subject read(@Nullable Path output) throws IOException {
        if (!target.equals("top1") && !target.startsWith("class:")) {
            throw new ParameterException(spec.commandLine(),
                    "--target " + target + ": the score of one class is explained; expected top1 or class:NAME");
        }
        Path file = model == null ? input.takeModel() : model;
        ModelNotes notes = Models.notes(file);
        Preprocessing preprocessing = input.description().preprocessing(file, notes);
        ClassNames names = input.description().names(notes);
        Network network = reader.read(file);
        return new Subject(file, preprocessing, names, network, input.images(network, output),
                input.loader(preprocessing, network, parsed(target, names, network),
                        text -> parsed(text, names, network)));
    }

    private Target parsed(String text, ClassNames names, Network network) {
        try {
            return Targets.parseLoosely(text, names, Outputs.classAxis(network));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--target: " + e.getMessage(), e);
        }
    }

    /** Composites by their names, in order. */
    public Map<String, Composite> composites(List<String> names, Preprocessing preprocessing) {
        Map<String, Composite> composites = new LinkedHashMap<>();
        try {
            for (String name : names) {
                composites.put(name, NamedComposites.of(name, preprocessing));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--composites: " + e.getMessage(), e);
        }
        return composites;
    }
}
