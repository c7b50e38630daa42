package org.lrptoolbox.render;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

import javax.imageio.ImageIO;

import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;

/**
 * Reads and writes pictures: PNG, JPEG, GIF and BMP, chosen by the file's extension when writing; reads TIFF, too.
 *
 * <p>Opacity is dropped when reading, gray is repeated in all three channels, and deeper samples are scaled to 8 bits
 * (16 bits: a 257th, rounded; but gray of which no sample is above 4095 is 12-bit data, with 4095 as its white).
 */
public final class ImageFiles {
    private static final String PNG = "png";
    private static final Set<String> OTHERS = Set.of("jpg", "jpeg", "gif", "bmp");
    private static final int RGB = 3;

    private ImageFiles() {}

    /**
     * Writes a picture; a file of that name is replaced as a whole or not at all.
     *
     * @throws IllegalArgumentException if the extension names none of the formats
     * @throws IOException if the file cannot be written
     */
    public static void write(ByteImage image, Path file) throws IOException {
        String format = format(file);
        if (!format.equals(PNG) && !OTHERS.contains(format)) {
            throw new IllegalArgumentException(
                    file + ": found extension '" + format + "', expected png, jpg, jpeg, gif or bmp");
        }
        AtomicFile.write(file, out -> write(image, format, out));
    }

    /**
     * Writes a picture into a stream, which stays open.
     *
     * @param format png, jpg, jpeg, gif or bmp
     */
    public static void write(ByteImage image, String format, OutputStream out) throws IOException {
        if (format.equals(PNG)) {
            PngWriter.write(image, out);
        } else if (!ImageIO.write(buffered(image), format, out)) {
            throw new IOException("this Java installation cannot write " + format + ", write png");
        }
    }

    /**
     * Reads a picture as red, green and blue, with the pixels that the file stores: colour profiles are not applied, and
     * the orientation that a camera noted is not, either; see {@link Orientation}. That is what Pillow's
     * {@code convert("RGB")} gives and what networks are trained on.
     *
     * @throws NoSuchFileException if there is none
     * @throws MalformedFileException if it is broken, cut off, or claims to be larger than it can be
     * @throws UnsupportedModelException if it is of another format, or of colours that are not read (LAB, YCbCr TIFF)
     */
    public static ByteImage read(Path file) throws IOException {
        return PictureReader.read(file);
    }

    /** Reads a picture with the samples that the file stores: gray stays gray, with opacity, palette and 16 bits. */
    public static StoredPicture readStored(Path file) throws IOException {
        return PictureReader.read(file, StoredPicture::of);
    }

    /** How the picture is meant to be turned; {@link Orientation#UPRIGHT} where the file does not say. */
    public static Orientation orientation(Path file) throws IOException {
        return Orientation.of(file);
    }

    /**
     * A picture of the JDK as red, green and blue, by the samples it stores: neither colour profile nor opacity.
     *
     * @throws IllegalArgumentException if its samples are fractions
     */
    public static ByteImage of(BufferedImage picture) {
        return PixelColors.rgb(picture);
    }

    /** The picture as the JDK has pictures, without opacity, which the formats it writes lack. */
    public static BufferedImage buffered(ByteImage image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        byte[] pixels = image.pixels();
        boolean gray = image.channels() < RGB;
        for (int i = 0; i < image.width() * image.height(); i++) {
            int at = i * image.channels();
            int red = Byte.toUnsignedInt(pixels[at]);
            int green = gray ? red : Byte.toUnsignedInt(pixels[at + 1]);
            int blue = gray ? red : Byte.toUnsignedInt(pixels[at + 2]);
            picture.setRGB(i % image.width(), i / image.width(), red << 16 | green << 8 | blue);
        }
        return picture;
    }

    private static String format(Path file) {
        String name = file.toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
