package org.lrptoolbox.render;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/**
 * The red, green and blue of decoded pictures, taken from the stored samples: the JDK's own conversion would apply
 * colour profiles, and brighten gray, which it takes for linear light.
 */
final class PixelColors {
    private static final int RGB = 3;
    private static final int CMYK = 4;
    private static final int WHITE = 255;
    private static final int DEEP = 16;
    /** What scanners and microscopes of 12 bits reach in files of 16. */
    private static final int WHITE_OF_TWELVE_BITS = 4095;

    private PixelColors() {}

    static ByteImage rgb(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(width, height), RGB)];
        DataBuffer stored = picture.getRaster().getDataBuffer();
        if (picture.getType() == BufferedImage.TYPE_3BYTE_BGR && stored.getSize() == pixels.length) {
            return ByteImage.of(reversed(((DataBufferByte) stored).getData(), pixels), height, width, RGB);
        }
        long white = white(picture);
        for (int y = 0; y < height; y++) {
            if (picture.getColorModel() instanceof ComponentColorModel colours) {
                samples(picture.getRaster(), colours, white, y, pixels);
            } else {
                packed(picture, y, pixels);
            }
        }
        return ByteImage.of(pixels, height, width, RGB);
    }

    /** As most JPEG and many PNG files are decoded: blue, green and red, without the way through rows of numbers. */
    private static byte[] reversed(byte[] stored, byte... pixels) {
        for (int i = 0; i < pixels.length; i += RGB) {
            pixels[i] = stored[i + 2];
            pixels[i + 1] = stored[i + 1];
            pixels[i + 2] = stored[i];
        }
        return pixels;
    }

    /** The largest number a sample can be; gray of 16 bits that uses no more than 12 would be black on their scale. */
    private static long white(BufferedImage picture) {
        // Not the size of a component: 12 bits of a TIFF come scaled to the 16 of their type.
        int bits = DataBuffer.getDataTypeSize(picture.getRaster().getTransferType());
        ColorModel colours = picture.getColorModel();
        boolean deepGray = colours.getNumColorComponents() == 1 && bits == DEEP && colours.getComponentSize(0) == DEEP;
        return deepGray && brightest(picture.getRaster()) <= WHITE_OF_TWELVE_BITS
                ? WHITE_OF_TWELVE_BITS
                : (1L << bits) - 1;
    }

    private static int brightest(Raster raster) {
        int most = 0;
        int[] row = new int[raster.getWidth()];
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int sample : raster.getSamples(0, y, row.length, 1, 0, row)) {
                most = Math.max(most, Short.toUnsignedInt((short) sample));
            }
        }
        return most;
    }

    /** Palettes, single bits and 5-6-5 pixels, which the JDK unpacks as they are meant. */
    private static void packed(BufferedImage picture, int y, byte... pixels) {
        int width = picture.getWidth();
        int[] row = picture.getRGB(0, y, width, 1, null, 0, width);
        int at = y * width * RGB;
        for (int colour : row) {
            pixels[at++] = (byte) (colour >> 16);
            pixels[at++] = (byte) (colour >> 8);
            pixels[at++] = (byte) colour;
        }
    }

    private static void samples(Raster raster, ColorModel colours, long white, int y, byte... pixels) {
        if (raster.getTransferType() > DataBuffer.TYPE_INT) {
            throw new IllegalArgumentException("it stores fractions; pictures of whole numbers are read");
        }
        int bits = DataBuffer.getDataTypeSize(raster.getTransferType());
        int bands = raster.getNumBands();
        int width = raster.getWidth();
        int[] row = raster.getPixels(0, y, width, 1, (int[]) null);
        boolean print = colours.getColorSpace().getType() == ColorSpace.TYPE_CMYK && bands >= CMYK;
        boolean gray = colours.getNumColorComponents() == 1;
        for (int x = 0; x < width; x++) {
            int light = print ? WHITE - eight(row[x * bands + RGB], bits, white) : 0;
            for (int c = 0; c < RGB; c++) {
                int value = eight(row[x * bands + (gray ? 0 : c)], bits, white);
                pixels[(y * width + x) * RGB + c] = (byte) (print ? light - scaled(value, light, WHITE) : value);
            }
        }
    }

    /** A sample of so many bits as one of eight, rounded; signed 16-bit rasters are read as unsigned. */
    private static int eight(int sample, int bits, long white) {
        return bits == Byte.SIZE ? sample : scaled(sample & (int) ((1L << bits) - 1), WHITE, white);
    }

    /** a b / c, rounded. */
    private static int scaled(long a, long b, long c) {
        return (int) ((2 * a * b + c) / (2 * c));
    }
}
