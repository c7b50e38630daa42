package org.lrptoolbox.render;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;

/**
 * Reads and writes pictures: PNG, JPEG, GIF and BMP, chosen by the file's extension when writing; reads TIFF, too.
 *
 * <p>Opacity is dropped when reading, gray is repeated in all three channels, 16 bits become the upper 8, and the
 * orientation noted by a camera is not applied.
 */
public final class ImageFiles {
    private static final String PNG = "png";
    private static final Set<String> OTHERS = Set.of("jpg", "jpeg", "gif", "bmp");
    /** More pixels than this for a byte of the file are no picture but an attempt to exhaust memory. */
    private static final long MAX_PIXELS_PER_BYTE = 4096;
    /** More than any camera takes, and half a gigabyte as bytes. */
    private static final long MAX_PIXELS = 178_956_970;
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
        if (format.equals(PNG)) {
            AtomicFile.write(file, out -> PngWriter.write(image, out));
        } else if (OTHERS.contains(format)) {
            BufferedImage picture = buffered(image);
            AtomicFile.write(file, out -> {
                if (!ImageIO.write(picture, format, out)) {
                    throw new IOException(file + ": this Java installation cannot write " + format + ", write .png");
                }
            });
        } else {
            throw new IllegalArgumentException(
                    file + ": found extension '" + format + "', expected png, jpg, jpeg, gif or bmp");
        }
    }

    /**
     * Reads a picture as red, green and blue, whatever the file holds.
     *
     * @throws NoSuchFileException if there is none
     * @throws MalformedFileException if it is broken or claims to be larger than it can be
     * @throws UnsupportedModelException if it is of another format
     */
    public static ByteImage read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new UnsupportedModelException(file, "is no PNG, JPEG, GIF, BMP or TIFF picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                checkSize(file, reader);
                return rgb(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (MalformedFileException | UnsupportedModelException e) {
            throw e;
        } catch (IIOException e) {
            // What the JDK says of CMYK, in these very words.
            if ("Unsupported Image Type".equals(e.getMessage())) {
                throw new UnsupportedModelException(file, "has colours for print (CMYK); save it as RGB");
            }
            throw new MalformedFileException(file, "cannot decode this picture: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            // The decoders of the JDK answer broken files with exceptions of all kinds.
            throw new MalformedFileException(file, "cannot decode this picture: " + e.getMessage(), e);
        }
    }

    private static void checkSize(Path file, ImageReader reader) throws IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        long bytes = Files.size(file);
        if (pixels > MAX_PIXELS_PER_BYTE * bytes) {
            throw new MalformedFileException(file, "claims to be " + reader.getWidth(0) + " x " + reader.getHeight(0)
                    + " pixels, too many for its " + bytes + " bytes");
        }
        if (pixels > MAX_PIXELS) {
            throw new UnsupportedModelException(file, "has " + reader.getWidth(0) + " x " + reader.getHeight(0)
                    + " pixels; pictures are read up to " + MAX_PIXELS + " pixels. Make it smaller");
        }
    }

    private static ByteImage rgb(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        byte[] pixels = new byte[width * height * RGB];
        int[] row = new int[width];
        ColorModel colors = picture.getColorModel();
        boolean gray = colors instanceof ComponentColorModel && colors.getNumColorComponents() == 1;
        for (int y = 0; y < height; y++) {
            if (gray) {
                grayRow(picture, y, row);
            } else {
                picture.getRGB(0, y, width, 1, row, 0, width);
            }
            for (int x = 0; x < width; x++) {
                int at = (y * width + x) * RGB;
                pixels[at] = (byte) (row[x] >> 16);
                pixels[at + 1] = (byte) (row[x] >> 8);
                pixels[at + 2] = (byte) row[x];
            }
        }
        return ByteImage.of(pixels, height, width, RGB);
    }

    /** The JDK takes gray for linear light and would brighten it; files mean it as they mean their colours. */
    private static void grayRow(BufferedImage picture, int y, int... row) {
        picture.getRaster().getSamples(0, y, row.length, 1, 0, row);
        int excess = picture.getColorModel().getComponentSize(0) - Byte.SIZE;
        for (int x = 0; x < row.length; x++) {
            int value = excess > 0 ? row[x] >>> excess : row[x];
            row[x] = value << 16 | value << 8 | value;
        }
    }

    /** Without opacity, which these formats lack. */
    private static BufferedImage buffered(ByteImage image) {
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
