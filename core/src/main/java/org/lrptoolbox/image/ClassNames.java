package org.lrptoolbox.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.lrptoolbox.text.Meant;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.text.Printable;

/**
 * What the classes of a network are called: line i of a text file names class i, counted from 0.
 *
 * <p>Lines of ImageNet's lists, {@code n02123045 tabby, tabby cat}, begin with an id and may give several names.
 *
 * @param lines the lines of the file; empty where nothing is known
 */
public record ClassNames(List<String> lines) {
    /** No names: classes are called by their number. */
    public static final ClassNames NONE = new ClassNames(List.of());

    private static final Pattern ID = Pattern.compile("n[0-9]{8}\\s+");
    private static final int FEW = 20;
    private static final int LARGEST_FILE = 64 << 20;

    /** Copies the list. */
    public ClassNames {
        lines = List.copyOf(lines);
    }

    /** Reads a file of names; empty lines at its end do not count. */
    public static ClassNames read(Path file) throws IOException {
        byte[] bytes = InputFiles.readAll(file);
        if (bytes.length > LARGEST_FILE) {
            throw new MalformedFileException(file, "has " + bytes.length + " bytes: no list of class names");
        }
        return new ClassNames(new String(bytes, StandardCharsets.UTF_8).stripTrailing().lines().map(String::strip)
                .map(Printable::line)
                .toList());
    }

    /** The number and first name of a class: {@code 281 tabby}; the number alone where it has no name. */
    public String label(int index) {
        if (index < 0 || index >= lines.size() || lines.get(index).isEmpty()) {
            return Integer.toString(index);
        }
        return index + " " + names(lines.get(index))[0];
    }

    /**
     * The class of a name, of an id, or of a number in digits.
     *
     * @throws IllegalArgumentException if there is none, or more than one
     */
    public int index(String name) {
        if (name.matches("[0-9]{1,9}")) {
            return Integer.parseInt(name);
        }
        int[] found = IntStream.range(0, lines.size()).filter(i -> matches(lines.get(i), name)).toArray();
        if (found.length == 1) {
            return found[0];
        }
        throw new IllegalArgumentException(found.length > 1
                ? "several classes are called '" + name + "': " + Arrays.toString(found) + "; give the number"
                : "no class is called '" + name + "'" + Meant.by(name, words())
                        + (lines.isEmpty() ? "; give its number, or a file of class names" : all()));
    }

    /** The names, where there are few. */
    private String all() {
        List<String> first = lines.stream().filter(l -> !l.isEmpty()).map(l -> names(l)[0]).distinct().toList();
        return first.size() > FEW ? "" : "; there are " + String.join("; ", first);
    }

    /** All names of all classes. */
    private List<String> words() {
        return lines.stream().flatMap(l -> Arrays.stream(names(l))).distinct().toList();
    }

    private static boolean matches(String line, String name) {
        return line.equalsIgnoreCase(name) || line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT)
                + " ") && ID.matcher(line).lookingAt()
                || Arrays.stream(names(line)).anyMatch(name::equalsIgnoreCase);
    }

    private static String[] names(String line) {
        return ID.matcher(line).replaceFirst("").split("\\s*,\\s*", -1);
    }
}
