package org.lrptoolbox.python.random;

/** Chris Doty-Humphrey's small fast chaotic generator SFC64, from PractRand, as NumPy does it. */
final class Sfc64 extends SeededBits {
    private static final int WARM_UP = 12;

    private long a;
    private long b;
    private long c;
    private long counter = 1;

    Sfc64(long... seed) {
        a = seed[0];
        b = seed[1];
        c = seed[2];
        for (int i = 0; i < WARM_UP; i++) {
            nextLong();
        }
    }

    @Override
    public long nextLong() {
        long out = a + b + counter++;
        a = b ^ b >>> 11;
        b = c + (c << 3);
        c = Long.rotateLeft(c, 24) + out;
        return out;
    }

    @Override
    long[] words() {
        return new long[]{a, b, c, counter};
    }

    @Override
    void restoreWords(long... words) {
        a = words[0];
        b = words[1];
        c = words[2];
        counter = words[3];
    }
}
