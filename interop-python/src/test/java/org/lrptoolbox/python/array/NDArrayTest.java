package org.lrptoolbox.python.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.graalvm.polyglot.io.ByteSequence;
import org.junit.jupiter.api.Test;

import org.lrptoolbox.tensor.Tensor;

/** Views share storage, tensors cross without copying, and casts are those of C. */
class NDArrayTest {
    private static NDArray counting(int... shape) {
        NDArray flat = Create.range(DataType.FLOAT64, 0, 1, org.lrptoolbox.tensor.Shapes.size(shape));
        return Layout.reshape(flat, shape);
    }

    @Test
    void tensorsTravelWithoutCopying() {
        Tensor tensor = Tensor.of(new double[]{1, 2, 3, 4, 5, 6}, 2, 3);
        NDArray array = NDArray.of(tensor);
        assertSame(tensor.data(), array.storage());
        assertSame(tensor.data(), array.asTensor().data());
        assertSame(tensor.data(), Layout.reshape(array, 3, 2).asTensor().data());
    }

    @Test
    void otherLayoutsAndTypesAreCopied() {
        NDArray array = counting(2, 3);
        Tensor transposed = Layout.transpose(array).asTensor();
        assertNotSame(array.storage(), transposed.data());
        assertArrayEquals(new double[]{0, 3, 1, 4, 2, 5}, transposed.data());
        NDArray row = (NDArray) Indexing.get(array, 1L);
        assertArrayEquals(new double[]{3, 4, 5}, row.asTensor().data());
        assertArrayEquals(new double[]{1, 0}, NDArray.of(DataType.BOOL, new byte[]{1, 0}, 2).asTensor().data());
    }

    @Test
    void viewsWriteThrough() {
        NDArray array = counting(3, 4);
        NDArray column = (NDArray) Indexing.get(Layout.transpose(array), 1L);
        column.fill(-1);
        assertEquals(-1.0, Indexing.get(array, 2L, 1L));
        assertSame(array.storage(), column.storage());
        assertTrue(column.base() != null);
    }

    @Test
    void reshapeIsAViewWhereStridesAllow() {
        NDArray array = counting(2, 3, 4);
        NDArray everyOther = (NDArray) Indexing.get(array, Slice.ALL, Slice.ALL, new Slice(null, null, 2L));
        assertSame(array.storage(), Layout.reshape(everyOther, 6, 2).storage());
        NDArray copied = Layout.reshape(Layout.transpose(array), 24);
        assertNotSame(array.storage(), copied.storage());
        assertArrayEquals(new double[]{0, 12, 4, 16}, java.util.Arrays.copyOf(copied.asTensor().data(), 4));
        assertThrows(IllegalArgumentException.class, () -> Layout.reshape(array, 5, -1));
    }

    @Test
    void castsTruncateAndWrapAround() {
        NDArray array = NDArray.of(new double[]{765, -1, 3.9, Double.NaN, 1e300}, 5);
        assertArrayEquals(new byte[]{(byte) 253, (byte) 255, 3, 0, 0},
                (byte[]) array.astype(DataType.UINT8).storage());
        assertArrayEquals(new long[]{765, -1, 3, Long.MIN_VALUE, Long.MIN_VALUE},
                (long[]) array.astype(DataType.INT64).storage());
        assertArrayEquals(new byte[]{1, 1, 1, 1, 1}, (byte[]) array.astype(DataType.BOOL).storage());
    }

    @Test
    void readOnlyViewsRefuseWrites() {
        NDArray stretched = Broadcast.to(counting(3), 2, 3);
        assertTrue(stretched.isReadOnly());
        assertThrows(IllegalArgumentException.class, () -> stretched.fill(1));
        assertThrows(IllegalArgumentException.class, () -> Indexing.set(stretched, 1.0, 0L));
        assertFalse(stretched.copy().isReadOnly());
    }

    /** Pillow stores what is true as 255. */
    @Test
    void whateverByteIsNotZeroIsTrue() {
        NDArray flags = Create.fromBytes(DataType.BOOL, ByteSequence.create(new byte[]{0, 1, 2, -1}), 4);
        assertArrayEquals(new byte[]{0, 1, 1, 1}, (byte[]) flags.storage());
    }
}
