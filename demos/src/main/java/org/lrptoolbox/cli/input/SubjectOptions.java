package org.lrptoolbox.cli.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.option.NamedComposites;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.image.Preprocessing;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What commands take that set composites side by side: a network, pictures, and the class that is explained of each. */
public final class SubjectOptions {
    @Option(names = {"-m",
        "--model"}, paramLabel = "FILE", description = "The network. Default: the first of the files named.")
    private @Nullable Path model;

    @Mixin
    private NetworkOptions options = new NetworkOptions();

    @Option(names = "--target", paramLabel = "WHAT", defaultValue = "top1", description = {
        "The class to explain: top1 or class:NAME. Default: ${DEFAULT-VALUE}."})
    private String target = "top1";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /**
     * What was named, read.
     *
     * @param subject explains
     * @param sources the pictures, at least one
     * @param loader reads them
     */
    public record Pictures(Subject subject, List<Source> sources, PictureLoader loader) {
        /** Copies the list. */
        public Pictures {
            sources = List.copyOf(sources);
        }
    }

    /**
     * Reads the network and finds the pictures.
     *
     * @param output where results go, which are no pictures to explain; null if nowhere
     * @throws ParameterException if the target is not the score of one class
     */
    public Pictures read(@Nullable Path output) throws IOException {
        if (!target.equals("top1") && !target.startsWith("class:")) {
            throw new ParameterException(spec.commandLine(),
                    "--target " + target + ": the score of one class is explained; expected top1 or class:NAME");
        }
        InputOptions input = options.input();
        Subject subject = options.read(model == null ? input.takeModel() : model, UnaryOperator.identity());
        return new Pictures(subject, input.images(subject.network(), output),
                input.loader(subject, options.target("--target", target, subject::listedTarget)));
    }

    /** A line that says how pictures become input. */
    public String told(Subject of) {
        return options.input().description().told(of.preprocessing(), of.file(), of.notes());
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
