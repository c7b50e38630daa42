package org.lrptoolbox.cli.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.evaluate.Fill;
import org.lrptoolbox.evaluate.Localisation;
import org.lrptoolbox.evaluate.PictureShape;
import org.lrptoolbox.evaluate.RegionPerturbation;
import org.lrptoolbox.evaluate.SensitivityN;
import org.lrptoolbox.evaluate.Stability;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Measures methods on a picture; all changed pictures go through the engine in batches.
 *
 * @param plan what is measured
 * @param methods the rows of the table
 * @param network predicts, after canonizers
 * @param engine runs it
 * @param batch how many pictures go through it at once
 */
record Measuring(Plan plan, List<Method> methods, Network network, Engine engine, int batch) {
    /**
     * A picture to measure on.
     *
     * @param name what seeds are made of
     * @param input a batch of one
     * @param shape how it makes a picture
     * @param object where the object is; null if nobody knows
     */
    record Sample(String name, Tensor input, PictureShape shape, boolean @Nullable [] object) {}

    /** The measures of all methods, for one class. */
    Map<String, Measures> of(Sample sample, int index) {
        Map<String, double[]> maps = new LinkedHashMap<>();
        Map<String, Measures> all = new LinkedHashMap<>();
        for (Method method : methods) {
            Measures measures = new Measures();
            Method.Maps found = method.maps(sample.input, index, sample.shape, random(sample, method.name()));
            double[] map = found.maps().getFirst();
            if (found.conservation().length > 0) {
                measures.numbers().put(Measures.CONSERVATION, found.conservation()[0]);
            }
            if (sample.object != null) {
                measures.numbers().put(Measures.MASS, Localisation.mass(map, sample.object));
                measures.numbers().put(Measures.POINTING, Localisation.points(map, sample.object));
            }
            if (plan.stability().copies() > 0) {
                // Chance explains anew whatever comes.
                Tensor noisy = plan.stability().noisy(one(sample), random(sample, "noise"));
                measures.numbers().put(Measures.STABILITY, Stability.sensitivity(map,
                        method.maps(noisy, index, sample.shape, random(sample, method.name() + " noise")).maps()));
            }
            maps.put(method.name(), map);
            all.put(method.name(), measures);
        }
        perturb(sample, index, maps, all);
        if (plan.sets() > 0) {
            sensitivity(sample, index, maps, all);
        }
        return all;
    }

    private LegacyRandom random(Sample sample, String what) {
        return new LegacyRandom(plan.seed(sample.name + " " + what));
    }

    private static Tensor one(Sample sample) {
        return sample.input.reshape(sample.input.sampleShape());
    }

    private void perturb(Sample sample, int index, Map<String, double[]> maps, Map<String, Measures> all) {
        Tensor x = one(sample);
        for (Fill fill : plan.fills()) {
            Tensor replacement = fill.replacement(x, sample.shape, random(sample, fill.toString()));
            for (int side : plan.sides()) {
                RegionPerturbation how = new RegionPerturbation(sample.shape, side, plan.steps());
                maps.forEach((name, map) -> {
                    int[] order = how.regions().mostRelevantFirst(map);
                    Measures of = java.util.Objects.requireNonNull(all.get(name));
                    of.curves().put(Measures.curve(side, fill, true),
                            scores(how.perturbed(x, replacement, order), index));
                    of.curves().put(Measures.curve(side, fill, false),
                            scores(how.perturbed(x, replacement, RegionPerturbation.reversed(order)), index));
                });
            }
        }
    }

    private void sensitivity(Sample sample, int index, Map<String, double[]> maps, Map<String, Measures> all) {
        Tensor x = one(sample);
        SensitivityN how = new SensitivityN(sample.shape, plan.sets());
        LegacyRandom random = random(sample, "sets");
        Tensor replacement = Fill.MEAN.replacement(x, sample.shape, random);
        double score = scores(sample.input, index)[0];
        Map<String, Double> sums = new LinkedHashMap<>();
        int[] sizes = how.sizes();
        for (int n : sizes) {
            List<int[]> drawn = how.draw(n, random);
            double[] without = scores(how.without(x, replacement, drawn), index);
            maps.forEach((name, map) -> sums.merge(name, SensitivityN.correlation(drawn, map, score, without),
                    Double::sum));
        }
        sums.forEach((name, sum) -> java.util.Objects.requireNonNull(all.get(name)).numbers()
                .put(Measures.SENSITIVITY_N, sum / sizes.length));
    }

    /** The scores of a class. */
    private double[] scores(Tensor pictures, int index) {
        double[] scores = new double[pictures.batch()];
        for (int from = 0; from < scores.length; from += batch) {
            int to = Math.min(scores.length, from + batch);
            Tensor found = engine.predict(network, pictures.slice(from, to));
            int classes = found.sampleSize();
            int begin = from;
            Arrays.setAll(scores, i -> i >= begin && i < to ? found.data()[(i - begin) * classes + index] : scores[i]);
        }
        return scores;
    }

    /** The class that the network is surest of. */
    int strongest(Tensor input) {
        Tensor found = engine.predict(network, input);
        if (found.batch() != 1) {
            throw new IllegalArgumentException("expected one sample, found shape " + Shapes.text(found.shape()));
        }
        return found.argmax()[0];
    }
}
