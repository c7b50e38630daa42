package org.lrptoolbox.io;

import java.io.IOException;
import java.nio.file.Path;

/** A file format for one array; a service, so that {@link StoredArrays} finds every format on the class path. */
public interface ArrayFormat extends FileFormat {
    /**
     * Reads the array a file holds.
     *
     * @throws LrpFileException if the file is broken or holds something else
     * @throws IOException if it cannot be read at all
     */
    TypedArray read(Path file) throws IOException;

    /**
     * Writes an array; an existing file is replaced only when all of the new one is written.
     *
     * @throws IllegalArgumentException if the format cannot express the array; the file is untouched then
     */
    void write(TypedArray array, Path file) throws IOException;
}
