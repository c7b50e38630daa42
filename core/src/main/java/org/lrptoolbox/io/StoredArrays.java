package org.lrptoolbox.io;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads and writes arrays in every format on the class path.
 *
 * <pre>{@code
 * TypedArray images = StoredArrays.read(Path.of("images.npy"));
 * StoredArrays.write(images, Path.of("images.mat"));
 * }</pre>
 */
public final class StoredArrays {
    private static final Formats<ArrayFormat> FORMATS = new Formats<>("array", ArrayFormat.class);

    private StoredArrays() {}

    /** Whether there is a format of this name or ending, such as {@code npy}. */
    public static boolean knows(String format) {
        return FORMATS.has(format);
    }

    /**
     * Reads an array, in the format the file's ending names.
     *
     * @throws LrpFileException if the ending is unknown, or the file broken or of another kind
     */
    public static TypedArray read(Path file) throws IOException {
        return FORMATS.byExtension(file).read(file);
    }

    /** Reads an array in a format given by name, such as {@code npy} or {@code text}, whatever the file's ending. */
    public static TypedArray read(Path file, String format) throws IOException {
        return FORMATS.byName(file, format).read(file);
    }

    /**
     * Writes an array in the format the file's ending names; an existing file is replaced as the last step.
     *
     * @throws UnsupportedModelException if the ending is unknown
     * @throws IllegalArgumentException if the format cannot express the array
     */
    public static void write(TypedArray array, Path file) throws IOException {
        FORMATS.byExtension(file).write(array, file);
    }

    /** Writes an array in a format given by name, whatever the file's ending. */
    public static void write(TypedArray array, Path file, String format) throws IOException {
        FORMATS.byName(file, format).write(array, file);
    }
}
