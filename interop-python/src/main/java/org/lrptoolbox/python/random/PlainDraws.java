package org.lrptoolbox.python.random;

/** What scripts draw most from NumPy's generators, the legacy one and the newer. */
public interface PlainDraws {
    /** Numbers of [0, 1). */
    double[] uniform(int n);

    /** Numbers of [low, high). */
    double[] uniform(double low, double high, int n);

    /** Normally distributed numbers. */
    double[] normal(double mean, double deviation, int n);

    /** Exponentially distributed numbers. */
    double[] exponential(double scale, int n);

    /** How many of so many trials of probability p succeed, n times. */
    long[] binomial(long trials, double p, int n);

    /** How many events happen where so many are expected, n times. */
    long[] poisson(double expected, int n);

    /**
     * Whole numbers for a given width of the result.
     *
     * @param low the smallest number
     * @param range the largest number minus low, unsigned
     * @param width 64, 32, 16, 8 or 1 bits; narrow types cut several numbers out of one word
     */
    long[] integers(long low, long range, int width, int n);

    /** The numbers 0 to n - 1 in random order. */
    int[] permutation(int n);
}
