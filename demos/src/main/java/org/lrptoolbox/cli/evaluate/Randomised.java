package org.lrptoolbox.cli.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.evaluate.ModelRandomisation;
import org.lrptoolbox.evaluate.PictureShape;
import org.lrptoolbox.evaluate.Similarity;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.random.LegacyRandom;

/**
 * How alike explanations remain while the network forgets: step by step, each with an engine of its own, so that no more
 * than one randomised network is in memory.
 *
 * @param network before canonizers have dropped anything that matters here: the explained one
 * @param composites the methods, by name
 * @param engines opens an engine
 * @param most how many steps of the cascade are taken, evenly from all; the last one always
 * @param seed where weights are drawn from
 */
record Randomised(Network network, Map<String, Composite> composites, Supplier<Engine> engines, int most, long seed) {
    private static final String COLUMN = "randomised-";

    /** A picture, its class, and the maps of the network that knows. */
    record Known(Measuring.Sample sample, int index) {}

    /** How alike two maps of a picture are. */
    @FunctionalInterface
    private interface Likeness {
        double of(double[] before, double[] after, PictureShape shape);
    }

    /** As the columns are called. */
    private static final Map<String, Likeness> LIKENESSES = likenesses();

    private static Map<String, Likeness> likenesses() {
        Map<String, Likeness> all = new LinkedHashMap<>();
        all.put("spearman", (a, b, shape) -> ranks(a, b));
        all.put("spearman-abs", (a, b, shape) -> ranks(sizes(a), sizes(b)));
        all.put("ssim", (a, b, shape) -> Similarity.structural(a, b, shape.height(), shape.width()));
        return Collections.unmodifiableMap(all);
    }

    private static double ranks(double[] a, double[] b) {
        double spearman = Similarity.spearman(a, b);
        // A map of zeros has no ranks: it is not like anything.
        return Double.isNaN(spearman) ? 0 : spearman;
    }

    private static double[] sizes(double... map) {
        return Arrays.stream(map).map(Math::abs).toArray();
    }

    /**
     * What was found of a method.
     *
     * @param layers the lowest layer made random in each step
     * @param values for each step how alike maps are, a number for each picture; by the name of what was asked
     */
    record Alike(List<String> layers, Map<String, List<double[]>> values) {
        Alike() {
            this(new ArrayList<>(), new LinkedHashMap<>());
        }

        /** The titles of {@link #csv}. */
        static String titles() {
            return "method,lowest_randomised_layer," + String.join(",", LIKENESSES.keySet()) + "\n";
        }

        /** A line for each step, with means over pictures. */
        void csv(String method, StringBuilder text) {
            for (int s = 0; s < layers.size(); s++) {
                text.append(method).append(',').append(layers.get(s).replace(',', ' '));
                for (List<double[]> steps : values.values()) {
                    text.append(String.format(Locale.ROOT, ",%.6g",
                            Arrays.stream(steps.get(s)).average().orElseThrow()));
                }
                text.append('\n');
            }
        }

        /** For each picture the mean over steps, by the name of the column. */
        Map<String, double[]> means() {
            Map<String, double[]> means = new LinkedHashMap<>();
            values.forEach((name, steps) -> {
                double[] mean = new double[steps.getFirst().length];
                Arrays.setAll(mean, p -> steps.stream().mapToDouble(s -> s[p]).average().orElseThrow());
                means.put(COLUMN + name, mean);
            });
            return means;
        }

        /** Takes a step. */
        void add(String lowest, List<double[]> before, List<double[]> after, List<Known> pictures) {
            layers.add(lowest);
            LIKENESSES.forEach((name, likeness) -> {
                double[] found = new double[before.size()];
                Arrays.setAll(found,
                        p -> likeness.of(before.get(p), after.get(p), pictures.get(p).sample.shape()));
                values.computeIfAbsent(name, n -> new ArrayList<>()).add(found);
            });
        }
    }

    /** The columns of {@link Alike#means}. */
    static List<String> columns() {
        return LIKENESSES.keySet().stream().map(name -> COLUMN + name).toList();
    }

    /** Walks down the network. */
    Map<String, Alike> on(List<Known> pictures) {
        List<ModelRandomisation.Step> steps = chosen();
        Map<String, Alike> all = new LinkedHashMap<>();
        if (pictures.isEmpty() || steps.isEmpty()) {
            return all;
        }
        composites.forEach((name, composite) -> {
            List<double[]> before = maps(network, name, composite, pictures);
            Alike alike = new Alike();
            for (ModelRandomisation.Step step : steps) {
                alike.add(step.layers(), before, maps(step.network(), name, composite, pictures), pictures);
            }
            all.put(name, alike);
        });
        return all;
    }

    private List<ModelRandomisation.Step> chosen() {
        List<ModelRandomisation.Step> all = ModelRandomisation.cascade(network, seed);
        if (all.size() <= most) {
            return all;
        }
        List<ModelRandomisation.Step> some = new ArrayList<>();
        for (int i = 1; i <= most; i++) {
            some.add(all.get((int) Math.round((double) i * all.size() / most) - 1));
        }
        return some;
    }

    private List<double[]> maps(Network of, String name, Composite composite, List<Known> pictures) {
        try (Engine engine = engines.get()) {
            Method method = new Method(name, Explainer.of(of, composite, engine).withoutLedger(),
                    composite.gradient());
            List<double[]> maps = new ArrayList<>();
            for (Known picture : pictures) {
                maps.add(method.maps(picture.sample.input(), picture.index, picture.sample.shape(),
                        new LegacyRandom(seed)).maps().getFirst());
            }
            return maps;
        }
    }
}
