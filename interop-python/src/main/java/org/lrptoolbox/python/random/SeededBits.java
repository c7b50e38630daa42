package org.lrptoolbox.python.random;

import java.util.Arrays;

import org.lrptoolbox.random.RandomBits;
import org.lrptoolbox.random.RandomState;

/**
 * A source of random bits of NumPy's newer generators, started by a {@link SeedSequence}. Words of 32 bits are the halves of
 * words of 64, the lower one first, unless a source has its own. Not thread-safe.
 */
abstract class SeededBits implements RandomBits {
    private boolean hasWord;
    private int word;

    /** A source by its name in NumPy. */
    static SeededBits named(String name, SeedSequence seed) {
        return switch (name) {
            case "PCG64" -> new Pcg64(seed.longs(4));
            case "PCG64DXSM" -> new Pcg64Dxsm(seed.longs(4));
            case "SFC64" -> new Sfc64(seed.longs(3));
            case "Philox" -> new Philox(seed.longs(2));
            case "MT19937" -> new TwisterBits(seed.words(RandomState.WORDS));
            default -> throw new IllegalArgumentException("no source of random bits is called " + name);
        };
    }

    @Override
    public int nextInt() {
        if (hasWord) {
            hasWord = false;
            return word;
        }
        long both = nextLong();
        hasWord = true;
        word = (int) (both >>> 32);
        return (int) both;
    }

    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** What the source yields in one go: 64 bits, or 32. */
    long nextRaw() {
        return nextLong();
    }

    /** The source's own words. */
    abstract long[] words();

    /** Continues from its own words. */
    abstract void restoreWords(long... words);

    /** Its own words, whether half a word waits, and that half. */
    long[] state() {
        long[] own = words();
        long[] out = Arrays.copyOf(own, own.length + 2);
        out[own.length] = hasWord ? 1 : 0;
        out[own.length + 1] = hasWord ? Integer.toUnsignedLong(word) : 0;
        return out;
    }

    /** Continues from a {@link #state()}. */
    void restore(long... state) {
        int n = state.length - 2;
        restoreWords(Arrays.copyOf(state, n));
        hasWord = state[n] != 0;
        word = (int) state[n + 1];
    }
}
