package org.lrptoolbox.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads and writes files of several named arrays in every format on the class path.
 *
 * <pre>{@code
 * TypedArray weights = Variables.read(Path.of("session.mat")).get("weights").read();
 * }</pre>
 */
public final class Variables {
    private static final Formats<VariableFormat> FORMATS = new Formats<>("variable", VariableFormat.class);

    private Variables() {}

    /** The arrays of a file by name, in the format the file's ending names; each is read when asked for. */
    public static Map<String, VariableFormat.Variable> read(Path file) throws IOException {
        return FORMATS.byExtension(file).variables(file);
    }

    /** The arrays of a file in a format given by name, such as {@code mat}, whatever the file's ending. */
    public static Map<String, VariableFormat.Variable> read(Path file, String format) throws IOException {
        return FORMATS.byName(file, format).variables(file);
    }

    /** Writes named arrays in the format the file's ending names. */
    public static void write(Map<String, TypedArray> arrays, Path file) throws IOException {
        FORMATS.byExtension(file).write(arrays, file);
    }

    /** Writes named values of any kind in a format given by name, whatever the file's ending. */
    public static void writeValues(Map<String, StoredValue> values, Path file, String format) throws IOException {
        FORMATS.byName(file, format).writeValues(values, file);
    }
}
