package org.lrptoolbox.random;

/**
 * The generator PCG64 (XSL-RR 128/64), seeded and read as NumPy does it. Not thread-safe. Source: M. O'Neill, "PCG: A
 * Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation" (2014).
 */
final class Pcg64 implements RandomBits {
    private static final long MULTIPLIER_HIGH = 0x2360ed051fc65da4L;
    private static final long MULTIPLIER_LOW = 0x4385df649fccf645L;

    private long high;
    private long low;
    private long incrementHigh;
    private long incrementLow;
    private boolean hasWord;
    private int word;

    /** Starts from a state and a stream of 128 bits each, the upper half first. */
    Pcg64(long... seed) {
        incrementHigh = seed[2] << 1 | seed[3] >>> 63;
        incrementLow = seed[3] << 1 | 1;
        step();
        add(seed[0], seed[1]);
        step();
    }

    private void step() {
        long upper = Math.unsignedMultiplyHigh(low, MULTIPLIER_LOW) + high * MULTIPLIER_LOW + low * MULTIPLIER_HIGH;
        low *= MULTIPLIER_LOW;
        high = upper;
        add(incrementHigh, incrementLow);
    }

    private void add(long upper, long lower) {
        low += lower;
        high += upper + (Long.compareUnsigned(low, lower) < 0 ? 1 : 0);
    }

    @Override
    public long nextLong() {
        step();
        return Long.rotateRight(high ^ low, (int) (high >>> 58));
    }

    /** The lower half of a word of 64 bits, then its upper half. */
    @Override
    public int nextInt() {
        if (hasWord) {
            hasWord = false;
            return word;
        }
        long both = nextLong();
        hasWord = true;
        word = (int) (both >>> 32);
        return (int) both;
    }

    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** State and increment, upper half first, whether half a word waits, and that half. */
    long[] state() {
        return new long[]{high, low, incrementHigh, incrementLow, hasWord ? 1 : 0,
            hasWord ? Integer.toUnsignedLong(word) : 0};
    }

    void restore(long... state) {
        high = state[0];
        low = state[1];
        incrementHigh = state[2];
        incrementLow = state[3];
        hasWord = state[4] != 0;
        word = (int) state[5];
    }
}
