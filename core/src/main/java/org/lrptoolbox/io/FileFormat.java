package org.lrptoolbox.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the facades need to know of a format to choose it. */
public interface FileFormat {
    /** The name by which a caller can ask for this format, such as {@code text}. */
    String name();

    /**
     * The file name endings this format claims, in lower case and without the dot; also usable as names. The empty
     * string claims files without an ending. By default its name.
     */
    default List<String> extensions() {
        return List.of(name());
    }

    /** Whether the ending of a file's name is one of this format's. */
    default boolean claims(Path file) {
        return extensions().contains(ending(file).toLowerCase(Locale.ROOT));
    }

    /** The ending of a file's name, without the dot; empty where there is none. */
    static String ending(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        int dot = name.lastIndexOf('.');
        // A leading dot starts a hidden file's name, not its ending.
        return dot <= 0 ? "" : name.substring(dot + 1);
    }
}
