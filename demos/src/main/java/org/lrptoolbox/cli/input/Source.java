package org.lrptoolbox.cli.input;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Something to explain: a picture, or a sample of an array.
 *
 * @param file where it lies
 * @param name what its results are called: {@code cat} for {@code cat.jpg}, {@code pets/cat} where it was found below a
 *            folder; different for different files and samples
 * @param array the samples of an array, one of which it is; null for pictures
 * @param index which sample of an array; -1 for pictures
 * @param target what to explain of it, as typed; null for what is explained of all
 */
public record Source(Path file, String name, @Nullable ArraySamples array, int index, @Nullable String target) {
    /** The name with the file's ending, below the same folders: {@code pets/cat.jpg}. */
    public String nameWithEnding() {
        return index < 0 ? name.substring(0, name.lastIndexOf('/') + 1) + file.getFileName() : name;
    }

    /** The same, with what to explain of it. */
    public Source explaining(String what) {
        return new Source(file, name, array, index, what);
    }

    /** What tells it from all others, wherever it was typed. */
    public String key() {
        return file.toAbsolutePath().normalize() + (index < 0 ? "" : "#" + index)
                + (target == null ? "" : " " + target);
    }

    /** For people: the file, and which sample of it. */
    @Override
    public String toString() {
        return index < 0 ? file.toString() : file + " sample " + index;
    }
}
