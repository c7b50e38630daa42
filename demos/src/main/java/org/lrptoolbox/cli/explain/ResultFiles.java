package org.lrptoolbox.cli.explain;

import java.io.IOException;

/** Writes what became of explanations into files. */
interface ResultFiles {
    /** Writes one. */
    void write(Explanation explanation) throws IOException;

    /** Writes what could only be written once all explanations are known. */
    default void finish() throws IOException {}
}
