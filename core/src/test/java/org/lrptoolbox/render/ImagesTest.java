package org.lrptoolbox.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lrptoolbox.render.Pictures.golden;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

class ImagesTest {
    @Test
    void vectorsBecomeSquares() {
        assertArrayEquals(new int[]{28, 28}, Images.vec2im(Tensor.zeros(1, 784)).shape());
        assertArrayEquals(new int[]{28, 28}, Images.vec2im(Tensor.zeros(784), 5).shape());
        assertArrayEquals(new int[]{4, 2}, Images.vec2im(Tensor.zeros(8), 4, 2).shape());
        assertThrows(IllegalArgumentException.class, () -> Images.vec2im(Tensor.zeros(8)));
        assertThrows(IllegalArgumentException.class, () -> Images.vec2im(Tensor.zeros(9), 2, 4));
    }

    @Test
    void enlargingIsTheReference() {
        assertEquals(golden("enlarge_2x3_s2"), Images.enlarge(counting(2, 3), 2));
        assertEquals(golden("enlarge_2x3x3_s2"), Images.enlarge(counting(2, 3, 3), 2));
    }

    @Test
    void enlargingRepeatsPixels() {
        assertEquals(Tensor.of(new double[]{0, 0, 1, 1, 0, 0, 1, 1}, 2, 4), Images.enlarge(counting(1, 2), 2));
        assertEquals(Tensor.of(new double[]{0, 1, 0, 1, 0, 1, 0, 1}, 2, 2, 2), Images.enlarge(counting(1, 1, 2), 2));
        assertThrows(IllegalArgumentException.class, () -> Images.enlarge(counting(1, 2), 0));
        assertThrows(IllegalArgumentException.class, () -> Images.enlarge(counting(4), 1));
    }

    /** 255 times the number, cut off; outside 0 to 1 clamped, or wrapped as in the original. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 255, 255", "0.5, 127, 127", "0.999999, 254, 254", "3, 255, 253", "-1, 0, 1",
        "1.3333333333333333, 255, 84", "NaN, 0, 0", "Infinity, 255, 0", "-Infinity, 0, 0", "1e300, 255, 0"})
    void bytes(double value, int corrected, int original) {
        Tensor image = Tensor.of(new double[]{value}, 1, 1);
        assertEquals(corrected, Byte.toUnsignedInt(ByteImage.of(image).pixels()[0]));
        assertEquals(original, Byte.toUnsignedInt(ByteImage.of(image, Compatibility.ORIGINAL).pixels()[0]));
    }

    @Test
    void bytesHaveTheShapeOfThePicture() {
        assertEquals("uint8 (2, 3, 1)", ByteImage.of(RandomTensors.normal(1, 2, 3)).toString());
        assertEquals("uint8 (2, 3, 4)", ByteImage.of(RandomTensors.normal(1, 2, 3, 4)).toString());
        assertThrows(IllegalArgumentException.class, () -> ByteImage.of(Tensor.zeros(6)));
        assertThrows(IllegalArgumentException.class, () -> ByteImage.of(Tensor.zeros(2, 3, 5)));
        assertThrows(IllegalArgumentException.class, () -> ByteImage.of(new byte[5], 2, 1, 3));
    }

    private static Tensor counting(int... shape) {
        Tensor t = Tensor.zeros(shape);
        Arrays.setAll(t.data(), i -> i);
        return t;
    }
}
