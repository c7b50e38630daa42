package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds pictures by what was typed, files and folders, and gives each a name of its own for its results.
 *
 * <p>Names are as short as they can be: without folder and ending; with the ending where {@code cat.jpg} lies beside
 * {@code cat.png}; with the folders below a common one where two folders hold a {@code cat.jpg}.
 */
final class Sources {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff");
    private static final int NAMED = 3;

    private final boolean recursive;
    private final Consumer<String> notes;
    /** Every picture once, with its path below what was typed. */
    private final Map<Path, Path> found = new LinkedHashMap<>();

    private Sources(boolean recursive, Consumer<String> notes) {
        this.recursive = recursive;
        this.notes = notes;
    }

    /**
     * The pictures in the order they were typed, those of folders by name.
     *
     * @param recursive whether folders inside folders are searched
     * @param notes is told, in a line, what is passed over
     * @throws NoSuchFileException if something does not exist
     */
    static List<Source> find(List<Path> typed, boolean recursive, Consumer<String> notes) throws IOException {
        Sources sources = new Sources(recursive, notes);
        for (Path path : typed) {
            if (Files.isDirectory(path)) {
                sources.search(path);
            } else if (Files.exists(path)) {
                sources.found.putIfAbsent(path.normalize(), path.getFileName());
            } else {
                throw new NoSuchFileException(path.toString());
            }
        }
        return sources.named();
    }

    private void search(Path folder) throws IOException {
        List<Path> others = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> inside = Files.walk(folder, recursive ? Integer.MAX_VALUE : 1)) {
            for (Path path : (Iterable<Path>) inside.sorted()::iterator) {
                if (path.equals(folder) || path.getFileName().toString().startsWith(".")) {
                    continue;
                }
                if (Files.isDirectory(path)) {
                    folders.add(path);
                } else if (isPicture(path)) {
                    found.putIfAbsent(path.normalize(), folder.relativize(path));
                } else {
                    others.add(path);
                }
            }
        }
        if (!others.isEmpty()) {
            notes.accept(folder + ": " + count(others, "file") + " not read: " + some(others));
        }
        if (!recursive && !folders.isEmpty()) {
            notes.accept(folder + ": " + count(folders, "folder") + " inside not searched (-r does): " + some(folders));
        }
    }

    private static String count(Collection<?> things, String one) {
        return things.size() + " " + one + (things.size() == 1 ? "" : "s");
    }

    private static String some(List<Path> paths) {
        return paths.stream().limit(NAMED).map(p -> String.valueOf(p.getFileName())).collect(Collectors.joining(", "))
                + (paths.size() > NAMED ? ", ..." : "");
    }

    private static boolean isPicture(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(file);
    }

    private List<Source> named() {
        Path root = found.keySet().stream().map(p -> p.toAbsolutePath().normalize().getParent()).reduce(
                Sources::common).orElse(Path.of(""));
        Map<Path, String> names = new LinkedHashMap<>();
        found.forEach((file, below) -> names.put(file, stem(slashed(below))));
        tellApart(names, (file, name) -> slashed(found.getOrDefault(file, file)));
        tellApart(names, (file, name) -> slashed(root.relativize(file.toAbsolutePath().normalize())));
        return names.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
    }

    /** Gives those who share a name other ones. */
    private static void tellApart(Map<Path, String> names, BiFunction<Path, String, String> other) {
        Map<String, Long> uses = names.values().stream()
                .collect(Collectors.groupingBy(n -> n.toLowerCase(Locale.ROOT), Collectors.counting()));
        names.replaceAll((file, name) -> uses.getOrDefault(name.toLowerCase(Locale.ROOT), 1L) > 1
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
