package org.lrptoolbox.random;

import java.util.Arrays;

/**
 * Everything a {@link LegacyRandom} remembers, in the parts of NumPy's {@code get_state()}.
 *
 * @param key the 624 words of the Mersenne Twister, unsigned
 * @param position how many of these words are used up, 0 to 624
 * @param hasGauss whether the second half of a normal pair waits
 * @param gauss that waiting half
 */
public record RandomState(int[] key, int position, boolean hasGauss, double gauss) {
    /** How many words the key has. */
    public static final int WORDS = MersenneTwister.WORDS;

    /** Checks the parts and takes a copy of the key. */
    public RandomState {
        if (key.length != WORDS) {
            throw new IllegalArgumentException(
                    "a Mersenne Twister state has " + WORDS + " words, not " + key.length);
        }
        if (position < 0 || position > WORDS) {
            throw new IllegalArgumentException(
                    "position " + position + " lies outside 0 to " + WORDS);
        }
        key = key.clone();
    }

    /** A copy of the words. */
    @Override
    public int[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RandomState s && Arrays.equals(key, s.key) && position == s.position
                && hasGauss == s.hasGauss && Double.compare(gauss, s.gauss) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(key) + position;
    }

    @Override
    public String toString() {
        return "MT19937 at " + position + " of " + key.length;
    }
}
