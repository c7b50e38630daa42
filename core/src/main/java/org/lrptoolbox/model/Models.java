package org.lrptoolbox.model;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.Formats;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layout.ToolboxForm;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.network.Network;

/**
 * Reads and writes networks in every format on the class path.
 *
 * <pre>{@code
 * Network network = Models.read(Path.of("LeNet-5.nn"));
 * Models.write(network, Path.of("LeNet-5.txt"));
 * }</pre>
 */
public final class Models {
    private static final Formats<ModelFormat> FORMATS = new Formats<>("model", ModelFormat.class);

    private Models() {}

    /** Whether there is a format of this name or ending, such as {@code nn}. */
    public static boolean knows(String format) {
        return FORMATS.has(format);
    }

    /**
     * Reads a network, in the format the file's ending names.
     *
     * @throws LrpFileException if the ending is unknown, or the file broken or of another kind
     */
    public static Network read(Path file) throws IOException {
        return FORMATS.byExtension(file).read(file);
    }

    /** Reads a network in a format given by name, such as {@code text} or {@code nn}, whatever the file's ending. */
    public static Network read(Path file, String format) throws IOException {
        return FORMATS.byName(file, format).read(file);
    }

    /**
     * Reads one output of a network, for inputs of given shapes.
     *
     * @param format the format by name; empty for what the ending says
     */
    public static Network read(Path file, String format, ReadOptions options) throws IOException {
        return (format.isEmpty() ? FORMATS.byExtension(file) : FORMATS.byName(file, format)).read(file, options);
    }

    /**
     * Writes a network in the format the file's ending names; an existing file is replaced as the last step. Networks
     * with the channels first, as ONNX files have them, are written in {@link ToolboxForm} to formats of the toolbox.
     *
     * @throws UnsupportedModelException if the ending is unknown, or the format lacks one of the layers
     */
    public static void write(Network network, Path file) throws IOException {
        ModelFormat format = FORMATS.byExtension(file);
        format.write(inFormOf(format, network, file), file);
    }

    /** Writes a network in a format given by name, whatever the file's ending. */
    public static void write(Network network, Path file, String format) throws IOException {
        ModelFormat found = FORMATS.byName(file, format);
        found.write(inFormOf(found, network, file), file);
    }

    /** Writes a network whose input samples have this shape, which some formats need. */
    public static void write(Network network, Path file, int... input) throws IOException {
        ModelFormat format = FORMATS.byExtension(file);
        format.write(inFormOf(format, network, file), file, input);
    }

    /** What a file says of its network beside it: preprocessing, class names, sources; nothing where it cannot. */
    public static ModelNotes notes(Path file) throws IOException {
        return FORMATS.byExtension(file).notes(file);
    }

    /** Whether files of this ending, or of a format given by name, have room for notes. */
    public static boolean holdNotes(Path file, @Nullable String format) throws IOException {
        return chosen(file, format).holdsNotes();
    }

    /**
     * Writes a network with notes.
     *
     * @param format the format by name; null for what the ending says
     * @param input the shape of input samples; empty for what the network says
     */
    public static void write(Network network, Path file, @Nullable String format, ModelNotes notes, int... input)
            throws IOException {
        ModelFormat found = chosen(file, format);
        found.write(inFormOf(found, network, file), file, notes, input);
    }

    private static ModelFormat chosen(Path file, @Nullable String format) throws IOException {
        return format == null ? FORMATS.byExtension(file) : FORMATS.byName(file, format);
    }

    private static Network inFormOf(ModelFormat format, Network network, Path file) throws IOException {
        try {
            return format.holdsToolboxLayersOnly() ? ToolboxForm.of(network) : network;
        } catch (IllegalArgumentException e) {
            throw new UnsupportedModelException(file, "format " + format.name() + " holds layers of the toolbox only; "
                    + e.getMessage());
        }
    }
}
