package org.lrptoolbox.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.tensor.Tensor;

class ContrastTest {
    private static final Tensor MAP = Tensor.of(new double[]{-4, 0, 1, 2, 100}, 1, 5);

    @Test
    void aPercentileGetsFullStrengthAndTheRestIsClipped() {
        Contrast contrast = new Contrast(80, 1);
        assertEquals(4, contrast.magnitude(MAP));
        assertArrayEquals(new double[]{-1, 0, 0.25, 0.5, 1}, contrast.apply(MAP, 4).data());
        assertEquals(100, Contrast.LINEAR.magnitude(MAP));
    }

    @Test
    void gammaBendsBothSides() {
        assertArrayEquals(new double[]{-1, 0, 0.5, Math.sqrt(0.5), 1}, new Contrast(80, 0.5).apply(MAP, 4).data(),
                1e-15);
    }

    @Test
    void mapsOfZerosAndOfFewPixelsHaveAScale() {
        assertEquals(1, new Contrast(50, 1).magnitude(Tensor.zeros(2, 2)));
        assertEquals(3, new Contrast(50, 1).magnitude(Tensor.of(new double[]{0, 0, 0, 3}, 2, 2)));
        assertEquals(2, Contrast.LINEAR.magnitude(Tensor.of(new double[]{Double.NaN, -2}, 1, 2)));
    }

    @Test
    void rangesAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new Contrast(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Contrast(101, 1));
        assertThrows(IllegalArgumentException.class, () -> new Contrast(100, 0));
        assertThrows(IllegalArgumentException.class, () -> new Contrast(Double.NaN, 1));
    }
}
