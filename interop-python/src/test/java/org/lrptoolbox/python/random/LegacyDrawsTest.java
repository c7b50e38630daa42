package org.lrptoolbox.python.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.random.LegacyRandom;

/** The expected numbers are those NumPy prints for the same seeds and calls. */
class LegacyDrawsTest {
    /** Logarithms of different libraries may differ in their last bit. */
    private static final double LOG = 1e-15;

    private static LegacyDraws seeded(long seed) {
        LegacyDraws r = new LegacyDraws();
        r.seed(seed);
        return r;
    }

    @Test
    void scaledAndExponential() {
        LegacyDraws r = seeded(5);
        assertArrayEquals(new double[]{0.5020399546453052, 4.091739757699749, 0.46315593073219014},
                r.exponential(2, 3), LOG);
        assertArrayEquals(new double[]{4.63073367708885, 0.9530991052645413, 1.5058856588841505,
            2.517786569697314}, r.laplace(1, 2, 4), LOG);
        assertArrayEquals(new double[]{0.5920899393647163, -0.5159974921188901, -1.061393856693742},
                r.uniform(-2, 3, 3));
    }

    @Test
    void narrowIntegersShareWords() {
        LegacyDraws r = seeded(7);
        assertArrayEquals(new long[]{175, 136, 19, 196, 50, 58, 25, 194, 168}, r.integers(0, 199, 8, 9));
        assertArrayEquals(new long[]{2545, 419, 1598, 54, 206}, r.integers(-5, 3004, 16, 5));
        assertEquals("1110100111000000101011001001110111100110",
                digits(r.integers(0, 1, 1, 40)));
        assertArrayEquals(new double[]{0.9779895119966027}, r.uniform(1));
        assertArrayEquals(new long[]{142, 221, 218, 137, 23}, r.integers(0, 255, 8, 5));
    }

    @Test
    void permutationAndChoice() {
        LegacyDraws r = seeded(3);
        double[] p = {.1, .2, .3, .4};
        assertArrayEquals(new int[]{5, 4, 1, 2, 9, 6, 7, 0, 3, 8}, r.permutation(10));
        assertArrayEquals(new int[]{5, 7, 6, 0, 4}, r.choice(10, 5, true, null));
        assertArrayEquals(new int[]{3, 6, 0, 4, 5}, r.choice(10, 5, false, null));
        assertArrayEquals(new int[]{2, 1, 2, 1, 3, 2}, r.choice(4, 6, true, p));
        assertArrayEquals(new int[]{1, 2, 3}, r.choice(4, 3, false, p));
    }

    @Test
    void manyTrialsAreDrawnAsNumPyDoes() {
        LegacyDraws random = seeded(3);
        long[] drawn = new long[8];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = i < 4 ? random.binomial(100, 0.4, 1)[0] : random.binomial(1000, 0.7, 1)[0];
        }
        assertArrayEquals(new long[]{42, 41, 38, 37, 680, 726, 715, 701}, drawn);
        assertThrows(IllegalArgumentException.class, () -> random.binomial(3, Double.NaN, 1));
    }

    @Test
    void theSharedOneIsWhatTrainingDrawsFrom() {
        LegacyDraws.shared().seed(42);
        assertArrayEquals(new double[]{0.3745401188473625}, LegacyRandom.global().uniform(1));
    }

    @Test
    void badArgumentsAreNamed() {
        LegacyDraws r = seeded(0);
        rejects("probabilities do not sum to 1", () -> r.choice(2, 1, true, new double[]{.5, .4}));
        rejects("'a' and 'p' must have same size", () -> r.choice(3, 1, true, new double[]{.5, .5}));
        rejects("Fewer non-zero entries in p than size", () -> r.choice(2, 2, false, new double[]{1, 0}));
    }

    private static String digits(long[] values) {
        StringBuilder text = new StringBuilder();
        for (long v : values) {
            text.append(v);
        }
        return text.toString();
    }

    private static void rejects(String message, Runnable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
