package org.lrptoolbox.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.testing.Shared;

class ImageFilesTest {
    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"png", "PNG", "bmp"})
    void losslessFormatsKeepEveryPixel(String extension) throws IOException {
        ByteImage image = noise(7, 5, 3);
        Path file = dir.resolve("a.b." + extension);
        ImageFiles.write(image, file);
        assertArrayEquals(image.pixels(), ImageFiles.read(file).pixels());
    }

    /** Another reader than ours: the number of channels comes back as written. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void pngOfAnyNumberOfChannels(int channels) throws IOException {
        ByteImage image = noise(3, 4, channels);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngWriter.write(image, out);
        var read = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        int[] samples = read.getRaster().getPixels(0, 0, 4, 3, (int[]) null);
        assertEquals(channels, read.getRaster().getNumBands());
        for (int i = 0; i < samples.length; i++) {
            assertEquals(Byte.toUnsignedInt(image.pixels()[i]), samples[i], "sample " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"heatmap_cnn.png, save_image_cnn_uint8", "hm_py_mlp.png, save_image_mlp_uint8",
        "custom_maps.png, save_image_custom_uint8"})
    void readsPicturesOfTheOriginal(String png, String pixels) throws IOException {
        Path file = Shared.path("golden/toolbox/render/" + png);
        Pictures.assertPixels(Pictures.golden(pixels), ImageFiles.read(file), png);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "jpeg", "gif"})
    void lossyFormatsKeepTheSize(String extension) throws IOException {
        Path file = dir.resolve("a." + extension);
        for (int channels = 1; channels <= 4; channels++) {
            ImageFiles.write(noise(7, 5, channels), file);
            assertEquals("uint8 (7, 5, 3)", ImageFiles.read(file).toString());
        }
    }

    /** Gray is gray, as other programs read it, however many bits it has; opacity is dropped. */
    @Test
    void grayAndOpacityAreReadAsOthersDo() throws IOException {
        Path file = dir.resolve("a.png");
        for (int channels = 1; channels <= 4; channels++) {
            ByteImage image = noise(4, 5, channels);
            ImageFiles.write(image, file);
            byte[] read = ImageFiles.read(file).pixels();
            for (int i = 0; i < read.length; i++) {
                int channel = channels < 3 ? 0 : i % 3;
                assertEquals(image.pixels()[i / 3 * channels + channel], read[i], channels + " channels, byte " + i);
            }
        }
        BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSamples(0, 0, 2, 1, 0, new int[]{0x8080, 0xffff});
        ImageIO.write(deep, "png", file.toFile());
        assertArrayEquals(new byte[]{-128, -128, -128, -1, -1, -1}, ImageFiles.read(file).pixels());
    }

    @Test
    void samePictureSameBytes() throws IOException {
        ImageFiles.write(noise(9, 9, 3), dir.resolve("a.png"));
        ImageFiles.write(noise(9, 9, 3), dir.resolve("b.png"));
        assertEquals(-1, Files.mismatch(dir.resolve("a.png"), dir.resolve("b.png")));
    }

    @Test
    void whatCannotBeWrittenLeavesTheFile() throws IOException {
        Path file = Files.writeString(dir.resolve("a.png"), "old");
        ByteImage empty = ByteImage.of(new byte[0], 0, 4, 3);
        assertThrows(IOException.class, () -> ImageFiles.write(empty, file));
        assertEquals("old", Files.readString(file));
        String message = assertThrows(IllegalArgumentException.class,
                () -> ImageFiles.write(noise(1, 1, 3), dir.resolve("a.tiff"))).getMessage();
        assertTrue(message.contains("found extension 'tiff'"), message);
        assertEquals(1, dir.toFile().list().length);
    }

    @Test
    void whatIsNoPictureIsNamed() throws IOException {
        Path text = Files.writeString(dir.resolve("a.png"), "no picture");
        String message = assertThrows(UnsupportedModelException.class, () -> ImageFiles.read(text)).getMessage();
        assertTrue(message.startsWith(text.toString()), message);
        assertThrows(NoSuchFileException.class, () -> ImageFiles.read(dir.resolve("b.png")));
        assertThrows(NoSuchFileException.class, () -> ImageFiles.read(dir));
    }

    @Test
    void hugeSizesInHeadersAreRefused() throws IOException {
        Path file = dir.resolve("a.png");
        ImageFiles.write(noise(2, 2, 3), file);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(bytes, 12, 17);
        ByteBuffer.wrap(bytes).putInt(29, (int) crc.getValue());
        Files.write(file, bytes);
        assertThrows(MalformedFileException.class, () -> ImageFiles.read(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
    void damagedFilesAreReadOrRefused(String extension) throws IOException {
        Path file = dir.resolve("a." + extension);
        BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR);
        picture.getRaster().setDataElements(0, 0, 8, 8, noise(8, 8, 3).pixels());
        assertTrue(ImageIO.write(picture, extension, file.toFile()));
        assertEquals("uint8 (8, 8, 3)", ImageFiles.read(file).toString());
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = Arrays.copyOf(whole, round % 2 == 0 ? whole.length : random.nextInt(whole.length));
            for (int flips = 0; flips < 3 && damaged.length > 0; flips++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            readOrRefuse(file);
        }
    }

    /** The fixtures and the bytes that Pillow gives for them were made for this test. */
    @ParameterizedTest
    @ValueSource(strings = {"cmyk.jpg", "cmyk.tif", "icc.jpg", "icc.tif"})
    void pixelsAreThoseOfTheFileNotOfAProfile(String name) throws IOException {
        byte[] expected = Files.readAllBytes(fixture(name + ".rgb"));
        byte[] read = ImageFiles.read(fixture(name)).pixels();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(Byte.toUnsignedInt(expected[i]), Byte.toUnsignedInt(read[i]), 3, "byte " + i);
        }
    }

    @Test
    void coloursThatCannotBeConvertedAreNamed() {
        String message = assertThrows(UnsupportedModelException.class, () -> ImageFiles.read(fixture("lab.tif")))
                .getMessage();
        assertTrue(message.contains("CIE LAB"), message);
    }

    /** Half a picture must not be explained as if it were whole. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
    void partsOfPicturesAreRefused(String extension) throws IOException {
        Path file = dir.resolve("a." + extension);
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
        picture.getRaster().setDataElements(0, 0, 64, 64, noise(64, 64, 3).pixels());
        assertTrue(ImageIO.write(picture, extension, file.toFile()));
        byte[] whole = Files.readAllBytes(file);
        for (int percent : new int[]{50, 70, 90, 99}) {
            Files.write(file, Arrays.copyOf(whole, whole.length * percent / 100));
            assertThrows(MalformedFileException.class, () -> ImageFiles.read(file), percent + " %");
        }
    }

    @Test
    void checksumsOfPngAreChecked() throws IOException {
        Path file = dir.resolve("a.png");
        ImageFiles.write(noise(8, 8, 3), file);
        byte[] bytes = Files.readAllBytes(file);
        // The last byte of the gamma or pixel data is followed by its checksum and the 12 bytes of the end mark.
        bytes[bytes.length - 12 - 4] ^= 1;
        Files.write(file, bytes);
        String message = assertThrows(MalformedFileException.class, () -> ImageFiles.read(file)).getMessage();
        assertTrue(message.contains("checksum of its part IDAT"), message);
    }

    /** 12 bits in a TIFF reach white at 4095, not at 65535. */
    @Test
    void deepGrayKeepsItsRange() throws IOException {
        Path file = dir.resolve("a.tif");
        // Little-endian, one strip of two 12-bit samples: 0xFFF and 0x800.
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 8 * 12 + 4 + 3).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 8);
        int[][] tags = {{256, 2}, {257, 1}, {258, 12}, {259, 1}, {262, 1}, {273, 110}, {278, 1}, {279, 3}};
        for (int[] tag : tags) {
            tiff.putShort((short) tag[0]).putShort((short) 3).putInt(1).putInt(tag[1]);
        }
        tiff.putInt(0).put((byte) 0xFF).put((byte) 0xF8).put((byte) 0x00);
        Files.write(file, tiff.array());
        assertArrayEquals(new byte[]{-1, -1, -1, -128, -128, -128}, ImageFiles.read(file).pixels());
    }

    /** What 12-bit scanners and microscopes write into 16 bits would be black as a 257th. */
    @ParameterizedTest
    @CsvSource({"png, 4095, 2048, 128", "tiff, 4095, 2048, 128", "png, 4096, 2048, 8", "tiff, 65535, 32896, 128"})
    void twelveBitsInSixteenAreNotBlack(String extension, int brightest, int sample, int expected) throws IOException {
        Path file = dir.resolve("deep." + extension);
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        picture.getRaster().setDataElements(0, 0, 2, 1, new short[]{(short) brightest, (short) sample});
        assertTrue(ImageIO.write(picture, extension, file.toFile()));
        assertEquals(expected, Byte.toUnsignedInt(ImageFiles.read(file).pixels()[3]));
    }

    @Test
    void orientationIsToldAndAppliedOnDemand() throws IOException {
        Path file = fixture("turned.jpg");
        ByteImage stored = ImageFiles.read(file);
        Orientation orientation = ImageFiles.orientation(file);
        assertEquals(Orientation.QUARTER_TURN, orientation);
        ByteImage upright = orientation.upright(stored);
        assertEquals("uint8 (16, 12, 3)", upright.toString());
        // Clockwise: what was the lower left corner is the upper left one.
        assertArrayEquals(Arrays.copyOfRange(stored.pixels(), 11 * 16 * 3, 11 * 16 * 3 + 3),
                Arrays.copyOf(upright.pixels(), 3));
        assertEquals(Orientation.UPRIGHT, ImageFiles.orientation(fixture("icc.jpg")));
        assertEquals(Orientation.UPRIGHT, ImageFiles.orientation(fixture("icc.tif")));
    }

    /** Doing a turn and its opposite, or a reflection twice, gives the stored picture. */
    @ParameterizedTest
    @CsvSource({"MIRRORED, MIRRORED", "HALF_TURN, HALF_TURN", "FLIPPED, FLIPPED", "TRANSPOSED, TRANSPOSED",
        "QUARTER_TURN, THREE_QUARTER_TURN", "TRANSVERSED, TRANSVERSED", "THREE_QUARTER_TURN, QUARTER_TURN"})
    void turnsHaveOpposites(Orientation there, Orientation back) {
        ByteImage image = noise(3, 5, 3);
        assertArrayEquals(image.pixels(), back.upright(there.upright(image)).pixels());
    }

    private static Path fixture(String name) {
        try {
            return Path.of(ImageFilesTest.class.getResource("/pictures/" + name).toURI());
        } catch (java.net.URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static void readOrRefuse(Path file) throws IOException {
        try {
            ByteImage image = ImageFiles.read(file);
            assertEquals(image.height() * image.width() * 3, image.pixels().length);
        } catch (LrpFileException e) {
            assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        }
    }

    private static ByteImage noise(int height, int width, int channels) {
        byte[] pixels = new byte[height * width * channels];
        new Random(5).nextBytes(pixels);
        return ByteImage.of(pixels, height, width, channels);
    }
}
