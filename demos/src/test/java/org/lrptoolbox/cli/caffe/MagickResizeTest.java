package org.lrptoolbox.cli.caffe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.ImageIO;

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

    private static ByteImage noise(int width, int height) {
        Random random = new Random(width);
        byte[] pixels = new byte[width * height * 3];
        for (int i = 0; i < pixels.length; i++) {
            // Edges and slopes, not noise alone.
            pixels[i] = (byte) Math.clamp((long) (128 + 100 * Math.sin(i / 40.0) + 60 * random.nextGaussian()), 0, 255);
        }
        return ByteImage.of(pixels, height, width, 3);
    }

    @ParameterizedTest
    @CsvSource({"40, 30, 24, 18", "30, 40, 18, 24", "31, 17, 13, 9", "20, 20, 32, 32", "23, 11, 46, 22",
        "64, 8, 32, 4"})
    void asImageMagickDoes(int width, int height, int newWidth, int newHeight)
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(isInstalled(), "ImageMagick is not installed");
        ByteImage image = noise(width, height);
        Path file = dir.resolve("in.png");
        ImageFiles.write(image, file);
        Path raw = dir.resolve("out.rgb");
        Process process = new ProcessBuilder("convert", file.toString(), "-type", "TrueColor", "-resize",
                newWidth + "x" + newHeight + "!", "-depth", "16", "-endian", "LSB", raw.toString()).inheritIO().start();
        assertEquals(0, process.waitFor());
        var expected = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        char[] found = new MagickResize(image, newHeight, newWidth, false).part(0, 0, newHeight, newWidth);
        assertEquals(found.length, expected.remaining());
        for (int i = 0; i < found.length; i++) {
            assertEquals(Short.toUnsignedInt(expected.get(i)), found[i], 0.5 * 257, "value " + i);
        }
    }

    /** Files of all kinds, through the filter that ImageMagick chooses for each; gray is held by a palette. */
    @ParameterizedTest
    @CsvSource({"gray, png", "gray, jpg", "gray, bmp", "colours, png", "colours, jpg", "colours, bmp", "palette, png",
        "palette, gif", "opaque, png"})
    void filesOfAllKinds(String kind, String format) throws IOException, InterruptedException {
        Assumptions.assumeTrue(isInstalled(), "ImageMagick is not installed");
        BufferedImage picture = new BufferedImage(40, 30, switch (kind) {
            case "gray" -> BufferedImage.TYPE_BYTE_GRAY;
            case "palette" -> BufferedImage.TYPE_BYTE_INDEXED;
            case "opaque" -> BufferedImage.TYPE_INT_ARGB;
            default -> BufferedImage.TYPE_INT_RGB;
        });
        picture.createGraphics().drawImage(ImageFiles.buffered(noise(40, 30)), 0, 0, null);
        Path file = dir.resolve("in." + format);
        assertTrue(ImageIO.write(picture, format, file.toFile()));
        Path raw = dir.resolve("out.rgb");
        assertEquals(0, new ProcessBuilder("convert", file.toString(), "-resize", "24x18!", "-type", "TrueColor",
                "-depth", "16", "-endian", "LSB", raw.toString()).inheritIO().start().waitFor());
        var expected = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        char[] found = new MagickResize(ImageFiles.read(file), 18, 24, MagickStorage.isBlended(file)).part(0, 0, 18,
                24);
        for (int i = 0; i < found.length; i++) {
            assertEquals(Short.toUnsignedInt(expected.get(i)), found[i], 0.5 * 257, "value " + i);
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
        byte[] pixels = new byte[9 * 7 * 3];
        Arrays.fill(pixels, (byte) 77);
        ByteImage gray = ByteImage.of(pixels, 7, 9, 3);
        for (boolean blended : new boolean[]{false, true}) {
            for (char v : new MagickResize(gray, 3, 4, blended).part(0, 0, 3, 4)) {
                assertEquals(77 * 257, v, 1);
            }
        }
        ByteImage noise = noise(9, 7);
        char[] same = new MagickResize(noise, 7, 9, false).part(0, 0, 7, 9);
        for (int i = 0; i < same.length; i++) {
            assertEquals(Byte.toUnsignedInt(noise.pixels()[i]) * 257, same[i]);
        }
    }

    /** What is cut out of the new image is not made otherwise for it, whichever axis comes first. */
    @ParameterizedTest
    @CsvSource({"40, 30, 24, 19", "40, 30, 25, 18", "20, 16, 33, 30", "31, 17, 31, 9"})
    void partsAreThoseOfTheWhole(int width, int height, int newWidth, int newHeight) {
        ByteImage image = noise(width, height);
        char[] whole = new MagickResize(image, newHeight, newWidth, false).part(0, 0, newHeight, newWidth);
        char[] part = new MagickResize(image, newHeight, newWidth, false).part(2, 5, 6, 11);
        for (int y = 0; y < 6; y++) {
            int from = ((y + 2) * newWidth + 5) * 3;
            assertArrayEquals(Arrays.copyOfRange(whole, from, from + 11 * 3),
                    Arrays.copyOfRange(part, y * 11 * 3, (y + 1) * 11 * 3), "row " + y);
        }
    }

    /** 640 x 426 with a longer side of 256: the original came out at 255. */
    @Test
    void theLongerSideIsAsAskedFor() throws IOException {
        byte[] pixels = new byte[64 * 43 * 3];
        Path file = dir.resolve("a.png");
        ImageFiles.write(ByteImage.of(pixels, 43, 64, 3), file);
        assertEquals(17, DemoPicture.read(file, 26, 20, Compatibility.DEFAULT).narrow());
        assertEquals(20 * 20 * 3, DemoPicture.read(file, 26, 20, Compatibility.ORIGINAL).levels().length);
    }
}
