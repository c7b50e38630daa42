package org.lrptoolbox.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the house is built: packages know each other in one direction, and a name stands for one thing in a module. */
class PackagesTest {
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?(org\\.lrptoolbox[a-z0-9.]*)\\.[A-Z]",
            Pattern.MULTILINE);
    /** One idea in two halves: layers are formulas over the algebra, and the algebra has kernels for some layers. */
    private static final Set<String> ONE_IDEA = Set.of("org.lrptoolbox.algebra", "org.lrptoolbox.layer");

    private static List<Path> sources(String module) throws IOException {
        Path main = Path.of(System.getProperty("lrp.root", ".."), module, "src/main/java");
        try (Stream<Path> files = Files.walk(main)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "interop-matlab", "onnx", "interop-python", "demos"})
    void packagesKnowEachOtherInOneDirection(String module) throws IOException {
        Map<String, Set<String>> known = new TreeMap<>();
        for (Path file : sources(module)) {
            String text = Files.readString(file);
            Matcher own = PACKAGE.matcher(text);
            assertTrue(own.find(), file.toString());
            Set<String> reads = known.computeIfAbsent(own.group(1), name -> new TreeSet<>());
            IMPORT.matcher(text).results().map(m -> m.group(1))
                    .filter(name -> !name.equals(own.group(1))).forEach(reads::add);
        }
        Map<String, Set<String>> reached = new TreeMap<>();
        known.keySet().forEach(name -> reached.put(name, reachable(name, known)));
        Set<Set<String>> circles = known.keySet().stream().filter(name -> reached.get(name).contains(name))
                .map(name -> reached.get(name).stream()
                        .filter(other -> reached.getOrDefault(other, Set.of()).contains(name))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
        circles.remove(ONE_IDEA);
        assertEquals(Set.of(), circles, "packages of " + module + " that know each other in a circle");
    }

    private static Set<String> reachable(String from, Map<String, Set<String>> known) {
        Set<String> seen = new TreeSet<>();
        List<String> next = List.copyOf(known.getOrDefault(from, Set.of()));
        while (!next.isEmpty()) {
            next = next.stream().filter(seen::add).flatMap(name -> known.getOrDefault(name, Set.of()).stream())
                    .toList();
        }
        return seen;
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "interop-matlab", "onnx", "interop-python", "demos"})
    void aNameStandsForOneThing(String module) throws IOException {
        Map<String, List<Path>> byName = sources(module).stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(file -> String.valueOf(file.getFileName())));
        byName.values().removeIf(files -> files.size() == 1);
        assertEquals(Map.of(), byName, "names of " + module + " that stand for several things");
    }
}
