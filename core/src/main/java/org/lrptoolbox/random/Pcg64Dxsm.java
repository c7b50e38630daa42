package org.lrptoolbox.random;

/**
 * The generator PCG64DXSM (a multiplier of 64 bits, output by double xorshift and multiply), as NumPy does it. Source: M.
 * O'Neill, PCG (2014), and the note on DXSM of 2019.
 */
final class Pcg64Dxsm extends SeededBits {
    private static final long MULTIPLIER = 0xda942042e4dd58b5L;

    private long high;
    private long low;
    private long incrementHigh;
    private long incrementLow;

    /** Starts from a state and a stream of 128 bits each, the upper half first, as {@link Pcg64} does. */
    Pcg64Dxsm(long... seed) {
        restoreWords(new Pcg64(seed).words());
    }

    private void step() {
        long upper = Math.unsignedMultiplyHigh(low, MULTIPLIER) + high * MULTIPLIER;
        low *= MULTIPLIER;
        high = upper;
        add(incrementHigh, incrementLow);
    }

    private void add(long upper, long lower) {
        low += lower;
        high += upper + (Long.compareUnsigned(low, lower) < 0 ? 1 : 0);
    }

    @Override
    public long nextLong() {
        long out = high;
        long odd = low | 1;
        out ^= out >>> 32;
        out *= MULTIPLIER;
        out ^= out >>> 48;
        out *= odd;
        step();
        return out;
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
