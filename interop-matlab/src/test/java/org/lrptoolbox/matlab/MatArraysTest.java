package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.lrptoolbox.matlab.value.MatArrays;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

class MatArraysTest {
    static List<int[]> shapes() {
        return List.of(new int[]{5}, new int[]{3, 4}, new int[]{70, 41}, new int[]{2, 3, 4}, new int[]{2, 1, 3, 4},
                new int[]{3, 2, 4, 2, 5}, new int[]{2, 3, 1, 1, 1}, new int[]{0, 3, 2}, new int[]{});
    }

    /** Where MATLAB has the element with these subscripts, all from 0: x(i, j, k) is element i + I (j + J k). */
    private static int linear(int[] subscripts, int... shape) {
        int at = 0;
        for (int d = shape.length - 1; d >= 0; d--) {
            at = at * shape[d] + subscripts[d];
        }
        return at;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void elementsGoWhereTheirSubscriptsSay(int... shape) {
        Tensor x = RandomTensors.normal(1, shape);
        double[] columns = MatArrays.columns(x);
        int[] subscripts = new int[shape.length];
        for (int i = 0; i < x.size(); i++) {
            int rest = i;
            for (int d = shape.length - 1; d >= 0; d--) {
                subscripts[d] = rest % shape[d];
                rest /= shape[d];
            }
            assertEquals(x.data()[i], columns[linear(subscripts, shape)], () -> Arrays.toString(subscripts));
        }
        Tensor back = MatArrays.tensor(columns, MatArrays.size(shape));
        assertArrayEquals(x.data(), back.data());
        assertArrayEquals(shape, MatArrays.shape(shape.length, back.shape()));
    }

    @Test
    void sizesAreWhatMatlabSays() {
        assertArrayEquals(new int[]{1, 1}, MatArrays.size());
        assertArrayEquals(new int[]{1, 7}, MatArrays.size(7));
        assertArrayEquals(new int[]{0, 0}, MatArrays.size(0));
        assertArrayEquals(new int[]{7, 1}, MatArrays.size(7, 1, 1, 1));
        assertArrayEquals(new int[]{1, 1, 7}, MatArrays.size(1, 1, 7, 1));
        assertArrayEquals(new int[]{32, 32}, MatArrays.size(32, 32, 1));
    }

    @Test
    void droppedDimensionsComeBack() {
        assertArrayEquals(new int[]{256, 32, 32, 1}, MatArrays.shape(4, 256, 32, 32));
        assertArrayEquals(new int[]{5, 1, 1, 1, 1}, MatArrays.shape(5, 5, 1));
        assertArrayEquals(new int[]{7}, MatArrays.shape(1, 1, 7));
        assertArrayEquals(new int[]{7}, MatArrays.shape(1, 7, 1));
        assertArrayEquals(new int[]{}, MatArrays.shape(0, 1, 1));
        assertArrayEquals(new int[]{0, 0, 1}, MatArrays.shape(3, 0, 0));
        for (int[] tooMany : List.of(new int[]{2, 3, 4}, new int[]{1, 1, 4})) {
            String message = assertThrows(IllegalArgumentException.class, () -> MatArrays.shape(2, tooMany))
                    .getMessage();
            assertTrue(message.contains(Shapes.text(tooMany)), message);
        }
        assertThrows(IllegalArgumentException.class, () -> MatArrays.shape(1, 2, 3));
        assertThrows(IllegalArgumentException.class, () -> MatArrays.tensor(new double[5], 2, 3));
    }
}
