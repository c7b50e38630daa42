package org.lrptoolbox.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

class HyperbolicTangentTest {
    private static final MathContext DIGITS = new MathContext(60);
    /** How often the argument is halved, and the tangent doubled. */
    private static final int HALVINGS = 12;

    /** tanh x to 40 digits: that of a small part by sinh / cosh, doubled by 2t / (1 + t^2). */
    private static BigDecimal exact(double x) {
        BigDecimal part = new BigDecimal(x).divide(BigDecimal.valueOf(1L << HALVINGS), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal[] sums = {BigDecimal.ZERO, BigDecimal.ZERO};
        for (int i = 0; i < 40; i++) {
            sums[i % 2] = sums[i % 2].add(term, DIGITS);
            term = term.multiply(part, DIGITS).divide(BigDecimal.valueOf(i + 1L), DIGITS);
        }
        BigDecimal t = sums[1].divide(sums[0], DIGITS);
        for (int i = 0; i < HALVINGS; i++) {
            t = t.add(t).divide(BigDecimal.ONE.add(t.multiply(t, DIGITS)), DIGITS);
        }
        return t;
    }

    private static double[] of(double... a) {
        double[] out = new double[a.length];
        HyperbolicTangent.of(a, 0, out, 0, a.length);
        return out;
    }

    private static double[] numbers(double most, int n) {
        return new Random(n).doubles(n, -most, most).toArray();
    }

    @Test
    void isOffByLittleMoreThanTwiceTheLastDigit() {
        for (double most : new double[]{1e-9, 0.1, 0.4, 1, 4, 20}) {
            double[] a = numbers(most, 1500);
            double[] actual = of(a);
            for (int i = 0; i < a.length; i++) {
                BigDecimal expected = exact(a[i]);
                BigDecimal ulp = new BigDecimal(Math.ulp(expected.doubleValue()));
                BigDecimal error = new BigDecimal(actual[i]).subtract(expected).divide(ulp, DIGITS);
                assertTrue(Math.abs(error.doubleValue()) < 2.2, "tanh " + a[i] + " is off by " + error + " ulp");
            }
        }
    }

    @Test
    void oneNumberAndManyGiveTheSameBits() {
        double[] a = numbers(30, 3000);
        double[] one = DoubleStream.of(a).map(HyperbolicTangent::of).toArray();
        assertArrayEquals(one, of(a));
        HyperbolicTangent.of(a, 0, a, 0, a.length);
        assertArrayEquals(one, a);
    }

    @Test
    void endsAndZeros() {
        double[] a = {0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 1e-300, 22, -22, 1e300, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY, Double.NaN};
        double[] expected = DoubleStream.of(a).map(Math::tanh).toArray();
        assertArrayEquals(expected, of(a));
        for (int i = 0; i < a.length; i++) {
            assertEquals(expected[i], HyperbolicTangent.of(a[i]), "tanh " + a[i]);
        }
    }
}
