package org.lrptoolbox.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class TensorTest {
    private final Tensor t = Tensor.of(new double[]{1, 5, 5, -2, 0, -7}, 2, 3);

    @Test
    void wrapsArraysAndMatricesWithoutCopying() {
        DMatrixRMaj matrix = t.asMatrix();
        assertSame(t.data(), matrix.data);
        assertSame(t.data(), Tensor.of(matrix).data());
        assertSame(t.data(), t.reshape(3, 2).data());
        assertThrows(IllegalArgumentException.class, () -> t.reshape(4, 2));
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(new double[3], 1 << 20, 1 << 20));
        assertThrows(IllegalArgumentException.class, () -> Tensor.zeros(2, -1));
    }

    @Test
    void cutsBatchesIntoSamples() {
        assertEquals(Tensor.of(new double[]{-2, 0, -7}, 1, 3), t.slice(1, 2));
        assertSame(t, t.slice(0, 2));
        assertEquals(0, t.slice(1, 1).batch());
        assertArrayEquals(new int[]{3}, t.sampleShape());
    }

    @Test
    void summarises() {
        assertEquals(2, t.sum());
        assertEquals(7, t.maxAbs());
        assertTrue(Double.isNaN(Tensor.of(new double[]{1, Double.NaN}, 2).maxAbs()));
        assertArrayEquals(new int[]{1, 1}, t.argmax(), "the first of equals");
        assertArrayEquals(new int[]{1}, Tensor.of(new double[]{9, Double.NaN, 10, Double.NaN}, 1, 4).argmax());
        assertEquals("float64 (2, 3)", t.toString());
        assertEquals("(7,)", Shapes.text(7));
        assertEquals("()", Shapes.text());
    }

    @Test
    void comparesByShapeAndBits() {
        assertEquals(t, t.copy());
        assertNotEquals(t, t.reshape(3, 2));
        assertNotEquals(t, t.map(v -> v + 1));
    }
}
