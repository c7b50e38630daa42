package org.lrptoolbox.python.random;

/**
 * What the PCG64 generators share: a linear congruential generator of 128 bits, s = m s + c, whose multiplier m is
 * theirs.
 */
abstract class Congruential extends SeededBits {
    private long high;
    private long low;
    private long incrementHigh;
    private long incrementLow;

    /** Starts without steps taken: a state and a stream of 128 bits each, the upper half first. */
    final void start(long... seed) {
        incrementHigh = seed[2] << 1 | seed[3] >>> 63;
        incrementLow = seed[3] << 1 | 1;
    }

    /** The upper half of the state. */
    final long high() {
        return high;
    }

    /** The lower half of the state. */
    final long low() {
        return low;
    }

    /** The next state, by a multiplier whose halves these are. */
    final void step(long multiplierHigh, long multiplierLow) {
        long upper = Math.unsignedMultiplyHigh(low, multiplierLow) + high * multiplierLow + low * multiplierHigh;
        low *= multiplierLow;
        high = upper;
        add(incrementHigh, incrementLow);
    }

    /** Adds to the state. */
    final void add(long upper, long lower) {
        low += lower;
        high += upper + (Long.compareUnsigned(low, lower) < 0 ? 1 : 0);
    }

    @Override
    final long[] words() {
        return new long[]{high, low, incrementHigh, incrementLow};
    }

    @Override
    final void restoreWords(long... words) {
        high = words[0];
        low = words[1];
        incrementHigh = words[2];
        incrementLow = words[3];
    }
}
