package org.lrptoolbox.cli.explain;

import java.io.IOException;

/** Writes what became of an explanation into files. */
@FunctionalInterface
interface ResultFiles {
    void write(Explanation explanation) throws IOException;
}
