package org.lrptoolbox.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.tensor.Tensor;

/**
 * What is said of the inputs of a network, as typed:
 *
 * <pre>
 * 3x224x224           the shape of a sample of the only input, in the file's order; also 3,224,224
 * input_ids=1x12      the shape of one of several inputs, the batch in front
 * mask=mask.npy       what this input is, from a file of any array format; its shape is that of the input
 * </pre>
 *
 * @param options what to read of the model's file
 * @param values the inputs that were given by files
 */
public record InputWords(ReadOptions options, Map<String, Tensor> values) {
    private static final Pattern SHAPE = Pattern.compile("\\s*-?[0-9]+(\\s*[x,]\\s*-?[0-9]+)*\\s*");

    /** Copies the map. */
    public InputWords {
        values = Map.copyOf(values);
    }

    /** Reads the file of an input. */
    @FunctionalInterface
    private interface Reader {
        Tensor read(String file) throws IOException;
    }

    /**
     * Reads what was typed, and the files it names.
     *
     * @param output the name of the output to explain; empty for the first
     * @throws IllegalArgumentException if it means nothing; the message says what is expected
     * @throws IOException if a file cannot be read
     */
    public static InputWords parse(List<String> texts, String output) throws IOException {
        return parse(texts, output, file -> StoredArrays.read(Path.of(file)).toTensor());
    }

    /**
     * Shapes alone, for callers that may not name files.
     *
     * @throws IllegalArgumentException if it means nothing, or a file
     */
    public static ReadOptions shapes(List<String> texts, String output) {
        try {
            return parse(texts, output, file -> {
                throw new IllegalArgumentException("shape '" + file + "': expected positive numbers such as 3x224x224");
            }).options();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputWords parse(List<String> texts, String output, Reader reader) throws IOException {
        ReadOptions options = ReadOptions.DEFAULT.withOutput(output);
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            String name = text.substring(0, Math.max(0, equals));
            String value = text.substring(equals + 1);
            if (equals < 0) {
                options = options.withSample(sizes(text));
            } else if (name.isBlank() || value.isBlank()) {
                throw new IllegalArgumentException("'" + text + "': expected a shape such as 3x224x224, NAME=1x12 or "
                        + "NAME=FILE.npy");
            } else if (SHAPE.matcher(value).matches()) {
                options = options.withShape(name, sizes(value));
            } else {
                Tensor tensor = reader.read(value);
                values.put(name, tensor);
                options = options.withShape(name, tensor.shape());
            }
        }
        return new InputWords(options, values);
    }

    /** A shape such as {@code 3x224x224} or {@code 3,224,224}. */
    static int[] sizes(String text) {
        try {
            int[] sizes = Arrays.stream(text.split("[x,]", -1)).mapToInt(size -> Integer.parseInt(size.strip()))
                    .toArray();
            if (Arrays.stream(sizes).allMatch(size -> size > 0)) {
                return sizes;
            }
        } catch (NumberFormatException e) {
            // Said below, as for sizes that are too small.
        }
        throw new IllegalArgumentException("shape '" + text + "': expected positive numbers such as 3x224x224");
    }
}
