package org.lrptoolbox.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BigDecimal as the oracle. */
class ExactDigitsTest {
    @Property(tries = 3000)
    void agreesWithBigDecimal(@ForAll @DoubleRange(min = 0.1, max = 1) double fraction,
            @ForAll @IntRange(min = -320, max = 300) int magnitude, @ForAll @IntRange(min = 1, max = 19) int count) {
        double v = fraction * Math.pow(10, magnitude);
        if (v > 0) {
            check(v, count);
        }
    }

    @Property(tries = 1000)
    void agreesOnNumbersOfFewDigits(@ForAll @IntRange(min = 1) int whole, @ForAll @IntRange(max = 12) int decimals,
            @ForAll @IntRange(min = 1, max = 19) int count) {
        check(whole / Math.pow(10, decimals), count);
    }

    /** Halves exactly between two results, carries to a further digit, powers of ten. */
    @ParameterizedTest
    @ValueSource(doubles = {0.125, 0.375, 2.5, 3.5, 9.5, 9.9999999, 99.95, 999999999999999.9, 1, 10, 1e15, 1e16, 1e17,
        1e18, 0.1, 0.01, 1e-8, 9007199254740993e3, 4503599627370496.5})
    void agreesWhereRoundingIsClose(double v) {
        for (int count = 1; count <= 19; count++) {
            check(v, count);
        }
    }

    /** What tables hold must not fall through to the slow way. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 0.001, 0.5, 7, 123.456, 1e6, 1e12})
    void reachesWhatTablesHold(double v) {
        assertNotNull(ExactDigits.significant(v, 19));
        assertNull(ExactDigits.significant(v, 20));
    }

    private static void check(double v, int count) {
        ExactDigits.Significant fast = ExactDigits.significant(v, count);
        if (fast != null) {
            BigDecimal exact = new BigDecimal(v).round(new MathContext(count, RoundingMode.HALF_EVEN));
            assertEquals(0, exact.compareTo(new BigDecimal(Long.toUnsignedString(fast.digits()))
                    .scaleByPowerOfTen(fast.exponent() + 1 - count)), () -> v + " in " + count + " digits");
        }
    }
}
