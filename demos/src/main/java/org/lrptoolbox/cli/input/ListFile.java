package org.lrptoolbox.cli.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Lists of files, one a line, and behind each, if wanted, what to explain of it:
 *
 * <pre>
 * cats/tabby.jpg 281
 * my pictures/dog.jpg	class:golden retriever
 * </pre>
 *
 * A tab ends a file's name; else it ends at the last space unless there is a file of the whole line's name. Lines that are
 * empty or begin with # say nothing.
 */
final class ListFile {
    private ListFile() {}

    /**
     * A line of a list.
     *
     * @param file as written
     * @param target as written; null if there is none
     */
    record Line(String file, @Nullable String target) {}

    /** Whether a file is a list, by its ending. */
    static boolean isList(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(txt|lst|list)") && Files.isRegularFile(file);
    }

    /**
     * The lines that say something.
     *
     * @param folder where names are relative to; a file that is not there is looked for in the working directory
     */
    static List<Line> read(BufferedReader in, Path folder) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                lines.add(line(text, folder));
            }
        }
        return lines;
    }

    private static Line line(String text, Path folder) {
        int tab = text.indexOf('\t');
        if (tab >= 0) {
            return new Line(found(text.substring(0, tab).strip(), folder), text.substring(tab + 1).strip());
        }
        int space = text.lastIndexOf(' ');
        return space < 0 || exists(text, folder)
                ? new Line(found(text, folder), null)
                : new Line(found(text.substring(0, space).strip(), folder), text.substring(space + 1));
    }

    private static boolean exists(String name, Path folder) {
        return Files.exists(folder.resolve(name)) || Files.exists(Path.of(name));
    }

    private static String found(String name, Path folder) {
        Path there = folder.resolve(name);
        return Files.exists(there) || !Files.exists(Path.of(name)) ? there.toString() : name;
    }
}
