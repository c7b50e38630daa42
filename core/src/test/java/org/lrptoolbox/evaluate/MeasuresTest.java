package org.lrptoolbox.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.image.ImageLayout;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.tensor.Tensor;

/** Measures of explanations on maps where the right answer is known, or was computed by NumPy, SciPy and scikit-image. */
class MeasuresTest {
    private static final PictureShape SHAPE = new PictureShape(ImageLayout.NCHW, 6, 7, 2);

    private static Tensor picture(long seed) {
        return Tensor.of(new LegacyRandom(seed).normal(0, 1, SHAPE.size()), 2, 6, 7);
    }

    /** {@code a, b} of {@code RandomState(3).randn}, in its order. */
    private static double[][] alike() {
        LegacyRandom random = new LegacyRandom(3);
        double[] a = random.normal(0, 1, 90);
        double[] noise = random.normal(0, 1, 90);
        double[] b = new double[90];
        Arrays.setAll(b, i -> a[i] * 0.5 + noise[i] * 0.5);
        return new double[][]{a, b};
    }

    @Test
    void similaritiesAreThoseOfScipyAndScikitImage() {
        double[][] ab = alike();
        assertEquals(0.7831882838211285, Similarity.pearson(ab[0], ab[1]), 1e-12);
        assertEquals(0.7942791291105898, Similarity.spearman(ab[0], ab[1]), 1e-12);
        assertEquals(0.6559869989910988, Similarity.structural(ab[0], ab[1], 9, 10), 1e-12);
        assertEquals(0.5, Similarity.spearman(new double[]{1, 2, 2, 3}, new double[]{2, 1, 4, 4}), 1e-12);
        assertEquals(1, Similarity.structural(ab[0], ab[0], 9, 10), 1e-12);
        assertTrue(Double.isNaN(Similarity.spearman(new double[3], new double[]{1, 2, 3})));
    }

    @Test
    void everyPixelIsInOneRegion() {
        Regions regions = new Regions(6, 7, 4);
        assertEquals(4, regions.count());
        int[] all = IntStream.range(0, 4).flatMap(r -> IntStream.of(regions.pixels(r))).sorted().toArray();
        assertArrayEquals(IntStream.range(0, 42).toArray(), all);
        double[] map = new double[42];
        map[41] = 3;
        map[0] = 2;
        map[6] = 2;
        assertArrayEquals(new int[]{3, 0, 1, 2}, regions.mostRelevantFirst(map));
    }

    /** The network is linear and relevance is exact, so the curves can be told beforehand. */
    @Test
    void curvesOfALinearNetworkAreSumsOfRelevance() {
        Tensor x = picture(1);
        Tensor gone = Tensor.zeros(2, 6, 7);
        RegionPerturbation how = new RegionPerturbation(SHAPE, 4, 100);
        double[] map = SHAPE.summed(x);
        int[] order = how.regions().mostRelevantFirst(map);
        Tensor steps = how.perturbed(x, gone, order);
        assertEquals(5, steps.batch());
        double[] most = IntStream.range(0, 5).mapToDouble(k -> steps.slice(k, k + 1).sum()).toArray();
        Tensor other = how.perturbed(x, gone, RegionPerturbation.reversed(order));
        double[] least = IntStream.range(0, 5).mapToDouble(k -> other.slice(k, k + 1).sum()).toArray();
        double[] sums = how.regions().sums(map);
        double left = x.sum();
        for (int k = 0; k < 4; k++) {
            assertEquals(left, most[k], 1e-12);
            left -= sums[order[k]];
        }
        assertEquals(0, most[4], 1e-12);
        double expected = IntStream.range(0, 5).mapToDouble(k -> most[0] - most[k]).sum() / 5;
        assertEquals(expected, RegionPerturbation.aopc(most), 1e-12);
        assertTrue(RegionPerturbation.abpc(least, most) > 0);
        assertEquals(3, new RegionPerturbation(SHAPE, 4, 2).perturbed(x, gone, order).batch());
    }

    @Test
    void fillsTakeAwayWhatPicturesSay() {
        Tensor x = picture(2);
        Tensor mean = Fill.MEAN.replacement(x, SHAPE, new LegacyRandom(0));
        double first = Arrays.stream(x.data(), 0, 42).average().orElseThrow();
        assertEquals(first, mean.data()[17], 1e-12);
        assertEquals(x.sum(), mean.sum(), 1e-9);
        assertEquals(Tensor.full(Arrays.stream(x.data()).min().orElseThrow(), 2, 6, 7),
                Fill.BLACK.replacement(x, SHAPE, new LegacyRandom(0)));
        assertEquals(Tensor.full(Arrays.stream(x.data()).max().orElseThrow(), 2, 6, 7),
                Fill.WHITE.replacement(x, SHAPE, new LegacyRandom(0)));
        Tensor blur = Fill.BLUR.replacement(x, SHAPE, new LegacyRandom(0));
        assertTrue(blur.maxAbs() < x.maxAbs());
        assertEquals(2, Fill.BLUR.replacement(Tensor.full(2, 2, 6, 7), SHAPE, new LegacyRandom(0)).maxAbs(), 1e-12);
        Tensor uniform = Fill.UNIFORM.replacement(x, SHAPE, new LegacyRandom(7));
        assertEquals(uniform, Fill.UNIFORM.replacement(x, SHAPE, new LegacyRandom(7)));
        double high = Arrays.stream(x.data()).max().orElseThrow();
        assertTrue(Arrays.stream(uniform.data()).allMatch(v -> v <= high));
    }

    @Test
    void sensitivityIsPerfectWhereRelevanceIsExact() {
        Tensor x = picture(3);
        SensitivityN how = new SensitivityN(SHAPE, 30);
        LegacyRandom random = new LegacyRandom(1);
        double[] map = SHAPE.summed(x);
        for (int n : how.sizes()) {
            List<int[]> drawn = how.draw(n, random);
            Tensor without = how.without(x, Tensor.zeros(2, 6, 7), drawn);
            double[] scores = IntStream.range(0, 30).mapToDouble(s -> without.slice(s, s + 1).sum()).toArray();
            assertEquals(1, SensitivityN.correlation(drawn, map, x.sum(), scores), 1e-9, "n = " + n);
        }
        assertEquals(34, how.sizes()[5]);
    }

    @Test
    void relevanceOnTheObject() {
        boolean[] object = {true, true, false, false};
        assertEquals(0.75, Localisation.mass(new double[]{1, 2, 1, -5}, object), 1e-12);
        assertEquals(1, Localisation.points(new double[]{1, 2, 1, -5}, object));
        assertEquals(0, Localisation.points(new double[]{1, 2, 3, -5}, object));
        assertEquals(1, Localisation.points(new double[]{1, 2, 2, -5}, false, true, false, false));
        assertEquals(1, Localisation.points(new double[]{1, 2, 2, -5}, false, false, true, false));
        assertTrue(Double.isNaN(Localisation.mass(new double[]{-1, 0, 0, 0}, object)));
        assertTrue(Double.isNaN(Localisation.points(new double[4], object)));
        boolean[] nowhere = new boolean[4];
        assertTrue(Double.isNaN(Localisation.mass(new double[]{1, 2, 1, -5}, nowhere)));
        assertTrue(Double.isNaN(Localisation.points(new double[]{1, 2, 1, -5}, nowhere)));
    }

    @Test
    void intervalsHoldTheMeanAndShrink() {
        LegacyRandom random = new LegacyRandom(5);
        Interval few = Interval.of(random.normal(1, 1, 20), 0);
        Interval many = Interval.of(random.normal(1, 1, 2000), 0);
        assertTrue(few.low() < few.mean() && few.mean() < few.high());
        assertEquals(2 * 1.96 / Math.sqrt(2000), many.high() - many.low(), 0.01);
        assertEquals(2, Interval.of(new double[]{2, Double.NaN, 2}, 0).mean());
    }

    @Test
    void stabilityIsTheLargestRelativeChange() {
        assertEquals(0.5, Stability.sensitivity(new double[]{3, 4},
                List.of(new double[]{3, 4}, new double[]{3, 6.5}, new double[]{4, 4})), 1e-12);
        Tensor noisy = new Stability(5, 0.1).noisy(picture(4), new LegacyRandom(1));
        assertArrayEquals(new int[]{5, 2, 6, 7}, noisy.shape());
    }

    @Test
    void theNetworkForgetsFromTheOutputDown() {
        LegacyRandom random = new LegacyRandom(2);
        Network network = Network.sequential(new Flatten(), Dense.of(4, 3, random.normal(0, 1, 12), new double[3]),
                new Rect(), Dense.of(3, 2, random.normal(0, 1, 6), new double[2]));
        List<ModelRandomisation.Step> steps = ModelRandomisation.cascade(network, 9);
        assertEquals(List.of(network.node(3).name(), network.node(1).name()),
                steps.stream().map(ModelRandomisation.Step::layers).toList());
        assertEquals(network.layers().get(1), steps.get(0).network().layers().get(1));
        assertNotEquals(network.layers().get(3), steps.get(0).network().layers().get(3));
        assertNotEquals(network.layers().get(1), steps.get(1).network().layers().get(1));
    }
}
