package org.lrptoolbox.cli.explain;

import java.nio.file.Path;

/**
 * A picture to explain.
 *
 * @param file where it lies
 * @param name what its results are called: {@code cat} for {@code cat.jpg}, {@code pets/cat} where it was found below a
 *            folder; different for different pictures
 */
record Source(Path file, String name) {
    /** The name with the file's ending, below the same folders: {@code pets/cat.jpg}. */
    String nameWithEnding() {
        return name.substring(0, name.lastIndexOf('/') + 1) + file.getFileName();
    }
}
