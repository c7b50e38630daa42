package org.lrptoolbox.matlab.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BorderTest {
    @Test
    void columnsAreTurnedIntoRows() {
        Tensor t = Border.tensor(new double[]{1, 2, 3, 4, 5, 6}, new double[]{2, 3});
        assertEquals(Tensor.of(new double[]{1, 3, 5, 2, 4, 6}, 2, 3), t);
        Tensor cube = Border.tensor(new double[]{0, 1, 2, 3, 4, 5, 6, 7}, new double[]{2, 2, 2});
        assertArrayEquals(new double[]{0, 4, 2, 6, 1, 5, 3, 7}, cube.data());
    }

    @Property(tries = 200)
    void everyArrayComesBack(@ForAll @Size(min = 1, max = 5) List<@IntRange(max = 40) Integer> sizes,
            @ForAll long seed) {
        int[] shape = sizes.stream().mapToInt(d -> sizes.size() > 2 ? d % 7 : d).toArray();
        Tensor t = RandomTensors.normal(seed, shape);
        double[] size = Border.size(t);
        assertEquals(Math.max(2, shape.length), size.length);
        Tensor back = Border.tensor(Border.columns(t), size);
        assertArrayEquals(t.data(), back.data());
    }

    @Test
    void paddingIsIgnoredAndAbsenceIsTold() {
        assertEquals(Tensor.of(new double[]{7}, 1, 1), Border.tensor(new double[]{7, 0}, new double[]{1, 1}));
        assertEquals(Tensor.zeros(0, 3), Border.tensor(null, new double[]{0, 3}));
        assertThrows(IllegalArgumentException.class, () -> Border.tensor(null, new double[]{1, 1}));
        assertThrows(IllegalArgumentException.class, () -> Border.tensor(new double[]{1}, new double[]{2, 1}));
    }
}
