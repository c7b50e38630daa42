package org.lrptoolbox.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.DoubleBinaryOperator;

import org.junit.jupiter.api.Test;

class ElementwiseTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double[] A = {-2, -0.0, 0, 3, INF, -INF, NAN, 1e300};
    private static final double[] B = {4, 0, -0.0, NAN, INF, 2, 5, 1e-300};

    private static void check(double[] actual, DoubleBinaryOperator expected) {
        for (int i = 0; i < A.length; i++) {
            assertEquals(expected.applyAsDouble(A[i], B[i]), actual[i], "element " + i);
        }
    }

    @Test
    void specialNumbers() {
        check(Elementwise.add(A, B), (a, b) -> a + b);
        check(Elementwise.subtract(A, B), (a, b) -> a - b);
        check(Elementwise.multiply(A, B), (a, b) -> a * b);
        check(Elementwise.divide(A, B), (a, b) -> a / b);
        check(Elementwise.scale(A, -2), (a, b) -> a * -2);
        check(Elementwise.tanh(A), (a, b) -> Math.tanh(a));
        check(Elementwise.exp(A), (a, b) -> Exponential.of(a));
        assertArrayEquals(new double[]{0, 0, 0, 3, INF, 0, NAN, 1e300}, Elementwise.positivePart(A));
        assertArrayEquals(new double[]{-2, -0.0, 0, 0, 0, -INF, NAN, 0}, Elementwise.negativePart(A));
    }

    /** Halves of numbers that are next to nothing, or next to the largest, are still the numbers. */
    @Test
    void partsAreExact() {
        double[] a = {Double.MIN_VALUE, -Double.MIN_VALUE, 3 * Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE,
            Math.nextUp(1e300), 0.1, -0.1};
        for (int i = 0; i < a.length; i++) {
            assertEquals(Math.max(a[i], 0), Elementwise.positivePart(a)[i], "element " + i);
            assertEquals(Math.min(a[i], 0), Elementwise.negativePart(a)[i], "element " + i);
        }
    }

    @Test
    void theStabilizerPushesAwayFromZero() {
        assertArrayEquals(new double[]{-2.5, 0.5, 0.5, 3.5, INF, -INF, NAN, 1e300}, Elementwise.stabilize(A, 0.5));
    }

    @Test
    void longArraysAreCoveredOnce() {
        double[] a = new double[300_001];
        for (int i = 0; i < a.length; i++) {
            a[i] = i - 150_000;
        }
        Parallel.limit(4);
        try {
            double[] sum = Elementwise.add(Elementwise.positivePart(a), Elementwise.negativePart(a));
            assertArrayEquals(a, sum);
        } finally {
            Parallel.unlimited();
        }
    }

    @Test
    void sizesMustAgree() {
        assertThrows(IllegalArgumentException.class, () -> Elementwise.add(new double[2], new double[3]));
    }
}
