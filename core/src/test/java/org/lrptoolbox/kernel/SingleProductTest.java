package org.lrptoolbox.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SingleProductTest {
    private static float[] numbers(int n, int seed) {
        Random random = new Random(seed);
        float[] v = new float[n];
        for (int i = 0; i < n; i++) {
            v[i] = random.nextInt(17) - 8;
        }
        return v;
    }

    private static double[] wide(float[] v) {
        double[] out = new double[v.length];
        java.util.Arrays.setAll(out, i -> v[i]);
        return out;
    }

    /** Of small whole numbers both are exact; the larger shapes are cut into pieces along either side. */
    @Test
    void isTheProductInFloat64WhereThatIsExact() {
        Assumptions.assumeTrue(MatrixProduct.nativeLibrary().isPresent(), "no native library");
        for (int[] s : new int[][]{{40, 40, 40}, {700, 90, 30}, {70, 900, 31}}) {
            int m = s[0];
            int n = s[1];
            int k = s[2];
            for (int turned = 0; turned < 4; turned++) {
                boolean ta = turned % 2 == 1;
                boolean tb = turned > 1;
                float[] a = numbers(5 + m * k, 1);
                float[] b = numbers(3 + n * k, 2);
                float[] c = new float[2 + m * n];
                double[] expected = new double[2 + m * n];
                if (SingleProduct.parallel(ta, tb, m, n, k, a, 5, ta ? m : k, b, 3, tb ? k : n, c, 2, n)) {
                    MatrixProduct.parallel(ta, tb, m, n, k, wide(a), 5, ta ? m : k, wide(b), 3, tb ? k : n, false,
                            expected, 2, n);
                    for (int i = 0; i < c.length; i++) {
                        assertEquals(expected[i], c[i], 0, m + " x " + k + " x " + n + ", number " + i);
                    }
                }
            }
        }
    }

    @Test
    void leavesSmallProductsToOthersAndLooksAtPlaces() {
        assertFalse(SingleProduct.parallel(false, false, 2, 2, 2, new float[4], 0, 2, new float[4], 0, 2, new float[4],
                0, 2));
        Assumptions.assumeTrue(MatrixProduct.nativeLibrary().isPresent(), "no native library");
        assertThrows(IllegalArgumentException.class, () -> SingleProduct.parallel(false, false, 40, 40, 40,
                new float[1600], 1, 40, new float[1600], 0, 40, new float[1600], 0, 40));
    }
}
