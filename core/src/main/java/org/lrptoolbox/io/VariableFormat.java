package org.lrptoolbox.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file format for several named arrays; a service, so that {@link Variables} finds every format there is. */
public interface VariableFormat extends FileFormat {
    /**
     * The arrays of a file by name, in the file's order, each read when asked for.
     *
     * @throws LrpFileException if the file is broken or of another kind
     */
    Map<String, Variable> variables(Path file) throws IOException;

    /**
     * Writes arrays; an existing file is replaced only when all of the new one is written.
     *
     * @throws IllegalArgumentException if the format cannot express a name or an array; the file is untouched then
     */
    void write(Map<String, TypedArray> arrays, Path file) throws IOException;

    /**
     * Writes values of any kind; an existing file is replaced only when all of the new one is written.
     *
     * @throws IllegalArgumentException if the format cannot express a name or a value; the file is untouched then
     */
    default void writeValues(Map<String, StoredValue> values, Path file) throws IOException {
        Map<String, TypedArray> arrays = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!(value instanceof StoredValue.Numbers(TypedArray real, var imaginary)) || imaginary != null) {
                throw new IllegalArgumentException("'" + name + "' is no array of real numbers, and files of format "
                        + name() + " hold no others");
            }
            arrays.put(name, real);
        });
        write(arrays, file);
    }

    /** One array of a file, not read yet. */
    @FunctionalInterface
    interface Variable {
        /**
         * Reads it.
         *
         * @throws UnsupportedModelException if it is something else than an array of numbers
         * @throws MalformedFileException if its bytes are broken
         */
        TypedArray read() throws IOException;

        /**
         * Reads it, of whatever kind it is; formats that only know arrays need not say more.
         *
         * @throws UnsupportedModelException if it cannot be expressed so
         * @throws MalformedFileException if its bytes are broken
         */
        default StoredValue value() throws IOException {
            return new StoredValue.Numbers(read(), null);
        }
    }
}
