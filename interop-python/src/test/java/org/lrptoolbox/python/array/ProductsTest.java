package org.lrptoolbox.python.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;

/** Products of views: transposed, sliced, reversed, empty; whatever the kernel can or cannot take as it lies. */
class ProductsTest {
    private static final Slice BACKWARDS = new Slice(null, null, -1L);

    @Test
    void allLayoutsGiveTheSameProduct() {
        NDArray a = random(8, 12);
        NDArray b = random(12, 10);
        Tensor expected = naive(a, b);
        for (NDArray left : layouts(a)) {
            for (NDArray right : layouts(b)) {
                Close.assertClose(expected, Products.dot(left, right).asTensor(), Close.TWIN, left + " . " + right);
            }
        }
    }

    @Test
    void singleRowsAndColumns() {
        NDArray a = random(6, 5);
        NDArray row = Indexing.select(a, new Slice(2L, 3L, null), BACKWARDS);
        NDArray column = Indexing.select(a, BACKWARDS, new Slice(4L, null, null));
        Close.assertClose(naive(column, row), Products.dot(column, row).asTensor(), Close.TWIN, "outer");
        NDArray transposed = Layout.transpose(a);
        Close.assertClose(naive(row, transposed), Products.dot(row, transposed).asTensor(), Close.TWIN, "row");
    }

    @Test
    void emptySumsAreZero() {
        NDArray out = Products.dot(random(2, 0), random(0, 3));
        assertArrayEquals(new double[6], out.asTensor().data());
    }

    @Test
    void stacksOfMatricesBroadcast() {
        NDArray out = Products.matmul(random(3, 1, 2, 4), random(5, 4, 6));
        assertArrayEquals(new int[]{3, 5, 2, 6}, out.shape());
    }

    @Test
    void integersStayIntegers() {
        NDArray a = random(2, 2).astype(org.lrptoolbox.python.array.DataType.INT64);
        assertEquals(org.lrptoolbox.python.array.DataType.INT64, Products.dot(a, a).type());
    }

    private static NDArray random(int... shape) {
        Random random = new Random(11);
        double[] data = random.doubles(org.lrptoolbox.tensor.Shapes.size(shape), -2, 2).toArray();
        return NDArray.of(data, shape);
    }

    /** The same matrix laid out in several ways. */
    private static List<NDArray> layouts(NDArray a) {
        NDArray wide = Join.concatenate(1, a, a);
        NDArray spread = NDArray.zeros(a.type(), a.dim(0), 2 * a.dim(1));
        NDArray everyOther = Indexing.select(spread, Slice.ALL, new Slice(null, null, 2L));
        Assign.copy(a, everyOther);
        NDArray reversed = Indexing.select(Layout.flip(a).copy(), BACKWARDS, BACKWARDS);
        return List.of(a, Layout.transpose(Layout.transpose(a).copy()),
                Indexing.select(wide, Slice.ALL, new Slice((long) a.dim(1), null, null)), everyOther, reversed);
    }

    private static Tensor naive(NDArray a, NDArray b) {
        double[] x = a.asTensor().data();
        double[] y = b.asTensor().data();
        int k = a.dim(1);
        int n = b.dim(1);
        double[] c = new double[a.dim(0) * n];
        for (int i = 0; i < c.length; i++) {
            for (int l = 0; l < k; l++) {
                c[i] += x[i / n * k + l] * y[l * n + i % n];
            }
        }
        return Tensor.of(c, a.dim(0), n);
    }
}
