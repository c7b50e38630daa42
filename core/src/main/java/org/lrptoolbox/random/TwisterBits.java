package org.lrptoolbox.random;

/** The Mersenne Twister as a source of bits for {@link Generator}: the key is what a {@link SeedSequence} yields. */
final class TwisterBits extends SeededBits {
    private final MersenneTwister twister = new MersenneTwister();

    TwisterBits(int... seed) {
        int[] key = seed.clone();
        // The key is not all zeros then.
        key[0] = 0x80000000;
        twister.restore(key, MersenneTwister.WORDS - 1);
    }

    @Override
    public int nextInt() {
        return twister.nextInt();
    }

    @Override
    long nextRaw() {
        return Integer.toUnsignedLong(nextInt());
    }

    @Override
    public long nextLong() {
        return twister.nextLong();
    }

    @Override
    public double nextDouble() {
        return twister.nextDouble();
    }

    /** The key and the place in it. */
    @Override
    long[] words() {
        int[] key = twister.key();
        long[] out = new long[key.length + 1];
        for (int i = 0; i < key.length; i++) {
            out[i] = Integer.toUnsignedLong(key[i]);
        }
        out[key.length] = twister.position();
        return out;
    }

    @Override
    void restoreWords(long... words) {
        int[] key = new int[MersenneTwister.WORDS];
        for (int i = 0; i < key.length; i++) {
            key[i] = (int) words[i];
        }
        twister.restore(key, (int) words[key.length]);
    }
}
