package org.lrptoolbox.cli.input;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Gives every file a name of its own for its results, as short as it can be: without folder and ending; with the ending
 * where {@code cat.jpg} lies beside {@code cat.png}; with the folders below a common one where two folders hold a
 * {@code cat.jpg}.
 */
final class SourceNames {
    private SourceNames() {}

    /**
     * The names.
     *
     * @param files all files, each with its path below what was typed
     */
    static Map<Path, String> of(Map<Path, Path> files) {
        Path root = files.keySet().stream().map(p -> p.toAbsolutePath().normalize().getParent()).reduce(
                SourceNames::common).orElse(Path.of(""));
        Map<Path, String> names = new LinkedHashMap<>();
        files.forEach((file, below) -> names.put(file, stem(slashed(below))));
        tellApart(names, (file, name) -> slashed(files.getOrDefault(file, file)));
        tellApart(names, (file, name) -> slashed(root.relativize(file.toAbsolutePath().normalize())));
        return names;
    }

    /** Gives those who share a name other ones. */
    private static void tellApart(Map<Path, String> names, BiFunction<Path, String, String> other) {
        Map<String, Long> uses = names.values().stream()
                .collect(Collectors.groupingBy(n -> n.toLowerCase(java.util.Locale.ROOT), Collectors.counting()));
        names.replaceAll((file, name) -> uses.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), 1L) > 1
                ? other.apply(file, name)
                : name);
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static Path common(Path a, Path b) {
        Path ancestor = a;
        while (ancestor != null && !b.startsWith(ancestor)) {
            ancestor = ancestor.getParent();
        }
        return ancestor == null ? a.getRoot() : ancestor;
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }
}
