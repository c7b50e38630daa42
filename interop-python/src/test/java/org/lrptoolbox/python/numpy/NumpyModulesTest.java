package org.lrptoolbox.python.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * How the package {@code numpy} is built: a class loads what its methods do when they are called, and modules of functions know
 * each other in one direction, wherever in them an import stands.
 */
class NumpyModulesTest {
    /** Where functions stand behind the methods of arrays, scalars, types and element-wise functions; and doors to all else. */
    private static final Set<String> OF_CLASSES = Set.of("numpy", "numpy._core", "numpy.ma", "numpy._array_operators",
            "numpy._datetimes", "numpy._dtype_classes", "numpy._dtypes", "numpy._indexing", "numpy._methods",
            "numpy._more_scalars", "numpy._ndarray", "numpy._reducing", "numpy._scalar_arithmetic", "numpy._scalars",
            "numpy._ufunc", "numpy.ma._fields", "numpy.ma._making", "numpy.ma._operating");
    /** What recurs in nature. */
    private static final Set<Set<String>> CIRCLES = Set.of(
            // An array is made of memory, of others' arrays and of lists with arrays in them.
            Set.of("numpy._broadcasting", "numpy._conversions", "numpy._creation", "numpy._interface",
                    "numpy._memory", "numpy._nested", "numpy.lib.stride_tricks"),
            // A record's fields are printed as arrays are.
            Set.of("numpy._format", "numpy._record_text"),
            // Functions of coefficients give polynomials where they got some.
            Set.of("numpy._poly1d", "numpy._polynomials"));
    private static final Pattern IMPORT = Pattern.compile("( *)from (\\.*)([\\w.]*) import (\\(?[\\w, ]*).*");
    private static final Path ROOT = Path.of(System.getProperty("lrp.root", ".."), "interop-python/src/main/python");

    @Test
    void modulesOfFunctionsKnowEachOtherInOneDirection() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(ROOT.resolve("numpy"))) {
            all.filter(f -> f.toString().endsWith(".py")).forEach(f -> files.put(name(f), f));
        }
        Map<String, Set<String>> known = new TreeMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            known.put(file.getKey(), imports(file.getKey(), file.getValue(), files.keySet()));
        }
        Map<String, Set<String>> reached = new TreeMap<>();
        known.keySet().forEach(name -> reached.put(name, reachable(name, known)));
        Set<Set<String>> circles = known.keySet().stream().filter(name -> reached.get(name).contains(name))
                .map(name -> reached.get(name).stream().filter(other -> reached.get(other).contains(name))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
        assertEquals(CIRCLES, circles, "modules that know each other in a circle");
    }

    private static String name(Path file) {
        String path = ROOT.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
        return path.substring(0, path.length() - ".py".length()).replaceAll("\\.__init__$", "");
    }

    private static Set<String> imports(String module, Path file, Set<String> all) throws IOException {
        String folder = file.endsWith("__init__.py") ? module : parent(module);
        Set<String> found = new HashSet<>();
        boolean inClass = false;
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith(" ")) {
                inClass = line.startsWith("class ");
            }
            Matcher m = IMPORT.matcher(line);
            boolean counts = m.matches() && (m.group(1).isEmpty() || !inClass && !OF_CLASSES.contains(module));
            if (counts) {
                found.addAll(targets(folder, m, all));
            }
        }
        found.remove(module);
        return found;
    }

    private static Set<String> targets(String folder, Matcher m, Set<String> all) {
        String from = folder;
        for (int up = 1; up < m.group(2).length(); up++) {
            from = parent(from);
        }
        if (m.group(2).isEmpty()) {
            from = m.group(3);
        } else if (!m.group(3).isEmpty()) {
            from += "." + m.group(3);
        }
        Set<String> found = new HashSet<>();
        for (String word : m.group(4).replace("(", "").split(",", -1)) {
            String part = from + "." + word.strip().split(" ", 2)[0];
            if (all.contains(part)) {
                found.add(part);
            } else if (all.contains(from)) {
                found.add(from);
            }
        }
        return found;
    }

    private static String parent(String module) {
        return module.substring(0, Math.max(0, module.lastIndexOf('.')));
    }

    private static Set<String> reachable(String from, Map<String, Set<String>> known) {
        Set<String> seen = new TreeSet<>();
        List<String> next = new ArrayList<>(known.get(from));
        while (!next.isEmpty()) {
            next = next.stream().filter(seen::add).flatMap(name -> known.get(name).stream()).toList();
        }
        return seen;
    }
}
