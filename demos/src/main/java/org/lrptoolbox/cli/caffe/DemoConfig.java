package org.lrptoolbox.cli.caffe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.lrptoolbox.legacy.CaffeFormula;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;

/**
 * The configuration of the original's programs: 15 settings, each a line with its name and a line with its value.
 *
 * <p>Settings stand in any order, between lines of any other text; of a line of values the first word counts, of a
 * setting that stands twice the first. A number that is none is an error (the original took 0), but where a layer's index
 * is expected, its name will do, too.
 *
 * @param definition {@code param_file}, the network's definition
 * @param model {@code model_file}, its parameters, or a model in ONNX
 * @param mean {@code mean_file}
 * @param classes {@code synsetfile}, the names of the classes
 * @param meanKind {@code use_mean_file_asbinaryprotoblob}: 0 text, 1 binary in blue, green, red, 2 in red, green, blue
 * @param lastLayer {@code lastlayerindex}: where relevance starts; -1 below the softmax, -2 the last dense layer
 * @param firstLayer {@code firstlayerindex}: down to the input of which layer
 * @param numberOfClasses {@code numclasses}: how many outputs are ranked
 * @param imageSize {@code baseimgsize}: the longer side of an image after it is resized
 * @param outputPath {@code standalone_outpath}: where results go
 * @param rootPath {@code standalone_rootpath}: the part of an image's path from which on it is kept for its results
 * @param epsilon {@code epsstab}
 * @param beta {@code alphabeta_beta}
 * @param formula {@code relpropformulatype}
 * @param threshold {@code auxiliaryvariable_maxlayerindexforflatdistinconv}
 * @param layerNames the names of layers by setting, where these are not known by their indices yet
 */
record DemoConfig(Path definition, Path model, Path mean, Path classes, int meanKind, int lastLayer, int firstLayer,
        int numberOfClasses, int imageSize, Path outputPath, String rootPath, double epsilon, double beta, int formula,
        int threshold, Map<String, String> layerNames) {
    private static final String LAST = "lastlayerindex";
    private static final String FIRST = "firstlayerindex";
    private static final String THRESHOLD = "auxiliaryvariable_maxlayerindexforflatdistinconv";
    private static final int LARGEST = 1 << 20;

    /** Reads a configuration; paths in it are relative to the working directory, as in the original. */
    static DemoConfig read(Path file, Compatibility compatibility) throws IOException {
        byte[] bytes = InputFiles.readAll(file);
        if (bytes.length > LARGEST) {
            throw new MalformedFileException(file, "has " + bytes.length + " bytes: no configuration");
        }
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().map(String::strip).toList();
        Values v = new Values(file, lines, compatibility.original());
        DemoConfig config = new DemoConfig(v.path("param_file"), v.path("model_file"), v.path("mean_file"),
                v.path("synsetfile"), v.integer("use_mean_file_asbinaryprotoblob"), v.layer(LAST),
                v.layer(FIRST), v.integer("numclasses"), v.integer("baseimgsize"),
                Path.of(v.text("standalone_outpath")), v.text("standalone_rootpath"), v.real("epsstab"),
                v.real("alphabeta_beta"), v.integer("relpropformulatype"),
                v.layer(THRESHOLD), v.layerNames);
        v.finish();
        config.check(file);
        return config;
    }

    /** The same with the indices of layers that are named. */
    DemoConfig with(DemoLayers layers) throws MalformedFileException {
        return new DemoConfig(definition, model, mean, classes, meanKind, index(layers, LAST, lastLayer),
                index(layers, FIRST, firstLayer), numberOfClasses, imageSize, outputPath, rootPath, epsilon, beta,
                formula, index(layers, THRESHOLD, threshold), Map.of());
    }

    /** Which indices named layers have in the configuration that was made of this one; a line for each. */
    List<String> indices(DemoConfig known) {
        Map<String, Integer> found = Map.of(LAST, known.lastLayer, FIRST, known.firstLayer, THRESHOLD, known.threshold);
        return layerNames.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + ": " + e.getValue() + " is layer " + found.get(e.getKey())).toList();
    }

    private int index(DemoLayers layers, String key, int known) throws MalformedFileException {
        String name = layerNames.get(key);
        return name == null ? known : layers.index(definition, key, name);
    }

    private void check(Path file) throws MalformedFileException {
        if (meanKind < 0 || meanKind > 2) {
            throw new MalformedFileException(file, "use_mean_file_asbinaryprotoblob is " + meanKind
                    + "; expected 0 for text, 1 for binary in blue, green, red, 2 for binary in red, green, blue");
        }
        atLeast(file, LAST, -2, lastLayer);
        atLeast(file, FIRST, 0, firstLayer);
        atLeast(file, "numclasses", 1, numberOfClasses);
        atLeast(file, "baseimgsize", 1, imageSize);
        atLeast(file, "alphabeta_beta", 0, beta);
        if (!DemoFormula.NUMBERS.contains(formula)) {
            throw new MalformedFileException(file, "relpropformulatype is " + formula + "; the formulas are "
                    + DemoFormula.NUMBERS.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        if (CaffeFormula.hasThreshold(formula)) {
            atLeast(file, THRESHOLD, 0, threshold);
        }
    }

    private static void atLeast(Path file, String key, int least, double found) throws MalformedFileException {
        if (found < least) {
            String number = found == Math.rint(found) ? String.valueOf((long) found) : String.valueOf(found);
            throw new MalformedFileException(file, key + " is " + number + "; expected at least " + least);
        }
    }

    private static double finite(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    /** The values of a file; all that is wrong with them is told at once. */
    private static final class Values {
        private final Path file;
        private final List<String> lines;
        private final boolean prefixes;
        private final List<String> problems = new ArrayList<>();
        private final Map<String, String> layerNames = new HashMap<>();

        /** @param prefixes whether a line that only begins with a setting's name is one, as in the original */
        Values(Path file, List<String> lines, boolean prefixes) {
            this.file = file;
            this.lines = lines;
            this.prefixes = prefixes;
        }

        String text(String key) {
            int at = line(key);
            if (at < 0) {
                problems.add(key + " is missing");
                return "";
            }
            String value = at + 1 < lines.size() ? lines.get(at + 1).split("\\s+", 2)[0] : "";
            if (value.isEmpty()) {
                problems.add(key + " (line " + (at + 1) + ") has no value on the line below");
            }
            return value;
        }

        /** The first line that is its name alone; without one, the first that begins with it and goes on behind a blank. */
        private int line(String key) {
            int alone = prefixes ? -1 : lines.indexOf(key);
            return alone >= 0
                    ? alone
                    : IntStream.range(0, lines.size()).filter(i -> prefixes
                            ? lines.get(i).startsWith(key)
                            : lines.get(i).split("\\s+", 2)[0].equals(key)).findFirst().orElse(-1);
        }

        Path path(String key) {
            String value = text(key);
            if (!value.isEmpty() && !Files.exists(Path.of(value))) {
                problems.add(key + ": " + value + " does not exist (from " + Path.of("").toAbsolutePath() + ")");
            }
            return Path.of(value);
        }

        int integer(String key) {
            return number(key, Integer::valueOf, 0, "a whole number");
        }

        /** An index of a layer; a name is noted, and 0 in its place. */
        int layer(String key) {
            String value = text(key);
            try {
                return value.isEmpty() ? 0 : Integer.parseInt(value);
            } catch (NumberFormatException e) {
                if (prefixes) {
                    problems.add(key + " is '" + value + "'; expected a whole number");
                }
                layerNames.put(key, value);
                return 0;
            }
        }

        double real(String key) {
            return number(key, DemoConfig::finite, 0.0, "a number");
        }

        private <N> N number(String key, Function<String, N> parse, N otherwise, String expected) {
            String value = text(key);
            try {
                return value.isEmpty() ? otherwise : parse.apply(value);
            } catch (NumberFormatException e) {
                problems.add(key + " is '" + value + "'; expected " + expected);
                return otherwise;
            }
        }

        void finish() throws MalformedFileException {
            if (!problems.isEmpty()) {
                throw new MalformedFileException(file, String.join("\n  ", problems));
            }
        }
    }
}
