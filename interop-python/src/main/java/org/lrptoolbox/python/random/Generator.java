package org.lrptoolbox.python.random;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * NumPy's newer generator, {@code numpy.random.default_rng(seed)}, number for number: PCG64, or another
 * source of bits, seeded by a {@link SeedSequence}, ziggurats, Lemire's bounded integers. All methods take turns on a lock.
 */
public final class Generator implements PlainDraws {
    private static final long WORD = 0xffffffffL;
    private static final int LARGE = 10_000;

    private final SeededBits bits;

    /** A generator of PCG64, started by the words of a sequence. */
    public Generator(SeedSequence seed) {
        this("PCG64", seed);
    }

    /**
     * A generator started by the words of a sequence.
     *
     * @param source where its bits come from: {@code PCG64}, {@code PCG64DXSM}, {@code SFC64}, {@code Philox} or
     *     {@code MT19937}
     */
    public Generator(String source, SeedSequence seed) {
        bits = SeededBits.named(source, seed);
    }

    /**
     * What continues from here: the words of the source, whether half a word waits, and that half. Those of PCG64 are
     * state and increment in halves, the upper first.
     */
    public synchronized long[] state() {
        return bits.state();
    }

    /** Continues from a {@link #state()}. */
    public synchronized void restore(long... state) {
        bits.restore(state);
    }

    /** The next words of 64 bits; of 32 bits from the Mersenne Twister. */
    public synchronized long[] raw(int n) {
        long[] out = new long[n];
        Arrays.setAll(out, i -> bits.nextRaw());
        return out;
    }

    /** The next words of 32 bits. */
    public synchronized int[] words(int n) {
        int[] out = new int[n];
        Arrays.setAll(out, i -> bits.nextInt());
        return out;
    }

    /** Numbers of [0, 1): {@code random(n)}. */
    @Override
    public synchronized double[] uniform(int n) {
        return Numbers.fill(n, bits::nextDouble);
    }

    /** Numbers of [low, high): {@code uniform(low, high, n)}. */
    @Override
    public synchronized double[] uniform(double low, double high, int n) {
        double range = high - low;
        return Numbers.fill(n, () -> low + range * bits.nextDouble());
    }

    /** Numbers of [0, 1) of 24 bits: {@code random(n, dtype=float32)}. */
    public synchronized double[] uniformFloats(int n) {
        return Numbers.fill(n, () -> FloatDraws.uniform(bits));
    }

    /** Normally distributed numbers: {@code normal(mean, deviation, n)}. */
    @Override
    public synchronized double[] normal(double mean, double deviation, int n) {
        if (deviation < 0) {
            throw new IllegalArgumentException("scale < 0");
        }
        return Numbers.fill(n, () -> mean + deviation * Ziggurat.normal(bits));
    }

    /** {@code exponential(scale, n)}. */
    @Override
    public synchronized double[] exponential(double scale, int n) {
        return Numbers.fill(n, () -> scale * Ziggurat.exponential(bits));
    }

    /** Normally distributed numbers of single precision: {@code standard_normal(n, dtype=float32)}. */
    public synchronized double[] normalFloats(int n) {
        return Numbers.fill(n, () -> FloatDraws.normal(bits));
    }

    /** Exponential numbers of single precision: {@code standard_exponential(n, dtype=float32)}. */
    public synchronized double[] exponentialFloats(int n) {
        return Numbers.fill(n, () -> FloatDraws.exponential(bits));
    }

    /** The same by the inverse of their distribution: {@code method='inv'}. */
    public synchronized double[] inverseExponentialFloats(int n) {
        return Numbers.fill(n, () -> FloatDraws.inverseExponential(bits));
    }

    /** Gamma distributed numbers of single precision: {@code standard_gamma(shape, n, dtype=float32)}. */
    public synchronized double[] gammaFloats(double shape, int n) {
        return Numbers.fill(n, () -> FloatDraws.gamma(bits, (float) shape));
    }

    /** Laplace distributed numbers: {@code laplace(loc, scale, n)}. */
    public synchronized double[] laplace(double loc, double scale, int n) {
        return Numbers.laplace(bits, loc, scale, n);
    }

    @Override
    public synchronized long[] binomial(long trials, double p, int n) {
        return Numbers.count(n, () -> Binomial.next(bits, trials, p));
    }

    @Override
    public synchronized long[] poisson(double expected, int n) {
        return Numbers.count(n, () -> Poisson.next(bits, expected));
    }

    /**
     * Whole numbers as {@code integers} draws them for a given width of the result.
     *
     * @param low the smallest number
     * @param range the largest number minus low, unsigned
     * @param width 64, 32, 16, 8 or 1 bits; narrow types cut several numbers out of one word
     */
    @Override
    public synchronized long[] integers(long low, long range, int width, int n) {
        long[] out = new long[n];
        LemireIntegers narrow = new LemireIntegers(bits, width);
        Arrays.setAll(out, i -> low + (width >= 32 ? bounded(range) : narrow.next((int) range)));
        return out;
    }

    private long bounded(long range) {
        if (range == 0) {
            return 0;
        } else if (Long.compareUnsigned(range, WORD) > 0) {
            return range == -1 ? bits.nextLong() : LemireIntegers.wide(bits, range);
        }
        return range == WORD ? bits.nextInt() & WORD : LemireIntegers.word(bits, range);
    }

    /** The numbers 0 to n - 1 in random order: {@code permutation(n)}. */
    @Override
    public synchronized int[] permutation(int n) {
        int[] order = identity(n);
        for (int i = n - 1; i > 0; i--) {
            swap(order, i, (int) bits.upTo(i));
        }
        return order;
    }

    private static void swap(int[] order, int i, int j) {
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }

    private static int[] identity(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        return order;
    }

    private int[] shuffled(int[] order, int first) {
        for (int i = order.length - 1; i >= first; i--) {
            swap(order, i, (int) bounded(i));
        }
        return order;
    }

    /**
     * Different numbers below a limit: {@code choice(population, n, replace=False, shuffle=shuffle)}.
     *
     * @throws IllegalArgumentException if there are not so many
     */
    public synchronized int[] sample(int population, int n, boolean shuffle) {
        if (n > population) {
            throw new IllegalArgumentException("Cannot take a larger sample than population when replace is False");
        } else if (population > LARGE && n > population / (shuffle ? 50 : 20)) {
            int[] all = shuffled(identity(population), Math.max(population - n, 1));
            return Arrays.copyOfRange(all, population - n, population);
        }
        // Floyd's algorithm: a number drawn before stands for the largest so far.
        Set<Integer> known = new HashSet<>();
        int[] found = new int[n];
        for (int j = population - n; j < population; j++) {
            int drawn = (int) bounded(j);
            int value = known.add(drawn) ? drawn : j;
            known.add(value);
            found[j - population + n] = value;
        }
        return shuffle ? shuffled(found, 1) : found;
    }
}
