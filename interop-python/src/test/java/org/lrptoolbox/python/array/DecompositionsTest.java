package org.lrptoolbox.python.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

import org.lrptoolbox.testing.Close;

/** Both ways of decomposing: the parts make up the matrix again, and both agree in what signs do not decide. */
class DecompositionsTest {
    @Test
    void partsMakeUpTheMatrix() {
        for (int[] shape : new int[][]{{4, 4}, {5, 3}, {3, 5}}) {
            NDArray a = random(shape);
            check(a, PlainDecompositions.svd(a, false), PlainDecompositions.qr(a, false));
            check(a, Decompositions.svd(a, false), Decompositions.qr(a, false));
        }
    }

    private static void check(NDArray a, NDArray[] svd, NDArray[] qr) {
        NDArray scaled = BinaryOps.apply(BinaryOp.MULTIPLY, svd[0], svd[1]);
        Close.assertClose(a.asTensor(), Products.dot(scaled, svd[2]).asTensor(), Close.TWIN, "U s V");
        Close.assertClose(a.asTensor(), Products.dot(qr[0], qr[1]).asTensor(), Close.TWIN, "Q R");
    }

    @Test
    void bothAgree() {
        assumeTrue(Lapack.isThere(), "there is no native library here");
        NDArray a = random(4, 4);
        NDArray symmetric = BinaryOps.apply(BinaryOp.ADD, a, Layout.transpose(a));
        NDArray positive = Products.dot(a, Layout.transpose(a));
        Close.assertClose(PlainDecompositions.solve(a, random(4, 2)).asTensor(),
                NativeDecompositions.solve(a, random(4, 2)).asTensor(), Close.TWIN, "solve");
        Close.assertClose(PlainDecompositions.eigen(symmetric, true)[0].asTensor(),
                NativeDecompositions.hermitian(symmetric, true)[0].asTensor(), Close.TWIN, "eigenvalues");
        Close.assertClose(PlainDecompositions.cholesky(positive).asTensor(),
                NativeDecompositions.cholesky(positive).asTensor(), Close.TWIN, "cholesky");
        Close.assertClose(PlainDecompositions.svd(a, true)[1].asTensor(),
                NativeDecompositions.svd(a, true)[1].asTensor(), Close.TWIN, "singular values");
    }

    @Test
    void singularMatricesAreRefusedByBoth() {
        NDArray singular = NDArray.of(new double[]{1, 1, 1, 1}, 2, 2);
        NDArray right = NDArray.of(new double[]{1, 2}, 2, 1);
        for (var error : new ArithmeticException[]{
            assertThrows(ArithmeticException.class, () -> PlainDecompositions.solve(singular, right)),
            assertThrows(ArithmeticException.class, () -> Decompositions.solve(singular, right))}) {
            assertEquals("Singular matrix", error.getMessage());
        }
    }

    @Test
    void zeroColumnsHaveAnOrthogonalBasis() {
        NDArray a = NDArray.of(new double[]{0.5, 0, 1, 1e-3, 0, -7}, 2, 3);
        NDArray[] plain = PlainDecompositions.qr(a, false);
        NDArray[] other = Decompositions.qr(a, false);
        Close.assertClose(a.asTensor(), Products.dot(plain[0], plain[1]).asTensor(), Close.TWIN, "plain");
        Close.assertClose(a.asTensor(), Products.dot(other[0], other[1]).asTensor(), Close.TWIN, "as chosen");
    }

    private static NDArray random(int... shape) {
        Random random = new Random(7);
        double[] v = random.doubles((long) shape[0] * shape[1], -2, 2).toArray();
        return NDArray.of(v, shape);
    }
}
