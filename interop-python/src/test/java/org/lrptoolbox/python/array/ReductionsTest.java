package org.lrptoolbox.python.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;

import org.junit.jupiter.api.Test;

/** Sums keep NumPy's order of additions, so that they agree with its results in every bit. */
class ReductionsTest {
    @Test
    void longSumsAreAddedPairwise() {
        double[] tenths = new double[1_000_000];
        java.util.Arrays.fill(tenths, 0.1);
        // One addition after the other would end at 100000.00000133288; NumPy says this.
        assertEquals(100000.0, sum(NDArray.of(tenths, 1_000_000)), 1e-10);
    }

    @Test
    void shortRunsUseEightPartialSums() {
        double[] v = new double[64];
        Random random = new Random(7);
        java.util.Arrays.setAll(v, i -> random.nextDouble() * Math.pow(10, i % 9));
        double[] r = new double[8];
        for (int i = 0; i < v.length; i++) {
            r[i % 8] += v[i];
        }
        double expected = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
        assertEquals(expected, sum(NDArray.of(v, 64)));
    }

    @Test
    void outerAxesAreAddedRowByRow() {
        NDArray a = NDArray.of(new double[]{1e16, 1, 1, 1, -1e16, 1}, 3, 2);
        double[] column = (double[]) Reductions.apply(Reduction.SUM, a, false, null, 0).storage();
        assertArrayEquals(new double[]{(1e16 + 1) - 1e16, 3}, column);
    }

    @Test
    void maximaOfAnyLengthAndPlace() {
        for (int n = 1; n < 20; n++) {
            for (int place = 0; place < n; place++) {
                double[] v = new double[n];
                v[place] = 5;
                NDArray a = NDArray.of(v, n);
                assertEquals(5.0, Scalars.box(Reductions.apply(Reduction.MAX, a, false, null)));
                v[place] = -5;
                assertEquals(-5.0, Scalars.box(Reductions.apply(Reduction.MIN, a, false, null)));
                v[place] = Double.NaN;
                assertEquals(Double.NaN, Scalars.box(Reductions.apply(Reduction.MIN, a, false, null)));
            }
        }
    }

    @Test
    void integersAddUpInSixtyFourBits() {
        NDArray bytes = NDArray.of(DataType.UINT8, new byte[]{(byte) 200, (byte) 200}, 2);
        assertEquals("uint64 400", Scalars.box(Reductions.apply(Reduction.SUM, bytes, false, null)));
        assertEquals("uint8 144", Scalars.box(Reductions.apply(Reduction.SUM, bytes, false, DataType.UINT8)));
    }

    @Test
    void nothingHasNoMaximum() {
        NDArray nothing = NDArray.zeros(DataType.FLOAT64, 0, 3);
        assertThrows(IllegalArgumentException.class, () -> Reductions.apply(Reduction.MAX, nothing, false, null, 0));
        assertEquals(0, Reductions.apply(Reduction.MAX, nothing, false, null, 1).size());
    }

    private static double sum(NDArray a) {
        return (double) Scalars.box(Reductions.apply(Reduction.SUM, a, false, null));
    }
}
