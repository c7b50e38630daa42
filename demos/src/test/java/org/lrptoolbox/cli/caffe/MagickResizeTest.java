package org.lrptoolbox.cli.caffe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

/** ImageMagick itself is the oracle where it is installed. */
class MagickResizeTest {
    @TempDir
    private Path dir;

    private static MagickResize noise(int width, int height) {
        Random random = new Random(width);
        double[] values = new double[width * height * 3];
        for (int i = 0; i < values.length; i++) {
            // Edges and slopes, not noise alone.
            values[i] = (int) Math.clamp(128 + 100 * Math.sin(i / 40.0) + 60 * random.nextGaussian(), 0, 255);
        }
        return new MagickResize(width, height, values);
    }

    @ParameterizedTest
    @CsvSource({"40, 30, 24, 18", "30, 40, 18, 24", "31, 17, 13, 9", "20, 20, 32, 32", "23, 11, 46, 22",
        "64, 8, 32, 4"})
    void asImageMagickDoes(int width, int height, int newWidth, int newHeight)
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(isInstalled(), "ImageMagick is not installed");
        MagickResize image = noise(width, height);
        byte[] pixels = new byte[image.values().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (int) image.values()[i];
        }
        Path file = dir.resolve("in.png");
        ImageFiles.write(ByteImage.of(pixels, height, width, 3), file);
        Path raw = dir.resolve("out.rgb");
        Process process = new ProcessBuilder("convert", file.toString(), "-type", "TrueColor", "-resize",
                newWidth + "x" + newHeight + "!", "-depth", "16", "-endian", "LSB", raw.toString()).inheritIO().start();
        assertEquals(0, process.waitFor());
        var expected = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        double[] found = image.to(newWidth, newHeight, false).values();
        assertEquals(found.length, expected.remaining());
        for (int i = 0; i < found.length; i++) {
            assertEquals(Short.toUnsignedInt(expected.get(i)) / 257.0, found[i], 0.5, "value " + i);
        }
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("convert", "-version").redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 && text.contains("ImageMagick");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void constantsStayAndSizesAreKept() {
        double[] gray = new double[9 * 7 * 3];
        java.util.Arrays.fill(gray, 77);
        for (boolean blended : new boolean[]{false, true}) {
            for (double v : new MagickResize(9, 7, gray).to(4, 3, blended).values()) {
                assertEquals(77, v, 255.0 / 65535);
            }
        }
        assertEquals(9, new MagickResize(9, 7, gray).to(9, 7, false).width());
    }

    /** 640 x 426 with a longer side of 256: the original came out at 255. */
    @Test
    void theLongerSideIsAsAskedFor() throws IOException {
        byte[] pixels = new byte[64 * 43 * 3];
        Path file = dir.resolve("a.png");
        ImageFiles.write(ByteImage.of(pixels, 43, 64, 3), file);
        assertEquals(17, DemoPicture.read(file, 26, 20, Compatibility.DEFAULT).narrow());
        assertEquals(20 * 20 * 3, DemoPicture.read(file, 26, 20, Compatibility.ORIGINAL).values().length);
    }
}
