package org.lrptoolbox.python.random;

import org.lrptoolbox.random.RandomBits;

/**
 * How many events happen where so many are expected: by products of uniform numbers where few are (Knuth), else by
 * transformed rejection, Hoermann, "The transformed rejection method for generating Poisson random variables" (1993).
 */
final class Poisson {
    private static final double FEW = 10;
    /** Of the series of Stirling: Bernoulli's numbers B(2k) over 2k (2k - 1). */
    private static final double[] SERIES = {1 / 12.0, -1 / 360.0, 1 / 1260.0, -1 / 1680.0, 1 / 1188.0, -691 / 360360.0,
        1 / 156.0, -3617 / 122400.0, 43867 / 244188.0, -174611 / 125400.0};
    private static final double LOG_TWO_PI = 1.8378770664093453;
    /** From here on the series is exact. */
    private static final double LARGE = 7;

    private Poisson() {}

    /** @throws IllegalArgumentException if no such number can be expected */
    static long next(RandomBits bits, double expected) {
        if (!(expected >= 0)) {
            throw new IllegalArgumentException("lam < 0 or lam contains NaNs");
        }
        return expected >= FEW ? rejected(bits, expected) : expected == 0 ? 0 : multiplied(bits, expected);
    }

    private static long multiplied(RandomBits bits, double expected) {
        double limit = Math.exp(-expected);
        long count = 0;
        for (double product = bits.nextDouble(); product > limit; product *= bits.nextDouble()) {
            count++;
        }
        return count;
    }

    private static long rejected(RandomBits bits, double expected) {
        double log = Math.log(expected);
        double b = 0.931 + 2.53 * Math.sqrt(expected);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double inside = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = bits.nextDouble() - 0.5;
            double v = bits.nextDouble();
            double us = 0.5 - Math.abs(u);
            long k = (long) Math.floor((2 * a / us + b) * u + expected + 0.43);
            if (us >= 0.07 && v <= inside) {
                return k;
            }
            if (k < 0 || us < 0.013 && v > us) {
                continue;
            }
            if (Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b) <= -expected + k * log
                    - logGamma(k + 1.0)) {
                return k;
            }
        }
    }

    /** The logarithm of the gamma function of a number from 1 on: Zhang and Jin, "Computation of Special Functions" (1996). */
    private static double logGamma(double x) {
        if (x == 1 || x == 2) {
            return 0;
        }
        int steps = x < LARGE ? (int) (LARGE - x) : 0;
        double far = x + steps;
        double square = 1 / far * (1 / far);
        double sum = SERIES[SERIES.length - 1];
        for (int k = SERIES.length - 2; k >= 0; k--) {
            sum = sum * square + SERIES[k];
        }
        double made = sum / far + 0.5 * LOG_TWO_PI + (far - 0.5) * Math.log(far) - far;
        for (int k = 0; k < steps; k++) {
            far -= 1;
            made -= Math.log(far);
        }
        return made;
    }
}
