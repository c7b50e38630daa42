package org.lrptoolbox.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngWriterTest {
    private static final int COUNT = 1_200_000;

    /** Noise and what repeats, by one way of compression or the other, in few rows and in many. */
    @ParameterizedTest
    @ValueSource(ints = {4, 400, 100_000})
    void othersReadTheSamePixels(int width) throws IOException {
        for (int plain : new int[]{0, COUNT / 4, COUNT}) {
            byte[] pixels = noise();
            Arrays.fill(pixels, 0, plain, (byte) 9);
            ByteImage image = ByteImage.of(pixels, COUNT / 3 / width, width, 3);
            assertArrayEquals(image.pixels(),
                    ImageFiles.of(ImageIO.read(new ByteArrayInputStream(written(image)))).pixels());
        }
    }

    @Test
    void whatRepeatsTakesNextToNothing() throws IOException {
        assertTrue(written(ByteImage.of(new byte[COUNT], 1000, 400, 3)).length < COUNT / 100);
        byte[] half = noise();
        Arrays.fill(half, 0, COUNT * 2 / 3, (byte) 9);
        assertTrue(written(ByteImage.of(half, 1000, 400, 3)).length < COUNT * 0.36);
    }

    private static byte[] noise() {
        byte[] pixels = new byte[COUNT];
        new Random(1).nextBytes(pixels);
        return pixels;
    }

    private static byte[] written(ByteImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngWriter.write(image, out);
        return out.toByteArray();
    }
}
