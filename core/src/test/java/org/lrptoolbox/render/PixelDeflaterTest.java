package org.lrptoolbox.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelDeflaterTest {
    /** Noise, runs of all lengths, one value, one byte: zlib makes the same bytes of it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void zlibReadsIt(int step) throws DataFormatException {
        Random random = new Random(step);
        byte[] noise = new byte[5000];
        random.nextBytes(noise);
        byte[] runs = new byte[100_000];
        for (int at = 0, length = 1; at < runs.length; at += length * step, length = length % 700 + 1) {
            byte[] pixel = new byte[step];
            random.nextBytes(pixel);
            for (int i = at; i < Math.min(at + length * step, runs.length); i++) {
                runs[i] = pixel[(i - at) % step];
            }
        }
        for (byte[] data : new byte[][]{noise, runs, new byte[70_000], {7}, {1, 1, 1, 1, 1}}) {
            assertArrayEquals(data, inflated(data.length, PixelDeflater.block(data, data.length, step, true)));
            byte[] first = PixelDeflater.block(data, data.length, step, false);
            byte[] second = PixelDeflater.block(noise, noise.length, step, true);
            byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            byte[] back = inflated(data.length + noise.length, both);
            assertArrayEquals(data, Arrays.copyOf(back, data.length));
            assertArrayEquals(noise, Arrays.copyOfRange(back, data.length, back.length));
        }
    }

    @Test
    void whatRepeatsTakesNextToNothing() {
        assertTrue(PixelDeflater.block(new byte[300_000], 300_000, 3, true).length < 700);
    }

    /** Counts that grow as Fibonacci's numbers make the longest codes there are. */
    @Test
    void codesAreNotLongerThanTheFormatAllows() {
        int[] counts = new int[40];
        counts[0] = 1;
        counts[1] = 1;
        for (int i = 2; i < counts.length; i++) {
            counts[i] = counts[i - 1] + counts[i - 2];
        }
        int[] lengths = HuffmanCode.of(counts).lengths();
        assertEquals(HuffmanCode.LONGEST, Arrays.stream(lengths).max().orElse(0));
        // Kraft's sum: a code that leaves nothing unused.
        assertEquals(1 << HuffmanCode.LONGEST, Arrays.stream(lengths).map(n -> 1 << HuffmanCode.LONGEST - n).sum());
        assertArrayEquals(new int[]{2, 2, 1}, HuffmanCode.of(1, 2, 3).lengths());
    }

    /** A picture of several blocks, and one whose rows are larger than a block. */
    @ParameterizedTest
    @ValueSource(ints = {400, 100_000})
    void largePicturesAreReadByOthers(int width) throws IOException {
        int height = 1_200_000 / 3 / width;
        byte[] pixels = new byte[height * width * 3];
        new Random(1).nextBytes(pixels);
        Arrays.fill(pixels, pixels.length / 4, pixels.length / 2, (byte) 9);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngWriter.write(ByteImage.of(pixels, height, width, 3), out);
        assertArrayEquals(pixels,
                ImageFiles.of(ImageIO.read(new ByteArrayInputStream(out.toByteArray()))).pixels());
    }

    private static byte[] inflated(int count, byte... compressed) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            byte[] data = new byte[count + 1];
            assertEquals(count, inflater.inflate(data));
            assertTrue(inflater.finished());
            assertEquals(0, inflater.getRemaining());
            return Arrays.copyOf(data, count);
        } finally {
            inflater.end();
        }
    }
}
