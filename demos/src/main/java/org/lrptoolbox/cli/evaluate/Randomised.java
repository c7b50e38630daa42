package org.lrptoolbox.cli.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.evaluate.ModelRandomisation;
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
    /** A picture, its class, and the maps of the network that knows. */
    record Known(Measuring.Sample sample, int index) {}

    /**
     * What was found of a method.
     *
     * @param layers the lowest layer made random in each step
     * @param spearmans for each step the mean over pictures
     * @param ssims likewise
     * @param spearman for each picture the mean over steps
     * @param ssim likewise
     */
    record Alike(List<String> layers, List<Double> spearmans, List<Double> ssims, double[] spearman, double[] ssim) {
        void csv(String method, StringBuilder text) {
            for (int s = 0; s < layers.size(); s++) {
                text.append(String.format(Locale.ROOT, "%s,%s,%.6g,%.6g%n", method, layers.get(s).replace(',', ' '),
                        spearmans.get(s), ssims.get(s)));
            }
        }
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
            Alike alike = new Alike(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                    new double[pictures.size()], new double[pictures.size()]);
            for (ModelRandomisation.Step step : steps) {
                add(alike, step.layers(), before, maps(step.network(), name, composite, pictures), pictures,
                        steps.size());
            }
            all.put(name, alike);
        });
        return all;
    }

    private static void add(Alike alike, String layers, List<double[]> before, List<double[]> after,
            List<Known> pictures, int steps) {
        double spearmans = 0;
        double ssims = 0;
        for (int p = 0; p < before.size(); p++) {
            var shape = pictures.get(p).sample.shape();
            // A map of zeros has no ranks: it is not like anything.
            double spearman = Similarity.spearman(before.get(p), after.get(p));
            double known = Double.isNaN(spearman) ? 0 : spearman;
            double ssim = Similarity.structural(before.get(p), after.get(p), shape.height(), shape.width());
            alike.spearman[p] += known / steps;
            alike.ssim[p] += ssim / steps;
            spearmans += known;
            ssims += ssim;
        }
        alike.layers.add(layers);
        alike.spearmans.add(spearmans / before.size());
        alike.ssims.add(ssims / before.size());
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
