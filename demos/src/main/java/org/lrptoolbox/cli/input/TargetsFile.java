package org.lrptoolbox.cli.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.tensor.Tensor;

/**
 * What is to be explained of each input: a class for each in order, or by the name of the file.
 *
 * @param file where it is written
 * @param inOrder a target for each input; empty where names are given
 * @param byName targets by the name of a file: its path, or what is left of it without folders, or without ending
 */
record TargetsFile(Path file, List<String> inOrder, Map<String, String> byName) {
    /** Reads a file of lines, or an array of class numbers (.npy). */
    static TargetsFile read(Path file) throws IOException {
        if (ArraySamples.isArray(file)) {
            Tensor classes = StoredArrays.read(file).toTensor();
            List<String> targets = new ArrayList<>();
            for (double c : classes.data()) {
                targets.add(Long.toString((long) c));
            }
            return new TargetsFile(file, targets, Map.of());
        }
        Path folder = Objects.requireNonNullElse(file.getParent(), Path.of(""));
        List<ListFile.Line> lines;
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines = ListFile.read(in, folder);
        }
        if (lines.stream().allMatch(line -> line.target() == null)) {
            return new TargetsFile(file, Files.readAllLines(file).stream().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList(), Map.of());
        }
        Map<String, String> byName = new HashMap<>();
        for (ListFile.Line line : lines) {
            if (line.target() == null) {
                throw new IllegalArgumentException(file + " has a line without a class: " + line.file());
            }
            byName.put(key(Path.of(line.file())), line.target());
            byName.put(folder.relativize(Path.of(line.file())).toString(), line.target());
        }
        return new TargetsFile(file, List.of(), byName);
    }

    /** The sources with their targets. */
    List<Source> applied(List<Source> sources) {
        if (byName.isEmpty() && inOrder.size() != sources.size()) {
            throw new IllegalArgumentException(
                    file + " has " + inOrder.size() + " classes for " + sources.size() + " inputs");
        }
        List<Source> all = new ArrayList<>();
        int matched = 0;
        for (int i = 0; i < sources.size(); i++) {
            String target = byName.isEmpty() ? inOrder.get(i) : named(sources.get(i));
            matched += target == null ? 0 : 1;
            all.add(target == null ? sources.get(i) : sources.get(i).explaining(target));
        }
        if (matched == 0) {
            throw new IllegalArgumentException("none of the names in " + file + " is one of the inputs, such as "
                    + sources.getFirst());
        }
        return all;
    }

    private @Nullable String named(Source source) {
        String name = String.valueOf(source.file().getFileName());
        for (String key : new String[]{key(source.file()), source.nameWithEnding(), name, source.name(),
            name.replaceFirst("\\.[^.]*$", "")}) {
            String target = byName.get(key);
            if (target != null) {
                return target;
            }
        }
        return null;
    }

    private static String key(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
