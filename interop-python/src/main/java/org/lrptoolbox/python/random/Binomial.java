package org.lrptoolbox.python.random;

import org.lrptoolbox.random.RandomBits;

/**
 * How many of n trials of probability p succeed: by inversion where few do, else by the algorithm BTPE of
 * Kachitvichyanukul and Schmeiser, "Binomial random variate generation" (1988).
 */
final class Binomial {
    private static final double FEW = 30;

    private final RandomBits bits;
    private final long n;
    /** The probability, at most a half, and what is missing to 1. */
    private final double r;
    private final double q;

    private Binomial(RandomBits bits, long n, double p) {
        this.bits = bits;
        this.n = n;
        r = p;
        q = 1.0 - p;
    }

    static long next(RandomBits bits, long n, double p) {
        if (n < 0) {
            throw new IllegalArgumentException("n < 0");
        } else if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p < 0, p > 1 or p is NaN");
        } else if (n == 0 || p == 0) {
            return 0;
        }
        return p <= 0.5 ? new Binomial(bits, n, p).next() : n - new Binomial(bits, n, 1.0 - p).next();
    }

    private long next() {
        return r * n <= FEW ? inverted() : rejected();
    }

    /** Walks along the probabilities until they sum up to a uniform number. */
    private long inverted() {
        double none = Math.exp(n * Math.log(q));
        double mean = n * r;
        long bound = (long) Math.min((double) n, mean + 10.0 * Math.sqrt(mean * q + 1));
        long count = 0;
        double term = none;
        double u = bits.nextDouble();
        while (u > term) {
            count++;
            if (count > bound) {
                count = 0;
                term = none;
                u = bits.nextDouble();
            } else {
                u -= term;
                term = (n - count + 1) * r * term / (count * q);
            }
        }
        return count;
    }

    /** Draws under a hat of a triangle, two parallelograms and two exponential tails, and rejects what is too high. */
    private long rejected() {
        double mode = n * r + r;
        long m = (long) Math.floor(mode);
        double p1 = Math.floor(2.195 * Math.sqrt(n * r * q) - 4.6 * q) + 0.5;
        double xm = m + 0.5;
        double xl = xm - p1;
        double xr = xm + p1;
        double c = 0.134 + 20.5 / (15.3 + m);
        double a = (mode - xl) / (mode - xl * r);
        double left = a * (1.0 + a / 2.0);
        a = (xr - mode) / (xr * q);
        double right = a * (1.0 + a / 2.0);
        double p2 = p1 * (1.0 + 2.0 * c);
        double p3 = p2 + c / left;
        double p4 = p3 + c / right;
        while (true) {
            double u = bits.nextDouble() * p4;
            double v = bits.nextDouble();
            long y;
            if (u <= p1) {
                return (long) Math.floor(xm - p1 * v + u);
            } else if (u <= p2) {
                double x = xl + (u - p1) / c;
                v = v * c + 1.0 - Math.abs(m - x + 0.5) / p1;
                if (v > 1.0) {
                    continue;
                }
                y = (long) Math.floor(x);
            } else if (u <= p3) {
                y = (long) Math.floor(xl + Math.log(v) / left);
                if (y < 0 || v == 0.0) {
                    continue;
                }
                v = v * (u - p2) * left;
            } else {
                y = (long) Math.floor(xr - Math.log(v) / right);
                if (y > n || v == 0.0) {
                    continue;
                }
                v = v * (u - p3) * right;
            }
            if (isUnder(y, v, m, xm)) {
                return y;
            }
        }
    }

    private boolean isUnder(long y, double v, long m, double xm) {
        double variance = n * r * q;
        long k = Math.abs(y - m);
        if (k <= 20 || k >= variance / 2.0 - 1) {
            return v <= ratio(y, m);
        }
        double rho = k / variance * ((k * (k / 3.0 + 0.625) + 0.16666666666666666) / variance + 0.5);
        double t = -k * k / (2 * variance);
        double log = Math.log(v);
        if (log < t - rho) {
            return true;
        } else if (log > t + rho) {
            return false;
        }
        double x1 = y + 1;
        double f1 = m + 1;
        double z = n + 1 - m;
        double w = n - y + 1;
        return log <= xm * Math.log(f1 / x1) + (n - m + 0.5) * Math.log(z / w)
                + (y - m) * Math.log(w * r / (x1 * q)) + stirling(f1) + stirling(z) + stirling(x1) + stirling(w);
    }

    /** The probability of y as a multiple of that of m, factor by factor. */
    private double ratio(long y, long m) {
        double s = r / q;
        double a = s * (n + 1);
        double f = 1.0;
        for (long i = m + 1; i <= y; i++) {
            f *= a / i - s;
        }
        for (long i = y + 1; i <= m; i++) {
            f /= a / i - s;
        }
        return f;
    }

    private static double stirling(double x) {
        double x2 = x * x;
        return (13680. - (462. - (132. - (99. - 140. / x2) / x2) / x2) / x2) / x / 166320.;
    }
}
