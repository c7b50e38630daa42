package org.lrptoolbox.matlab.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.tensor.Tensor;

class BorderTest {
    @Test
    void columnsAreTurnedIntoRows() {
        Tensor t = Border.tensor(new double[]{1, 2, 3, 4, 5, 6}, new double[]{2, 3});
        assertEquals(Tensor.of(new double[]{1, 3, 5, 2, 4, 6}, 2, 3), t);
        assertArrayEquals(new double[]{1, 2, 3, 4, 5, 6}, Border.columns(t));
        assertArrayEquals(new double[]{2, 3}, Border.size(t));
        assertArrayEquals(new double[]{5, 4}, Border.size(Tensor.zeros(5, 4, 1, 1)));
    }

    @Test
    void paddingIsIgnoredAndAbsenceIsTold() {
        assertEquals(Tensor.of(new double[]{7}, 1, 1), Border.tensor(new double[]{7, 0}, new double[]{1, 1}));
        assertEquals(Tensor.zeros(0, 3), Border.tensor(null, new double[]{0, 3}));
        assertThrows(IllegalArgumentException.class, () -> Border.tensor(null, new double[]{1, 1}));
        assertThrows(IllegalArgumentException.class, () -> Border.tensor(new double[]{1}, new double[]{2, 1}));
    }
}
