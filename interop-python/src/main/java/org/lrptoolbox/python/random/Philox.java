package org.lrptoolbox.python.random;

/**
 * The counter-based generator Philox4x64-10, as NumPy does it. Source: J. Salmon et al., "Parallel random numbers: as easy
 * as 1, 2, 3" (2011).
 */
final class Philox extends SeededBits {
    private static final int ROUNDS = 10;
    private static final long FIRST = 0xD2E7470EE14C6C93L;
    private static final long SECOND = 0xCA5A826395121157L;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long ROOT = 0xBB67AE8584CAA73BL;

    private final long[] counter = new long[4];
    private final long[] key = new long[2];
    private final long[] buffer = new long[4];
    private int position = 4;

    Philox(long... seed) {
        key[0] = seed[0];
        key[1] = seed[1];
    }

    @Override
    public long nextLong() {
        if (position == 4) {
            for (int i = 0; i < 4 && ++counter[i] == 0; i++) {
                // The carry goes on to the next word.
            }
            refill();
            position = 0;
        }
        return buffer[position++];
    }

    private void refill() {
        long c0 = counter[0];
        long c1 = counter[1];
        long c2 = counter[2];
        long c3 = counter[3];
        long k0 = key[0];
        long k1 = key[1];
        for (int round = 0; round < ROUNDS; round++) {
            long high0 = Math.unsignedMultiplyHigh(FIRST, c0);
            long low0 = FIRST * c0;
            long high1 = Math.unsignedMultiplyHigh(SECOND, c2);
            long low1 = SECOND * c2;
            c0 = high1 ^ c1 ^ k0;
            c1 = low1;
            c2 = high0 ^ c3 ^ k1;
            c3 = low0;
            k0 += GOLDEN;
            k1 += ROOT;
        }
        buffer[0] = c0;
        buffer[1] = c1;
        buffer[2] = c2;
        buffer[3] = c3;
    }

    /** Counter, key, buffer and the place in it. */
    @Override
    long[] words() {
        return new long[]{counter[0], counter[1], counter[2], counter[3], key[0], key[1], buffer[0], buffer[1],
            buffer[2], buffer[3], position};
    }

    @Override
    void restoreWords(long... words) {
        System.arraycopy(words, 0, counter, 0, 4);
        System.arraycopy(words, 4, key, 0, 2);
        System.arraycopy(words, 6, buffer, 0, 4);
        position = (int) words[10];
    }
}
