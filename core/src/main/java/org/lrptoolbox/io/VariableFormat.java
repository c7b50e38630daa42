package org.lrptoolbox.io;

import java.io.IOException;
import java.nio.file.Path;
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
    }
}
