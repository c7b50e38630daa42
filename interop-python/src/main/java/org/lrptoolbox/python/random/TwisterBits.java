package org.lrptoolbox.python.random;

import java.util.Arrays;

import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.random.RandomBits;
import org.lrptoolbox.random.RandomState;

/** The Mersenne Twister as a source of bits for {@link Generator}: the key is what a {@link SeedSequence} yields. */
final class TwisterBits extends SeededBits {
    private final LegacyRandom twister = new LegacyRandom();

    TwisterBits(int... seed) {
        int[] key = seed.clone();
        // The key is not all zeros then.
        key[0] = 0x80000000;
        restore(key, RandomState.WORDS - 1);
    }

    @Override
    public int nextInt() {
        return twister.draw(RandomBits::nextInt);
    }

    @Override
    long nextRaw() {
        return Integer.toUnsignedLong(nextInt());
    }

    @Override
    public long nextLong() {
        return twister.draw(RandomBits::nextLong);
    }

    @Override
    public double nextDouble() {
        return twister.draw(RandomBits::nextDouble);
    }

    /** The key and the place in it. */
    @Override
    long[] words() {
        RandomState state = twister.state();
        int[] key = state.key();
        long[] out = new long[key.length + 1];
        Arrays.setAll(out, i -> i < key.length ? Integer.toUnsignedLong(key[i]) : state.position());
        return out;
    }

    @Override
    void restoreWords(long... words) {
        int[] key = new int[RandomState.WORDS];
        Arrays.setAll(key, i -> (int) words[i]);
        restore(key, (int) words[key.length]);
    }

    private void restore(int[] key, int position) {
        twister.restore(new RandomState(key, position, false, 0));
    }
}
