package org.lrptoolbox.render;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The colour maps that are numbers rather than formulas, from the text files beside this class: 8-bit colours at even
 * distances, anchors per channel, palettes, and full tables.
 */
final class Tables {
    private static final Set<String> FULL = Set.of("Accent", "viridis", "plasma", "inferno", "magma", "cividis",
            "turbo",
            "twilight", "twilight_shifted", "berlin", "managua", "vanimo");

    private static final Map<String, List<String>> EVEN = byName("even-colors.txt");
    private static final Map<String, List<String>> ANCHORED = byName("anchored-colors.txt");
    private static final Map<String, List<String>> PALETTES = byName("palettes.txt");

    private Tables() {}

    static Set<String> names() {
        Set<String> names = new TreeSet<>(FULL);
        names.addAll(EVEN.keySet());
        names.addAll(ANCHORED.keySet());
        names.addAll(PALETTES.keySet());
        return names;
    }

    /** The definition of the map of that name; null if there is none. */
    static @Nullable Definition find(String name) {
        if (EVEN.containsKey(name)) {
            return even(hexColors(EVEN.get(name)));
        }
        if (ANCHORED.containsKey(name)) {
            return new Definition.Anchored(ANCHORED.get(name).stream().map(Anchors::parse).toList());
        }
        if (PALETTES.containsKey(name)) {
            return listed(name, hexColors(PALETTES.get(name)));
        }
        return FULL.contains(name) ? full(name) : null;
    }

    private static Definition even(double[] colors) {
        return new Definition.Anchored(IntStream.range(0, 3)
                .mapToObj(channel -> Anchors.even(colors.length / 3, i -> colors[3 * i + channel])).toList());
    }

    private static Definition full(String name) {
        if (name.equals("twilight_shifted")) {
            return listed(name, shifted(numbers("twilight")));
        }
        return listed(name, numbers(name));
    }

    private static Definition listed(String name, double[] table) {
        return new Definition.Listed(new LookupMap(name, table));
    }

    private static double[] numbers(String name) {
        return lines("tables/" + name + ".txt").stream().flatMap(line -> Arrays.stream(line.split(" ")))
                .mapToDouble(Double::parseDouble).toArray();
    }

    /** A cyclic map begun at its opposite point and run backwards. */
    private static double[] shifted(double[] table) {
        int n = table.length / 3;
        IntToDoubleFunction opposite = i -> table[(n / 2 + n - 1 - i / 3) % n * 3 + i % 3];
        return IntStream.range(0, 3 * n).mapToDouble(opposite).toArray();
    }

    private static double[] hexColors(List<String> lines) {
        return Arrays.stream(lines.getFirst().split(" ")).mapToInt(hex -> Integer.parseInt(hex, 16))
                .flatMap(rgb -> IntStream.of(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff)).mapToDouble(v -> v / 255.0)
                .toArray();
    }

    /** The lines of a file without their first word, under that word. */
    private static Map<String, List<String>> byName(String file) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String line : lines(file)) {
            int blank = line.indexOf(' ');
            all.computeIfAbsent(line.substring(0, blank), n -> new ArrayList<>())
                    .add(line.substring(blank + 1));
        }
        return all;
    }

    private static List<String> lines(String file) {
        InputStream stream = Tables.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("incomplete installation: colour map file " + file + " is missing");
        }
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
