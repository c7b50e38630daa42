package org.lrptoolbox.evaluate;

import java.util.Arrays;

import org.lrptoolbox.random.LegacyRandom;

/**
 * A mean over pictures, and between which values 95 of 100 such means would lie: the percentiles of means over as many
 * pictures drawn anew with replacement (bootstrap).
 *
 * @param mean the mean; NaN where there is nothing
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double mean, double low, double high) {
    private static final int DRAWS = 1000;
    private static final double OUTSIDE = 0.025;

    /** Of values, those left aside that are not numbers; the same seed gives the same interval. */
    public static Interval of(double[] values, long seed) {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        if (known.length == 0) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN);
        }
        double[] means = new double[DRAWS];
        LegacyRandom random = new LegacyRandom(seed);
        for (int d = 0; d < DRAWS; d++) {
            double sum = 0;
            for (long i : random.integers(0, known.length, known.length)) {
                sum += known[(int) i];
            }
            means[d] = sum / known.length;
        }
        Arrays.sort(means);
        return new Interval(Arrays.stream(known).average().orElseThrow(),
                means[(int) Math.round(OUTSIDE * (DRAWS - 1))],
                means[(int) Math.round((1 - OUTSIDE) * (DRAWS - 1))]);
    }
}
