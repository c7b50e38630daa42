package org.lrptoolbox.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The formats of one kind found on the class path, and the choice among them. */
public final class Formats<F extends FileFormat> {
    private final String kind;
    private final List<F> known;

    /**
     * All formats of a kind.
     *
     * @param kind what the files hold, for messages
     * @param service the interface the formats implement
     */
    public Formats(String kind, Class<F> service) {
        this.kind = kind;
        // The loader of this class, not the thread's: MATLAB and other hosts load jars into loaders of their own.
        this.known = ServiceLoader.load(service, service.getClassLoader()).stream().map(ServiceLoader.Provider::get)
                .toList();
    }

    /** The format that claims the ending of the file's name. */
    public F byExtension(Path file) throws UnsupportedModelException {
        return byName(file, FileFormat.ending(file));
    }

    /** The format of the given name or ending. */
    public F byName(Path file, String name) throws UnsupportedModelException {
        return found(name).orElseThrow(() -> new UnsupportedModelException(file, "'" + name + "' is no known " + kind
                + " format; known are " + known.stream().map(Formats::describe).sorted()
                        .collect(Collectors.joining(", "))));
    }

    /** Whether there is a format of the given name or ending. */
    public boolean has(String name) {
        return found(name).isPresent();
    }

    private Optional<F> found(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return known.stream().filter(f -> f.name().equals(key) || f.extensions().contains(key)).findFirst();
    }

    private static String describe(FileFormat format) {
        return format.name() + format.extensions().stream().map(e -> e.isEmpty() ? "no ending" : "." + e)
                .collect(Collectors.joining(" ", " (", ")"));
    }
}
