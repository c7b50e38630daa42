package org.lrptoolbox.cli.caffe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Numbers as C++ prints them: what %g says, whatever way they are made. */
class SixDigitsTest {
    @Test
    void asCppStreamsWriteThem() {
        Object[][] cases = {{0.0, "0"}, {1.0, "1"}, {-0.5, "-0.5"}, {123456.0, "123456"}, {1234567.0, "1.23457e+06"},
            {0.0001, "0.0001"}, {0.00001, "1e-05"}, {999999.5, "1e+06"}, {100000.0, "100000"}, {1e10, "1e+10"},
            {1.5e-10, "1.5e-10"}, {1e100, "1e+100"}, {123.456789, "123.457"}, {-0.000123456789, "-0.000123457"},
            {4.9e-324, "4.94066e-324"}, {1.7976931348623157e308, "1.79769e+308"}, {Double.NaN, "nan"},
            {Double.NEGATIVE_INFINITY, "-inf"}, {0.5000015, "0.500001"}, {2.5, "2.5"}, {1000.0, "1000"},
            {9.9999951, "10"}, {102400.0, "102400"}};
        for (Object[] c : cases) {
            assertEquals(c[1], SixDigits.text((Double) c[0]));
        }
    }

    /** The quick way against exact decimals. */
    @Test
    void roundedAsTheExactNumberIs() {
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            double v = i % 2 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : (random.nextInt(2_000_001) - 1_000_000) * Math.pow(10, random.nextInt(24) - 12) / 2;
            if (v != 0 && Double.isFinite(v)) {
                BigDecimal exact = new BigDecimal(v).round(new MathContext(6, RoundingMode.HALF_EVEN));
                String text = SixDigits.text(v);
                assertEquals(0, exact.compareTo(new BigDecimal(text)), v + " is " + text);
            }
        }
    }
}
