package org.lrptoolbox.random;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * NumPy's legacy random generator ({@code numpy.random.seed}, {@code rand}, {@code randint}, ...): the same seed gives
 * the same numbers in the same order.
 *
 * <p>Use {@link #global()} where NumPy would use its module functions, and an own instance where it would use
 * {@code RandomState(seed)}. All methods take turns on a lock, so one instance may be shared by threads (the order in
 * which they get their numbers is then up to the scheduler).
 */
public final class LegacyRandom {
    private static final LegacyRandom GLOBAL = new LegacyRandom();

    private final MersenneTwister bits = new MersenneTwister();
    private boolean hasGauss;
    private double gauss;

    /** A generator seeded from the operating system: different numbers every time. */
    public LegacyRandom() {
        SecureRandom entropy = new SecureRandom();
        seed(entropy.ints(MersenneTwister.WORDS).toArray());
    }

    /**
     * A generator with the stream of {@code RandomState(seed)}.
     *
     * @param seed 0 to 2^32 - 1
     */
    public LegacyRandom(long seed) {
        seed(seed);
    }

    /** The generator behind the functions of {@code numpy.random}; unseeded until somebody seeds it. */
    public static LegacyRandom global() {
        return GLOBAL;
    }

    /**
     * Starts the stream of a seed over.
     *
     * @throws IllegalArgumentException unless 0 &lt;= seed &lt;= 2^32 - 1
     */
    public synchronized void seed(long seed) {
        if (seed < 0 || seed > 0xffffffffL) {
            throw new IllegalArgumentException("Seed must be between 0 and 2**32 - 1");
        }
        bits.seed((int) seed);
        hasGauss = false;
    }

    /** Starts the stream of several 32-bit words over; {@code seed([7])} is another stream than {@code seed(7)}. */
    public synchronized void seed(int[] words) {
        if (words.length == 0) {
            throw new IllegalArgumentException("Seed must be non-empty");
        }
        bits.seed(words);
        hasGauss = false;
    }

    /** What {@link #restore} needs to continue from here. */
    public synchronized RandomState state() {
        return new RandomState(bits.key(), bits.position(), hasGauss, hasGauss ? gauss : 0);
    }

    /** Continues from a remembered state. */
    public synchronized void restore(RandomState state) {
        bits.restore(state.key(), state.position());
        hasGauss = state.hasGauss();
        gauss = state.gauss();
    }

    /** Numbers of [0, 1): {@code random_sample(n)}, {@code rand(n)}. */
    public double[] uniform(int n) {
        return fill(n, bits::nextDouble);
    }

    /** Numbers of [low, high): {@code uniform(low, high, n)}. */
    public double[] uniform(double low, double high, int n) {
        double range = high - low;
        return fill(n, () -> low + range * bits.nextDouble());
    }

    /** Normally distributed numbers: {@code normal(mean, deviation, n)}, and {@code randn(n)} for 0 and 1. */
    public double[] normal(double mean, double deviation, int n) {
        if (deviation < 0) {
            throw new IllegalArgumentException("scale < 0");
        }
        return fill(n, () -> mean + deviation * nextGauss());
    }

    /**
     * Whole numbers of [low, high): {@code randint(low, high, n)} with the default int64.
     *
     * @throws IllegalArgumentException if low &gt;= high
     */
    public synchronized long[] integers(long low, long high, int n) {
        if (low >= high) {
            throw new IllegalArgumentException("low >= high");
        }
        long[] out = new long[n];
        Arrays.setAll(out, i -> low + bits.upTo(high - 1 - low));
        return out;
    }

    /** The numbers 0 to n - 1 in random order: {@code permutation(n)}. */
    public synchronized int[] permutation(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        for (int i = n - 1; i > 0; i--) {
            int j = (int) bits.upTo(i);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    /** Numbers of any other distribution, from the next bits; nobody else draws in between. */
    public synchronized <T> T draw(Function<RandomBits, T> distribution) {
        return distribution.apply(bits);
    }

    private synchronized double[] fill(int n, DoubleSupplier next) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = next.getAsDouble();
        }
        return out;
    }

    /** Marsaglia's polar method; gives the second number of a pair first and keeps the other one. */
    private double nextGauss() {
        if (hasGauss) {
            hasGauss = false;
            return gauss;
        }
        double x1;
        double x2;
        double r2;
        do {
            x1 = 2.0 * bits.nextDouble() - 1.0;
            x2 = 2.0 * bits.nextDouble() - 1.0;
            r2 = x1 * x1 + x2 * x2;
        } while (r2 >= 1.0 || r2 == 0.0);
        double f = Math.sqrt(-2.0 * Math.log(r2) / r2);
        gauss = f * x1;
        hasGauss = true;
        return f * x2;
    }
}
