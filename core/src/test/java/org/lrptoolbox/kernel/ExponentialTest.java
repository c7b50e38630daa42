package org.lrptoolbox.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;

import org.junit.jupiter.api.Test;

class ExponentialTest {
    private static final MathContext DIGITS = new MathContext(40);
    /** How often the argument is halved, and its exponential squared. */
    private static final int HALVINGS = 10;

    /** exp x to 35 digits. */
    private static BigDecimal exact(double x) {
        BigDecimal part = new BigDecimal(x).divide(BigDecimal.valueOf(1L << HALVINGS), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = term;
        for (int i = 1; i < 40; i++) {
            term = term.multiply(part, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    private static double[] of(double... a) {
        double[] out = new double[a.length];
        Exponential.of(a, 0, out, 0, a.length);
        return out;
    }

    private static double[] numbers(double most, int n) {
        return new Random(n).doubles(n, -most, most).toArray();
    }

    @Test
    void isOffByLessThanTwoThirdsOfTheLastDigit() {
        for (double most : new double[]{0.4, 3, 708}) {
            double[] a = numbers(most, 2000);
            double[] actual = of(a);
            for (int i = 0; i < a.length; i++) {
                BigDecimal expected = exact(a[i]);
                BigDecimal ulp = new BigDecimal(Math.ulp(expected.doubleValue()));
                BigDecimal error = new BigDecimal(actual[i]).subtract(expected).divide(ulp, DIGITS);
                assertTrue(Math.abs(error.doubleValue()) < 0.66, "exp " + a[i] + " is off by " + error + " ulp");
            }
        }
    }

    @Test
    void oneNumberAndManyGiveTheSameBits() {
        double[] a = numbers(760, 3000);
        a[7] = Double.NaN;
        double[] one = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            one[i] = Exponential.of(a[i]);
        }
        assertArrayEquals(one, of(a));
        double[] moved = new double[a.length + 5];
        Exponential.of(a, 3, moved, 5, a.length - 3);
        for (int i = 3; i < a.length; i++) {
            assertEquals(one[i], moved[i + 2]);
        }
        Exponential.of(a, 0, a, 0, a.length);
        assertArrayEquals(one, a);
    }

    @Test
    void whereThePowerOfTwoIsNoNormalNumber() {
        double[] a = {0, -0.0, 1, 709.4, 709.7, 710, 1e300, Double.POSITIVE_INFINITY, -707.9, -708.5, -740, -746,
            -1e300,
            Double.NEGATIVE_INFINITY, Double.NaN};
        double[] expected = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            expected[i] = Math.exp(a[i]);
        }
        double[] actual = of(a);
        for (int i = 0; i < a.length; i++) {
            assertEquals(expected[i], actual[i], Math.abs(expected[i]) < 1e308 ? Math.ulp(expected[i]) : 1e292,
                    "exp " + a[i]);
        }
    }
}
