package org.lrptoolbox.python.random;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.random.RandomState;

/**
 * All that scripts draw from NumPy's legacy generator, {@code numpy.random.RandomState}: the numbers of a
 * {@link LegacyRandom}, and the distributions which only scripts ask for.
 */
public final class LegacyDraws implements PlainDraws {
    private final LegacyRandom random;

    private LegacyDraws(LegacyRandom random) {
        this.random = random;
    }

    /** A generator seeded from the operating system. */
    public LegacyDraws() {
        this(new LegacyRandom());
    }

    /** The generator behind the functions of {@code numpy.random}, which training shares. */
    public static LegacyDraws shared() {
        return new LegacyDraws(LegacyRandom.global());
    }

    /** {@link LegacyRandom#seed(long)}. */
    public void seed(long seed) {
        random.seed(seed);
    }

    /** {@link LegacyRandom#seed(int[])}. */
    public void seed(int[] words) {
        random.seed(words);
    }

    /** {@link LegacyRandom#state()}. */
    public RandomState state() {
        return random.state();
    }

    /** {@link LegacyRandom#restore}. */
    public void restore(RandomState state) {
        random.restore(state);
    }

    /** {@link LegacyRandom#uniform(int)}. */
    @Override
    public double[] uniform(int n) {
        return random.uniform(n);
    }

    /** {@link LegacyRandom#uniform(double, double, int)}. */
    @Override
    public double[] uniform(double low, double high, int n) {
        return random.uniform(low, high, n);
    }

    /** {@link LegacyRandom#normal}. */
    @Override
    public double[] normal(double mean, double deviation, int n) {
        return random.normal(mean, deviation, n);
    }

    /** {@link LegacyRandom#permutation}. */
    @Override
    public int[] permutation(int n) {
        return random.permutation(n);
    }

    /** {@code exponential(scale, n)}. */
    @Override
    public double[] exponential(double scale, int n) {
        return random.draw(bits -> Numbers.fill(n, () -> -scale * Math.log(1.0 - bits.nextDouble())));
    }

    /** Laplace distributed numbers: {@code laplace(loc, scale, n)}. */
    public double[] laplace(double loc, double scale, int n) {
        return random.draw(bits -> Numbers.laplace(bits, loc, scale, n));
    }

    /** {@code binomial(trials, p, n)}. */
    @Override
    public long[] binomial(long trials, double p, int n) {
        return random.draw(bits -> Numbers.count(n, () -> Binomial.next(bits, trials, p)));
    }

    /** {@code poisson(expected, n)}. */
    @Override
    public long[] poisson(double expected, int n) {
        return random.draw(bits -> Numbers.count(n, () -> Poisson.next(bits, expected)));
    }

    /**
     * Whole numbers as {@code randint} draws them for a given width of the result.
     *
     * @param low the smallest number
     * @param range the largest number minus low, unsigned
     * @param width 64, 32, 16, 8 or 1 bits; narrow types cut several numbers out of one word
     */
    @Override
    public long[] integers(long low, long range, int width, int n) {
        return random.draw(bits -> NarrowIntegers.draw(bits, low, range, width, n));
    }

    /**
     * Draws of 0 to population - 1: {@code choice(population, n, replace, p)}.
     *
     * @param p the probability of each number, or null for equal ones
     * @throws IllegalArgumentException if p does not fit, or n numbers cannot be drawn without replacement
     */
    public int[] choice(int population, int n, boolean replace, double @Nullable [] p) {
        return random.draw(bits -> new Choice(random, population).draw(n, replace, p));
    }
}
