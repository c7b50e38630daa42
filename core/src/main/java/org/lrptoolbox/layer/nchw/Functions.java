package org.lrptoolbox.layer.nchw;

/** Functions that activations are made of. */
final class Functions {
    private static final double SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);
    private static final double GELU_CUBIC = 0.044715;

    private Functions() {}

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** The density of the normal distribution. */
    static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The distribution function of the normal distribution, to about 1e-15: a series near 0, a fraction far off. */
    static double normal(double x) {
        double z = Math.abs(x);
        if (z > 39) {
            return x > 0 ? 1 : 0;
        }
        if (z < 5) {
            double term = x;
            double sum = x;
            for (int k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
                term *= x * x / k;
                sum += term;
            }
            return 0.5 + sum * density(x);
        }
        double fraction = z;
        for (int k = 60; k > 0; k--) {
            fraction = z + k / fraction;
        }
        double tail = density(z) / fraction;
        return x > 0 ? 1 - tail : tail;
    }

    static double geluInner(double x) {
        return SQRT_2_OVER_PI * (x + GELU_CUBIC * x * x * x);
    }

    static double geluInnerSlope(double x) {
        return SQRT_2_OVER_PI * (1 + 3 * GELU_CUBIC * x * x);
    }
}
