package org.lrptoolbox.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

class InnerProductTest {
    private static final int LONG = 3 * InnerProduct.BLOCK + 5;

    private static double[] numbers(int seed) {
        return new Random(seed).doubles(LONG + 3, -1, 1).toArray();
    }

    @Test
    void shortAndLongVectorsFromAnyPlace() {
        double[] x = numbers(1);
        double[] y = numbers(2);
        for (int n : new int[]{0, 1, 7, 8, 100, InnerProduct.BLOCK, LONG}) {
            double expected = 0;
            for (int l = 0; l < n; l++) {
                expected += x[l + 3] * y[l + 1];
            }
            assertEquals(expected, InnerProduct.of(x, 3, y, 1, n), 1e-12 * Math.max(1, n), n + " products");
        }
    }

    @Test
    void doesNotDependOnTheNumberOfThreads() {
        double[] x = numbers(3);
        double[] y = numbers(4);
        double expected = InnerProduct.of(x, 0, y, 0, LONG);
        Parallel.limit(5);
        try {
            assertEquals(expected, InnerProduct.of(x, 0, y, 0, LONG));
        } finally {
            Parallel.unlimited();
        }
    }

    @Test
    void whatIsNoNumberIsNotSkipped() {
        double[] x = new double[LONG];
        double[] y = new double[LONG];
        y[100] = Double.POSITIVE_INFINITY;
        assertEquals(Double.NaN, InnerProduct.of(x, 0, y, 0, LONG));
    }
}
