package org.lrptoolbox.random;

/**
 * The 32-bit Mersenne Twister MT19937, seeded and read exactly as NumPy does it.
 *
 * <p>Not thread-safe; {@link LegacyRandom} adds the lock. Source: Matsumoto and Nishimura, "Mersenne Twister", ACM
 * TOMACS 8 (1998), with the initialisation of 2002.
 */
final class MersenneTwister implements RandomBits {
    static final int WORDS = 624;
    private static final int SHIFT = 397;

    private final int[] key = new int[WORDS];
    private int position = WORDS;

    /** Fills the key from one 32-bit word. */
    void seed(int seed) {
        int word = seed;
        for (int i = 0; i < WORDS; i++) {
            key[i] = word;
            word = 1812433253 * (word ^ (word >>> 30)) + i + 1;
        }
        position = WORDS;
    }

    /** Fills the key from any number of 32-bit words. */
    void seed(int[] words) {
        seed(19650218);
        int i = 1;
        int j = 0;
        for (int k = Math.max(WORDS, words.length); k > 0; k--) {
            key[i] = (key[i] ^ (mixed(i) * 1664525)) + words[j] + j;
            i = next(i);
            j = (j + 1) % words.length;
        }
        for (int k = WORDS - 1; k > 0; k--) {
            key[i] = (key[i] ^ (mixed(i) * 1566083941)) - i;
            i = next(i);
        }
        key[0] = 0x80000000;
    }

    private int mixed(int i) {
        return key[i - 1] ^ (key[i - 1] >>> 30);
    }

    /** The index after i; the end wraps to 1 and carries the last word over to the front. */
    private int next(int i) {
        if (i + 1 < WORDS) {
            return i + 1;
        }
        key[0] = key[WORDS - 1];
        return 1;
    }

    /** The next 32 random bits. */
    @Override
    public int nextInt() {
        if (position == WORDS) {
            refill();
        }
        int y = key[position++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    /** The next 64 random bits, the upper half drawn first. */
    @Override
    public long nextLong() {
        long high = Integer.toUnsignedLong(nextInt()) << 32;
        return high | Integer.toUnsignedLong(nextInt());
    }

    /** The next number of [0, 1) with 53 random bits. */
    @Override
    public double nextDouble() {
        int a = nextInt() >>> 5;
        int b = nextInt() >>> 6;
        return (a * 67108864.0 + b) / 9007199254740992.0;
    }

    private void refill() {
        for (int i = 0; i < WORDS; i++) {
            int y = (key[i] & 0x80000000) | (key[(i + 1) % WORDS] & 0x7fffffff);
            key[i] = key[(i + SHIFT) % WORDS] ^ (y >>> 1) ^ ((y & 1) * 0x9908b0df);
        }
        position = 0;
    }

    int[] key() {
        return key.clone();
    }

    int position() {
        return position;
    }

    void restore(int[] words, int pos) {
        System.arraycopy(words, 0, key, 0, WORDS);
        position = pos;
    }
}
