package org.lrptoolbox.python.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Streams as NumPy 2.4 gives them; the hashes run over the bits of every number. */
class GeneratorTest {
    private static final double[] DXSM = {0.6684007764691958, 0.006805009518349059};
    private static final double[] SFC = {0.5299360452325557, 0.3782490322895635};
    private static final double[] PHILOX = {0.08607763073528474, 0.14155732377913233};
    private static final double[] TWISTER = {0.5419938930062744, 0.6196672126927824};

    private static Generator seeded(int... seed) {
        return new Generator(new SeedSequence(seed, new int[0]));
    }

    private static long hash(double... numbers) {
        long hash = 0;
        for (double v : numbers) {
            hash = hash * 31 + Double.doubleToLongBits(v);
        }
        return hash;
    }

    @Test
    void allLayersOfTheZigguratsAreNumPys() {
        Generator random = new Generator(new SeedSequence(new int[]{7, 8, 9, 10, 11}, new int[]{2}));
        assertEquals(Long.parseUnsignedLong("17983032530843910828"), hash(random.normal(0, 1, 2_000_000)));
        assertEquals(Long.parseUnsignedLong("2385791532859936852"), hash(random.exponential(1, 2_000_000)));
    }

    @Test
    void theFirstNumbersOfASeed() {
        Generator random = seeded(42);
        assertArrayEquals(new double[]{0.7739560485559633, 0.4388784397520523, 0.8585979199113825}, random.uniform(3));
        assertArrayEquals(new long[]{0, 6, 2, 0, 5}, random.integers(0, 9, 64, 5));
        assertArrayEquals(new int[]{2, 4, 0, 3, 1, 5}, random.permutation(6));
    }

    @Test
    void aRestoredStateGoesOn() {
        Generator random = seeded(1);
        random.words(3);
        long[] s = random.state();
        int[] order = random.permutation(20);
        random.restore(s);
        assertArrayEquals(order, random.permutation(20));
    }

    @Test
    void noMoreCanBeTakenThanThereAre() {
        assertThrows(IllegalArgumentException.class, () -> seeded(1).sample(3, 4, true));
    }

    private static Generator of(String source) {
        return new Generator(source, new SeedSequence(new int[]{42}, new int[0]));
    }

    @Test
    void otherSourcesOfBits() {
        assertArrayEquals(DXSM, of("PCG64DXSM").uniform(2));
        assertArrayEquals(SFC, of("SFC64").uniform(2));
        assertArrayEquals(PHILOX, of("Philox").uniform(2));
        assertArrayEquals(TWISTER, of("MT19937").uniform(2));
        assertThrows(IllegalArgumentException.class, () -> of("RANDU"));
    }

    @Test
    void everySourceGoesOnFromItsState() {
        for (String source : new String[]{"PCG64", "PCG64DXSM", "SFC64", "Philox", "MT19937"}) {
            Generator first = of(source);
            first.words(701);
            Generator second = of(source);
            second.restore(first.state());
            assertArrayEquals(first.words(1301), second.words(1301), source);
        }
    }
}
