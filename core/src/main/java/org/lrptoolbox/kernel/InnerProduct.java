package org.lrptoolbox.kernel;

import java.util.Arrays;

/** The sum of products of two vectors, block by block, on all cores; a native library's function where there is one. */
public final class InnerProduct {
    /** Numbers of a block: a sum does not depend on who computes which. */
    static final int BLOCK = 1 << 16;

    private InnerProduct() {}

    /** {@code x[i] y[j] + x[i+1] y[j+1] + ...}, {@code n} products. */
    public static double of(double[] x, int i, double[] y, int j, int n) {
        double[] sums = new double[(n + BLOCK - 1) / BLOCK];
        Parallel.forEach(sums.length, block -> {
            int first = block * BLOCK;
            sums[block] = block(x, i + first, y, j + first, Math.min(BLOCK, n - first));
        });
        return Arrays.stream(sums).reduce(0, Double::sum);
    }

    private static double block(double[] x, int i, double[] y, int j, int n) {
        if (n == BLOCK && Kernels.isNative()) {
            double[] sum = new double[1];
            Kernels.forShape(1, 1, n).multiply(false, true, 1, 1, n, x, i, n, y, j, n, false, sum, 0, 1);
            return sum[0];
        }
        return sum(x, i, y, j, n);
    }

    /** Eight sums side by side, so that none waits for the one before. */
    private static double sum(double[] x, int i, double[] y, int j, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int l = 0;
        for (; l + 8 <= n; l += 8) {
            a += x[i + l] * y[j + l];
            b += x[i + l + 1] * y[j + l + 1];
            c += x[i + l + 2] * y[j + l + 2];
            d += x[i + l + 3] * y[j + l + 3];
            e += x[i + l + 4] * y[j + l + 4];
            f += x[i + l + 5] * y[j + l + 5];
            g += x[i + l + 6] * y[j + l + 6];
            h += x[i + l + 7] * y[j + l + 7];
        }
        for (; l < n; l++) {
            a += x[i + l] * y[j + l];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }
}
