package org.lrptoolbox.token;

import java.io.IOException;
import java.nio.file.Path;

/** Reads tokenizers from files of one kind; found through {@link java.util.ServiceLoader}. */
public interface TokenizerFormat {
    /** Its name, for messages. */
    String name();

    /** Whether a file is of this kind, by its name. */
    boolean accepts(Path file);

    /**
     * Reads a file.
     *
     * @throws org.lrptoolbox.io.MalformedFileException if it is broken
     */
    Tokenizer read(Path file) throws IOException;
}
