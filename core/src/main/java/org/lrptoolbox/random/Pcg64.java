package org.lrptoolbox.random;

/**
 * The generator PCG64 (XSL-RR 128/64), seeded and read as NumPy does it. Not thread-safe. Source: M. O'Neill, "PCG: A
 * Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation" (2014).
 */
final class Pcg64 extends SeededBits {
    private static final long MULTIPLIER_HIGH = 0x2360ed051fc65da4L;
    private static final long MULTIPLIER_LOW = 0x4385df649fccf645L;

    private long high;
    private long low;
    private long incrementHigh;
    private long incrementLow;

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

    @Override
    long[] words() {
        return new long[]{high, low, incrementHigh, incrementLow};
    }

    @Override
    void restoreWords(long... words) {
        high = words[0];
        low = words[1];
        incrementHigh = words[2];
        incrementLow = words[3];
    }
}
