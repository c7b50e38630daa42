package org.lrptoolbox.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.io.VariableFormat.Variable;
import org.lrptoolbox.io.Variables;
import org.lrptoolbox.python.npy.Npy;
import org.lrptoolbox.python.npy.NpySamples;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Inputs of a network in a file of arrays, as they are: samples along the first axis. Those of .npy files are read one at
 * a time, those of .npz and .mat files are in memory.
 *
 * @param count how many
 * @param reader reads one, in the shape of one
 */
public record ArraySamples(int count, Reader reader) {
    /** Reads a sample. */
    @FunctionalInterface
    public interface Reader {
        /** The sample of a number from 0. */
        Tensor read(int index) throws IOException;
    }

    /** Whether a file is one of arrays, by its ending. */
    static boolean isArray(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(npy|npz|mat)");
    }

    /**
     * Opens a file.
     *
     * @param variable which of its arrays, or null for the only one
     * @param sample the shape of one sample; an array of just this shape is one
     */
    static ArraySamples open(Path file, @Nullable String variable, int @Nullable [] sample) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".npy") && variable == null) {
            try {
                NpySamples samples = NpySamples.open(file);
                return fitting(file, samples.shape(), sample, samples::sample, () -> Npy.read(file).toTensor());
            } catch (UnsupportedModelException e) {
                return whole(file, Npy.read(file).toTensor(), sample);
            }
        }
        return whole(file, chosen(file, variable), sample);
    }

    /** Makes all of an array. */
    @FunctionalInterface
    private interface Whole {
        Tensor read() throws IOException;
    }

    private static ArraySamples fitting(Path file, int[] shape, int @Nullable [] sample, Reader reader, Whole whole)
            throws IOException {
        if (shape.length == 0) {
            throw new MalformedFileException(file, "holds one number; expected samples along the first axis");
        }
        if (sample != null && java.util.Arrays.equals(shape, sample)) {
            Tensor only = whole.read();
            return new ArraySamples(1, index -> only);
        }
        return new ArraySamples(shape[0], reader);
    }

    private static ArraySamples whole(Path file, Tensor all, int @Nullable [] sample) throws IOException {
        return fitting(file, all.shape(), sample,
                index -> all.slice(index, index + 1).reshape(all.sampleShape()).copy(), () -> all);
    }

    private static Tensor chosen(Path file, @Nullable String variable) throws IOException {
        Map<String, Variable> all = Variables.read(file);
        Variable found = variable == null && all.size() == 1
                ? all.values().iterator().next()
                : variable == null ? null : all.get(variable);
        if (found == null) {
            throw new UnsupportedModelException(file, (variable == null
                    ? "holds " + all.size() + " arrays"
                    : "holds no array '" + variable + "'") + "; say which one is meant as " + file
                    + ":NAME; the names are "
                    + all.keySet());
        }
        return found.read().toTensor();
    }

    /** A sample in the shape that the network takes, where it has the same size. */
    static Tensor shaped(Tensor sample, int @Nullable [] wanted) {
        return wanted != null && java.util.Arrays.stream(wanted).allMatch(d -> d > 0)
                && Shapes.size(wanted) == sample.size() ? sample.reshape(wanted) : sample;
    }
}
