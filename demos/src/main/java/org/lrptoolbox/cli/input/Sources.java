package org.lrptoolbox.cli.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Finds what to explain by what was typed: pictures, arrays, folders, globs, lists, and {@code -} for a list on standard
 * input. What lies in the output folder is no input, unless it is typed itself.
 */
public final class Sources {
    /** Where a run notes what it has done; what lies beside it are results, not pictures to explain. */
    public static final String JOURNAL = "explanations.jsonl";

    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff");
    private static final int NAMED = 3;
    private static final String STANDARD_INPUT = "-";

    private final Search how;
    private final BufferedReader standardInput;
    private final Consumer<String> notes;
    /** Every input once, with its path below what was typed. */
    private final Map<Key, Found> found = new LinkedHashMap<>();
    private final Map<Path, ArraySamples> arrays = new LinkedHashMap<>();

    /**
     * How to search.
     *
     * @param recursive whether folders inside folders are searched
     * @param output where results go; null if nowhere
     * @param sample the shape of one sample of the network's input; null if it is not known
     * @param named what other options were given: files of settings in a folder of pictures need no note
     */
    public record Search(boolean recursive, @Nullable Path output, int @Nullable [] sample, Set<String> named) {
        /** Copies the set. */
        public Search {
            named = Set.copyOf(named);
        }
    }

    private record Key(Path file, @Nullable String variable, @Nullable String target) {}

    /** A file and its path below what was typed. */
    private record Found(Path below, @Nullable ArraySamples array) {}

    private Sources(Search how, BufferedReader standardInput, Consumer<String> notes) {
        this.how = how;
        this.standardInput = standardInput;
        this.notes = notes;
    }

    /**
     * The inputs in the order they were typed, those of folders by name.
     *
     * @param notes is told, in a line, what is passed over
     * @throws NoSuchFileException if something does not exist
     */
    public static List<Source> find(List<String> typed, Search how, BufferedReader standardInput,
            Consumer<String> notes)
            throws IOException {
        Sources sources = new Sources(how, standardInput, notes);
        for (String word : typed) {
            sources.add(word, null);
        }
        return sources.named();
    }

    private void add(String word, @Nullable String target) throws IOException {
        if (word.equals(STANDARD_INPUT)) {
            list(standardInput, Path.of(""));
            return;
        }
        Path path = Path.of(word);
        if (Files.isDirectory(path)) {
            search(path);
        } else if (Files.exists(path)) {
            file(path, target);
        } else if (isGlob(word)) {
            glob(word);
        } else {
            variable(word, target);
        }
    }

    private void file(Path path, @Nullable String target) throws IOException {
        if (target == null && ListFile.isList(path)) {
            try (BufferedReader in = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
                list(in, Objects.requireNonNullElse(path.getParent(), Path.of("")));
            }
        } else if (ArraySamples.isArray(path)) {
            array(path, null, target);
        } else {
            add(path, Objects.requireNonNull(path.getFileName()), target);
        }
    }

    private void add(Path path, Path below, @Nullable String target) {
        found.putIfAbsent(new Key(path.normalize(), null, target), new Found(below, null));
    }

    private void array(Path path, @Nullable String variable, @Nullable String target) throws IOException {
        ArraySamples samples = arrays.get(path);
        if (samples == null || variable != null) {
            samples = ArraySamples.open(path, variable, how.sample);
            arrays.put(path, samples);
        }
        found.putIfAbsent(new Key(path.normalize(), variable, target),
                new Found(Objects.requireNonNull(path.getFileName()), samples));
    }

    private void list(BufferedReader in, Path folder) throws IOException {
        for (ListFile.Line line : ListFile.read(in, folder)) {
            Path path = Path.of(line.file());
            if (line.target() != null || !Files.exists(path)) {
                // One that is missing is told of when its turn comes, as one that is broken.
                if (ArraySamples.isArray(path)) {
                    array(path, null, line.target());
                } else {
                    add(path, Objects.requireNonNullElse(path.getFileName(), path), line.target());
                }
            } else {
                add(line.file(), null);
            }
        }
    }

    private static boolean isGlob(String word) {
        return word.matches(".*[*?\\[{].*");
    }

    private void glob(String word) throws IOException {
        String[] parts = word.split("/", -1);
        int fixed = 0;
        while (!isGlob(parts[fixed])) {
            fixed++;
        }
        String begin = String.join("/", List.of(parts).subList(0, fixed));
        Path root = Path.of(fixed == 1 && begin.isEmpty() ? "/" : begin);
        PathMatcher matcher = FileSystems.getDefault()
                .getPathMatcher("glob:" + String.join("/", List.of(parts).subList(fixed, parts.length)));
        int before = found.size();
        if (Files.isDirectory(root)) {
            int depth = word.contains("**") ? Integer.MAX_VALUE : parts.length - fixed;
            try (Stream<Path> inside = Files.walk(root, depth)) {
                for (Path path : (Iterable<Path>) inside.sorted()::iterator) {
                    if (matcher.matches(root.relativize(path)) && (isPicture(path) || ArraySamples.isArray(path))
                            && !isResult(path, root)) {
                        if (ArraySamples.isArray(path)) {
                            array(path, null, null);
                        } else {
                            add(path, root.relativize(path), null);
                        }
                    }
                }
            }
        }
        if (found.size() == before) {
            throw new NoSuchFileException(word, null, "no picture or array fits this pattern");
        }
    }

    /** {@code session.mat:images}. */
    private void variable(String word, @Nullable String target) throws IOException {
        int colon = word.lastIndexOf(':');
        Path file = Path.of(colon < 0 ? word : word.substring(0, colon));
        if (colon < 0 || !ArraySamples.isArray(file) || !Files.exists(file)) {
            throw new NoSuchFileException(word);
        }
        array(file, word.substring(colon + 1), target);
    }

    private void search(Path folder) throws IOException {
        List<Path> others = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> inside = Files.walk(folder, how.recursive ? Integer.MAX_VALUE : 1)) {
            for (Path path : (Iterable<Path>) inside.sorted()::iterator) {
                if (path.equals(folder) || path.getFileName().toString().startsWith(".")
                        || isResult(path, folder)) {
                    continue;
                }
                if (Files.isDirectory(path)) {
                    folders.add(path);
                } else if (isPicture(path)) {
                    add(path, folder.relativize(path), null);
                } else if (!how.named.contains(path.normalize().toString())) {
                    others.add(path);
                }
            }
        }
        if (!others.isEmpty()) {
            notes.accept(folder + ": " + count(others, "file") + " not read: " + some(others)
                    + (others.stream().anyMatch(ArraySamples::isArray)
                            ? "; arrays are explained where they are named"
                            : ""));
        }
        if (!how.recursive && !folders.isEmpty()) {
            notes.accept(folder + ": " + count(folders, "folder") + " inside not searched (-r does): " + some(folders));
        }
    }

    /** Whether something lies in an output folder inside of what is searched. */
    private boolean isResult(Path path, Path searched) {
        if (how.output == null) {
            return false;
        }
        Path output = how.output.toAbsolutePath().normalize();
        return !searched.toAbsolutePath().normalize().startsWith(output)
                && path.toAbsolutePath().normalize().startsWith(output)
                && Files.exists(output.resolve(JOURNAL));
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
        Map<Path, Path> below = new LinkedHashMap<>();
        found.forEach((key, f) -> below.putIfAbsent(key.file, f.below));
        Map<Path, String> names = SourceNames.of(below);
        List<Source> sources = new ArrayList<>();
        found.forEach((key, f) -> {
            String name = Objects.requireNonNull(names.get(key.file));
            if (f.array == null) {
                sources.add(new Source(key.file, name, null, -1, key.target));
                return;
            }
            int digits = Integer.toString(Math.max(0, f.array.count() - 1)).length();
            String stem = key.variable == null ? name : name + "-" + key.variable;
            for (int i = 0; i < f.array.count(); i++) {
                sources.add(new Source(key.file, stem + "-" + ("" + (i + Math.powExact(10L, digits))).substring(1),
                        f.array, i, key.target));
            }
        });
        return sources;
    }
}
