package org.lrptoolbox.python.random;

/**
 * The generator PCG64 (XSL-RR 128/64), seeded and read as NumPy does it. Not thread-safe. Source: M. O'Neill, "PCG: A
 * Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation" (2014).
 */
final class Pcg64 extends Congruential {
    private static final long MULTIPLIER_HIGH = 0x2360ed051fc65da4L;
    private static final long MULTIPLIER_LOW = 0x4385df649fccf645L;

    /** Starts from a state and a stream of 128 bits each, the upper half first. */
    Pcg64(long... seed) {
        start(seed);
        step();
        add(seed[0], seed[1]);
        step();
    }

    private void step() {
        step(MULTIPLIER_HIGH, MULTIPLIER_LOW);
    }

    @Override
    public long nextLong() {
        step();
        return Long.rotateRight(high() ^ low(), (int) (high() >>> 58));
    }
}
