package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.token.Tokenizer;
import org.lrptoolbox.token.Tokens;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Text that goes in instead of pictures. */
final class TextOptions {
    /** Options of pictures, which would do nothing. */
    private static final List<String> OF_PICTURES = List.of("--format", "--report", "--layer", "--batch",
            "--map", "--recursive", "--exif", "--targets-file", "--preprocess", "--neuron");

    @Option(names = "--text", paramLabel = "TEXT", description = {
        "Explain what the network says of a text; needs --tokenizer. May be repeated."})
    private List<String> texts = List.of();

    @Option(names = "--tokenizer", paramLabel = "FILE", description = {
        "The tokenizer.json (of Hugging Face's tokenizers) that belongs to the network."})
    private @Nullable Path tokenizer;

    @Option(names = "--ids", paramLabel = "FILE", description = {
        "An array of ids of tokens (.npy, .txt, ...), a row for each text, where no tokenizer fits."})
    private @Nullable Path ids;

    @Option(names = "--position", paramLabel = "N", description = {
        "Of a network with scores at every token: at which one to explain, from 0, or back from -1. Default: the last."})
    private @Nullable Integer position;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Whether text is given. */
    boolean isGiven() {
        return !texts.isEmpty() || ids != null || tokenizer != null || position != null;
    }

    /** Makes sure that nothing was typed that would do nothing: whoever typed it expects something of it. */
    void requireOwn() {
        List<String> idle = Stream.concat(OF_PICTURES.stream(), Stream.of(HeatmapOptions.NAMES))
                .filter(name -> spec.commandLine().getParseResult().hasMatchedOption(name)).toList();
        if (!idle.isEmpty()) {
            throw wrong(String.join(", ", idle) + " would do nothing with --text");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** The texts in tokens. */
    List<Tokens> tokens() throws IOException {
        Path numbers = ids;
        Path file = tokenizer;
        if (numbers != null && (!texts.isEmpty() || file != null)) {
            throw wrong("--ids takes the place of --text and --tokenizer");
        }
        if (numbers != null) {
            return read(numbers);
        }
        if (texts.isEmpty()) {
            throw wrong("--text is missing: what is to be explained?");
        }
        if (file == null) {
            throw wrong(
                    "--tokenizer is missing: the tokenizer.json that belongs to the network; or give the ids of tokens "
                            + "with --ids");
        }
        try (Tokenizer made = Tokenizer.read(file)) {
            return texts.stream().map(made::encode).toList();
        }
    }

    private List<Tokens> read(Path file) throws IOException {
        Tensor all = org.lrptoolbox.io.StoredArrays.read(file).toTensor();
        int length = all.dim(all.rank() - 1);
        List<Tokens> texts = new ArrayList<>();
        for (int from = 0; from + length <= all.size() && length > 0; from += length) {
            long[] row = Arrays.stream(all.data(), from, from + length).mapToLong(v -> {
                if (v != Math.rint(v) || v < 0) {
                    throw wrong("--ids " + file + ": " + v + " is no id; whole numbers from 0 are expected");
                }
                return (long) v;
            }).toArray();
            texts.add(Tokens.ofIds(row));
        }
        return texts;
    }

    /** The target at the position asked for. */
    String placed(String target, Tokens tokens) {
        Integer at = position;
        if (at == null) {
            return target;
        }
        int wanted = at < 0 ? at + tokens.size() : at;
        if (wanted < 0 || wanted >= tokens.size() || target.contains("@")) {
            throw wrong("--position " + at + (target.contains("@")
                    ? ": --target says where already"
                    : " of a text with " + tokens.size() + " tokens"));
        }
        return Arrays.stream(target.split(",", -1)).map(part -> part + "@" + wanted)
                .reduce((a, b) -> a + "," + b).orElse(target);
    }
}
