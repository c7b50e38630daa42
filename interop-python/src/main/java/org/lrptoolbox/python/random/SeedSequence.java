package org.lrptoolbox.python.random;

import java.util.Arrays;

/**
 * Makes of any seed the words that start a generator, as {@code numpy.random.SeedSequence}: similar seeds give unlike
 * words. Source: M. O'Neill, "Developing a seed_seq alternative" (2015), with the constants NumPy has.
 */
public final class SeedSequence {
    private static final int POOL = 4;
    private static final int INIT_A = 0x43b0d7e5;
    private static final int MULT_A = 0x931e8875;
    private static final int INIT_B = 0x8b51f9dd;
    private static final int MULT_B = 0x58f38ded;
    private static final int MIX_LEFT = 0xca01f9dd;
    private static final int MIX_RIGHT = 0x4973f715;
    private static final int SHIFT = 16;

    private final int[] pool = new int[POOL];
    private int hash = INIT_A;

    /**
     * A sequence of a seed.
     *
     * @param entropy the seed in words of 32 bits, the lowest first
     * @param spawnKey which child of a sequence of this seed it is; empty for the sequence itself
     */
    public SeedSequence(int[] entropy, int[] spawnKey) {
        int length = spawnKey.length > 0 ? Math.max(POOL, entropy.length) : entropy.length;
        int[] all = Arrays.copyOf(entropy, length + spawnKey.length);
        System.arraycopy(spawnKey, 0, all, length, spawnKey.length);
        for (int i = 0; i < POOL; i++) {
            pool[i] = hashed(i < all.length ? all[i] : 0);
        }
        for (int from = 0; from < POOL; from++) {
            for (int to = 0; to < POOL; to++) {
                if (from != to) {
                    pool[to] = mixed(pool[to], hashed(pool[from]));
                }
            }
        }
        for (int from = POOL; from < all.length; from++) {
            for (int to = 0; to < POOL; to++) {
                pool[to] = mixed(pool[to], hashed(all[from]));
            }
        }
    }

    private int hashed(int word) {
        int value = word ^ hash;
        hash *= MULT_A;
        value *= hash;
        return value ^ value >>> SHIFT;
    }

    private static int mixed(int x, int y) {
        int value = MIX_LEFT * x - MIX_RIGHT * y;
        return value ^ value >>> SHIFT;
    }

    /** So many words of 32 bits: {@code generate_state(n)}. */
    public int[] words(int n) {
        int[] words = new int[n];
        int constant = INIT_B;
        for (int i = 0; i < n; i++) {
            int value = pool[i % POOL] ^ constant;
            constant *= MULT_B;
            value *= constant;
            words[i] = value ^ value >>> SHIFT;
        }
        return words;
    }

    /** So many words of 64 bits: {@code generate_state(n, uint64)}. */
    public long[] longs(int n) {
        int[] words = words(2 * n);
        long[] longs = new long[n];
        Arrays.setAll(longs, i -> (long) words[2 * i + 1] << 32 | Integer.toUnsignedLong(words[2 * i]));
        return longs;
    }
}
