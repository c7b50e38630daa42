package org.lrptoolbox.algebra;

/** The normal distribution, to about 1e-15. */
final class Normal {
    /** From here on the tail is no number any more. */
    private static final double FAR = 39;
    /** Where the series needs too many terms, and the fraction few. */
    private static final double NEAR = 5;

    private Normal() {}

    /** The density, exp(-x^2 / 2) / sqrt(2 pi). */
    static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The distribution function: a series near 0, a continued fraction far off. */
    static double distribution(double x) {
        double z = Math.abs(x);
        if (z > FAR) {
            return x > 0 ? 1 : 0;
        }
        if (z < NEAR) {
            return 0.5 + half(x);
        }
        double fraction = z;
        for (int k = 60; k > 0; k--) {
            fraction = z + k / fraction;
        }
        double tail = density(z) / fraction;
        return x > 0 ? 1 - tail : tail;
    }

    /** The error function, 2 Phi(x sqrt 2) - 1, exact near 0. */
    static double erf(double x) {
        double z = x * Math.sqrt(2);
        return Math.abs(z) < NEAR ? 2 * half(z) : 2 * distribution(z) - 1;
    }

    /** The probability between 0 and x. */
    private static double half(double x) {
        double term = x;
        double sum = x;
        for (int k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return sum * density(x);
    }
}
