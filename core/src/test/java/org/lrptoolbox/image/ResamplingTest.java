package org.lrptoolbox.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Golden;

/** Resizing against what Pillow makes of the same picture; {@code pillow.py} beside the stored results made them. */
class ResamplingTest {
    /** The picture of the script. */
    private static ByteImage picture() {
        byte[] pixels = new byte[31 * 47 * 3];
        for (int i = 0; i < pixels.length; i++) {
            int c = i % 3;
            int x = i / 3 % 47;
            int y = i / 3 / 47;
            pixels[i] = (byte) (x * x * 7 + y * y * 13 + x * y * 3 + c * 41);
        }
        return ByteImage.of(pixels, 31, 47, 3);
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithPillow(Filter filter) throws URISyntaxException {
        for (int[] size : new int[][]{{9, 14}, {40, 50}, {31, 20}}) {
            String name = filter + "-" + size[0] + "x" + size[1] + ".npy";
            Tensor expected = Golden.read(Path.of(Objects.requireNonNull(getClass().getResource(name)).toURI()));
            assertEquals(expected, Resampling.resize(picture(), size[0], size[1], filter).toTensor(), name);
        }
    }

    @ParameterizedTest
    @CsvSource({"SHORT, 12, 12, 18", "LONG, 12, 8, 12", "EXACT, 12, 12, 12", "SHORT, 100, 100, 151"})
    void sidesGetTheirLength(Resize.Side side, int length, int height, int width) {
        ByteImage found = new Resize(side, length, length, Filter.BOX).apply(picture());
        assertArrayEquals(new int[]{height, width}, new int[]{found.height(), found.width()});
    }

    @ParameterizedTest
    @EnumSource
    void constantPicturesStayConstant(Filter filter) {
        byte[] gray = new byte[6 * 5 * 3];
        java.util.Arrays.fill(gray, (byte) 77);
        for (byte b : Resampling.resize(ByteImage.of(gray, 6, 5, 3), 4, 11, filter).pixels()) {
            assertEquals(77, b);
        }
    }

    @Test
    void elongatedPicturesDoNotExhaustMemory() {
        ByteImage thread = ByteImage.of(new byte[3 * 100_000], 1, 100_000, 3);
        assertThrows(IllegalArgumentException.class, () -> Resize.shortSide(256, Filter.BILINEAR).apply(thread));
    }

    @Test
    void cropTakesTheMiddleAndRepeatsTheBorder() {
        ByteImage row = ByteImage.of(new byte[]{1, 2, 3, 4, 5}, 1, 5, 1);
        assertArrayEquals(new byte[]{2, 3, 4}, new Size(1, 3).crop(row).pixels());
        // 0.5 and 1.5 are rounded to even places.
        assertArrayEquals(new byte[]{1, 2, 3, 4}, new Size(1, 4).crop(row).pixels());
        assertArrayEquals(new byte[]{3, 4}, new Size(1, 2).crop(row).pixels());
        assertArrayEquals(new byte[]{1, 1, 2, 3, 4, 5, 5, 5}, new Size(1, 8).crop(row).pixels());
        assertArrayEquals(new byte[]{3, 3}, new Size(2, 1).crop(row).pixels());
    }
}
