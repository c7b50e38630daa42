package org.lrptoolbox.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;

class MatrixProductTest {

    @AfterEach
    void restoreThreads() {
        Parallel.unlimited();
    }

    private static DMatrixRMaj random(int rows, int columns) {
        return RandomMatrices_DDRM.rectangle(rows, columns, new java.util.Random(rows * 31L + columns));
    }

    @Test
    void agreesWithEjml() {
        int[][] shapes = {{300, 40, 70}, {40, 300, 70}, {1, 500, 400}, {500, 1, 400}, {64, 64, 64}, {2, 3, 4}};
        for (int[] s : shapes) {
            DMatrixRMaj a = random(s[0], s[2]);
            DMatrixRMaj b = random(s[2], s[1]);
            DMatrixRMaj expected = CommonOps_DDRM.mult(a, b, null);
            DMatrixRMaj at = CommonOps_DDRM.transpose(a, null);
            DMatrixRMaj bt = CommonOps_DDRM.transpose(b, null);
            assertSame(expected, product(a, false, b, false));
            assertSame(expected, product(at, true, b, false));
            assertSame(expected, product(a, false, bt, true));
            assertSame(expected, product(at, true, bt, true));
        }
    }

    private static DMatrixRMaj product(DMatrixRMaj a, boolean ta, DMatrixRMaj b, boolean tb) {
        DMatrixRMaj c = new DMatrixRMaj(ta ? a.numCols : a.numRows, tb ? b.numRows : b.numCols);
        MatrixProduct.parallel(ta, tb, c.numRows, c.numCols, ta ? a.numRows : a.numCols, a.data, 0, a.numCols, b.data,
                0, b.numCols, false, c.data, 0, c.numCols);
        return c;
    }

    private static void assertSame(DMatrixRMaj expected, DMatrixRMaj actual) {
        Close.assertClose(tensor(expected), tensor(actual), Close.TWIN, "product");
    }

    private static Tensor tensor(DMatrixRMaj m) {
        return Tensor.of(m.data, m.numRows, m.numCols);
    }

    @Test
    void theNumberOfThreadsDoesNotShow() {
        int[][] shapes = {{256, 784, 130}, {2560, 25, 250}, {100, 300, 1000}, {7, 400, 300}, {3000, 60, 400},
            {70, 3000, 300}};
        for (int[] s : shapes) {
            DMatrixRMaj a = random(s[0], s[2]);
            DMatrixRMaj b = random(s[2], s[1]);
            Parallel.limit(1);
            double[] one = product(a, false, b, false).data;
            for (int threads = 2; threads <= 7; threads++) {
                Parallel.limit(threads);
                assertArrayEquals(one, product(a, false, b, false).data, threads + " threads");
            }
            double[] here = new double[s[0] * s[1]];
            MatrixProduct.multiply(false, false, s[0], s[1], s[2], a.data, 0, s[2], b.data, 0, s[1], false, here, 0,
                    s[1]);
            assertArrayEquals(one, here, "on the calling thread");
        }
    }

    @Test
    void emptyMatrices() {
        assertEquals(0, product(new DMatrixRMaj(0, 3), false, new DMatrixRMaj(3, 2), false).data.length);
        assertEquals(0, product(new DMatrixRMaj(2, 3), false, new DMatrixRMaj(3, 0), false).data.length);
        double[] c = {1, 2};
        MatrixProduct.multiply(false, false, 1, 2, 0, new double[0], 0, 1, new double[0], 0, 2, true, c, 0, 2);
        assertArrayEquals(new double[]{1, 2}, c);
        MatrixProduct.parallel(false, false, 1, 2, 0, new double[0], 0, 1, new double[0], 0, 2, false, c, 0, 2);
        assertArrayEquals(new double[2], c);
    }

    @Test
    void saysWhichMatrixIsTooSmall() {
        double[] four = new double[4];
        String text = assertThrows(IllegalArgumentException.class, () -> MatrixProduct.multiply(false, false, 2, 2, 2,
                four, 0, 2, four, 1, 2, false, four, 0, 2)).getMessage();
        assertEquals("matrix B (2 x 2, offset 1, leading dimension 2) does not lie within its array of 4 numbers",
                text);
        assertThrows(IllegalArgumentException.class, () -> MatrixProduct.multiply(false, false, 2, 2, 2, four, 0, 1,
                four, 0, 2, false, four, 0, 2));
        assertThrows(IllegalArgumentException.class, () -> MatrixProduct.multiply(false, false, -1, 2, 2, four, 0, 2,
                four, 0, 2, false, four, 0, 2));
    }
}
