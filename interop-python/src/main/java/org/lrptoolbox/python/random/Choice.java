package org.lrptoolbox.python.random;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.random.LegacyRandom;

/** Samples of a population with or without replacement, equally likely or by given probabilities. */
final class Choice {
    private static final double SUM_TOLERANCE = Math.sqrt(Math.ulp(1.0));

    private final LegacyRandom random;
    private final int population;

    Choice(LegacyRandom random, int population) {
        this.random = random;
        this.population = population;
    }

    int[] draw(int n, boolean replace, double @Nullable [] p) {
        if (population <= 0 && n > 0) {
            throw new IllegalArgumentException("a must be greater than 0 unless no samples are taken");
        }
        if (p != null) {
            check(p);
        }
        if (!replace && n > population) {
            throw new IllegalArgumentException(
                    "Cannot take a larger sample than population when 'replace=False'");
        }
        if (p == null) {
            return replace ? any(n) : Arrays.copyOf(random.permutation(population), n);
        }
        return replace ? search(cumulate(p), random.uniform(n)) : distinct(n, p.clone());
    }

    private void check(double[] p) {
        if (p.length != population) {
            throw new IllegalArgumentException("'a' and 'p' must have same size");
        }
        double sum = 0;
        for (double v : p) {
            if (Double.isNaN(v)) {
                throw new IllegalArgumentException("probabilities contain NaN");
            }
            if (v < 0) {
                throw new IllegalArgumentException("probabilities are not non-negative");
            }
            sum += v;
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new IllegalArgumentException("probabilities do not sum to 1");
        }
    }

    private int[] any(int n) {
        if (n == 0) {
            return new int[0];
        }
        return Arrays.stream(random.integers(0, population, n)).mapToInt(i -> (int) i).toArray();
    }

    /** Draws as many as are missing, keeps the new ones, strikes them from the probabilities, and repeats. */
    private int[] distinct(int n, double[] p) {
        if (Arrays.stream(p).filter(v -> v > 0).count() < n) {
            throw new IllegalArgumentException("Fewer non-zero entries in p than size");
        }
        int[] found = new int[n];
        int count = 0;
        while (count < n) {
            double[] x = random.uniform(n - count);
            for (int i = 0; i < count; i++) {
                p[found[i]] = 0;
            }
            for (int i : Arrays.stream(search(cumulate(p), x)).distinct().toArray()) {
                found[count++] = i;
            }
        }
        return found;
    }

    private static double[] cumulate(double[] p) {
        double[] cdf = new double[p.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i];
            cdf[i] = sum;
        }
        double total = sum;
        return Arrays.stream(cdf).map(v -> v / total).toArray();
    }

    /** For each x the first index whose cumulated probability exceeds it. */
    private static int[] search(double[] cdf, double[] x) {
        int[] out = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            int low = 0;
            int high = cdf.length;
            while (low < high) {
                int mid = (low + high) >>> 1;
                if (x[i] < cdf[mid]) {
                    high = mid;
                } else {
                    low = mid + 1;
                }
            }
            out[i] = low;
        }
        return out;
    }
}
