package org.lrptoolbox.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.testing.Golden;

/** The expected numbers are those NumPy prints for the same seeds and calls. */
class LegacyRandomTest {
    /** Logarithms of different libraries may differ in their last bit. */
    private static final double LOG = 1e-15;

    @Test
    void uniformNumbersAndNormalPairs() {
        LegacyRandom r = new LegacyRandom(42);
        assertArrayEquals(new double[]{0.3745401188473625, 0.9507143064099162, 0.7319939418114051,
            0.5986584841970366}, r.uniform(4));
        assertArrayEquals(new double[]{-0.23415337472333597, -0.23413695694918055, 1.5792128155073915,
            0.7674347291529088, -0.4694743859349521}, r.normal(0, 1, 5), LOG);
        assertArrayEquals(new double[]{0.18182496720710062, 0.18340450985343382}, r.uniform(2));
    }

    @Test
    void scaled() {
        LegacyRandom r = new LegacyRandom(5);
        r.uniform(7);
        assertArrayEquals(new double[]{0.5920899393647163, -0.5159974921188901, -1.061393856693742},
                r.uniform(-2, 3, 3));
        assertArrayEquals(new double[]{1.375206451674071, 0.34026008444128153, -1.3855292248436122},
                r.normal(1, 2, 3), LOG);
    }

    @Test
    void seedsOfSeveralWords() {
        assertArrayEquals(new double[]{0.6098612722867289, 0.8866970434146851, 0.47633673750662764},
                seeded(1, 2, 3).uniform(3));
        assertArrayEquals(new long[]{3821194263L, 3818469629L, 3422650923L},
                seeded(-1, 7).integers(0, 0xffffffffL, 3));
    }

    @Test
    void integersOfAllRanges() {
        LegacyRandom r = new LegacyRandom(7);
        long tera = 1_000_000_000_000L;
        assertArrayEquals(new long[]{-247404309308L, -891255842314L, -708035755821L, 750008411751L},
                r.integers(-tera, tera, 4));
        assertArrayEquals(new long[]{9, 7, 8, 9, 8, 7, 6, 4}, r.integers(0, 10, 8));
        assertArrayEquals(new long[]{3731473840L, 3452032895L, 1420943751L}, r.integers(0, 1L << 32, 3));
        assertArrayEquals(new long[]{4, 4}, r.integers(4, 5, 2));
    }

    @Test
    void permutation() {
        assertArrayEquals(new int[]{5, 4, 1, 2, 9, 6, 7, 0, 3, 8}, new LegacyRandom(3).permutation(10));
    }

    @Test
    void otherDistributionsTakeTheNextBits() {
        LegacyRandom r = new LegacyRandom(42);
        assertEquals(0.3745401188473625, r.draw(RandomBits::nextDouble));
        assertArrayEquals(new double[]{0.9507143064099162}, r.uniform(1));
    }

    @Test
    void stateContinuesTheStreamAndKeepsTheWaitingNormal() {
        LegacyRandom r = new LegacyRandom(9);
        r.uniform(3);
        r.normal(0, 1, 1);
        RandomState state = r.state();
        assertEquals(14, state.position());
        assertEquals((int) 3797526626L, state.key()[0]);
        assertEquals(-1.4044048668704523, state.gauss(), LOG);
        double[] continued = r.normal(0, 1, 7);

        LegacyRandom other = new LegacyRandom();
        other.restore(state);
        assertEquals(state, other.state());
        assertArrayEquals(continued, other.normal(0, 1, 7));
        assertNotEquals(state, other.state());
    }

    @Test
    void unseededGeneratorsDiffer() {
        assertNotEquals(new LegacyRandom().uniform(1)[0], new LegacyRandom().uniform(1)[0]);
    }

    @Test
    void badArgumentsAreNamed() {
        LegacyRandom r = new LegacyRandom(0);
        rejects("Seed must be between 0 and 2**32 - 1", () -> r.seed(-1));
        rejects("Seed must be non-empty", () -> r.seed(new int[0]));
        rejects("low >= high", () -> r.integers(3, 3, 1));
        rejects("scale < 0", () -> r.normal(0, -1, 1));
        rejects("a Mersenne Twister state has 624 words, not 3", () -> new RandomState(new int[3], 0, false, 0));
    }

    @Test
    void goldenStreams() {
        assertArrayEquals(Golden.shared("toolbox/rng/seed42_rand_10.npy").data(), new LegacyRandom(42).uniform(10));
        LegacyRandom r = new LegacyRandom(42);
        double[] both = IntStream.range(0, 2).boxed()
                .flatMapToDouble(i -> Arrays.stream(i == 0 ? r.uniform(6) : r.normal(0, 1, 6))).toArray();
        assertArrayEquals(Golden.shared("toolbox/rng/seed42_rand_3x2_then_randn_3x2.npy").data(), both, LOG);
        assertArrayEquals(Golden.shared("toolbox/rng/seed42_normal_0_0.1_5x3.npy").data(),
                new LegacyRandom(42).normal(0, .1, 15), LOG);
        assertArrayEquals(Golden.shared("toolbox/rng/seed42_randint_0_60000_25.npy").data(),
                Arrays.stream(new LegacyRandom(42).integers(0, 60000, 25)).asDoubleStream().toArray());
        LegacyRandom s = new LegacyRandom(42);
        double[] mixed = IntStream.range(0, 2).boxed()
                .flatMapToDouble(i -> i == 0
                        ? Arrays.stream(s.integers(0, 5, 20)).asDoubleStream()
                        : Arrays.stream(s.permutation(10)).asDoubleStream())
                .toArray();
        assertArrayEquals(Golden.shared("toolbox/rng/seed42_randint_0_5_20_then_permutation10.npy").data(), mixed);
    }

    private static LegacyRandom seeded(int... words) {
        LegacyRandom r = new LegacyRandom(0);
        r.seed(words);
        return r;
    }

    private static void rejects(String message, Runnable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
