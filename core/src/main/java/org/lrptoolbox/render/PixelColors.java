package org.lrptoolbox.render;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/**
 * The red, green and blue of decoded pictures, taken from the stored samples: the JDK's own conversion would apply
 * colour profiles, and brighten gray, which it takes for linear light.
 */
final class PixelColors {
    private static final int RGB = 3;
    private static final int CMYK = 4;
    private static final int WHITE = 255;

    private PixelColors() {}

    static ByteImage rgb(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(width, height), RGB)];
        for (int y = 0; y < height; y++) {
            if (picture.getColorModel() instanceof ComponentColorModel colours) {
                samples(picture.getRaster(), colours, y, pixels);
            } else {
                packed(picture, y, pixels);
            }
        }
        return ByteImage.of(pixels, height, width, RGB);
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

    private static void samples(Raster raster, ColorModel colours, int y, byte... pixels) {
        if (raster.getTransferType() > DataBuffer.TYPE_INT) {
            throw new IllegalArgumentException("it stores fractions; pictures of whole numbers are read");
        }
        // Not the size of a component: 12 bits of a TIFF come scaled to the 16 of their type.
        int bits = DataBuffer.getDataTypeSize(raster.getTransferType());
        int bands = raster.getNumBands();
        int width = raster.getWidth();
        int[] row = raster.getPixels(0, y, width, 1, (int[]) null);
        boolean print = colours.getColorSpace().getType() == ColorSpace.TYPE_CMYK && bands >= CMYK;
        boolean gray = colours.getNumColorComponents() == 1;
        for (int x = 0; x < width; x++) {
            int light = print ? WHITE - eight(row[x * bands + RGB], bits) : 0;
            for (int c = 0; c < RGB; c++) {
                int value = eight(row[x * bands + (gray ? 0 : c)], bits);
                pixels[(y * width + x) * RGB + c] = (byte) (print ? light - scaled(value, light, WHITE) : value);
            }
        }
    }

    /** A sample of so many bits as one of eight, rounded; signed 16-bit rasters are read as unsigned. */
    private static int eight(int sample, int bits) {
        return bits == Byte.SIZE ? sample : scaled(sample & (int) ((1L << bits) - 1), WHITE, (1L << bits) - 1);
    }

    /** a b / c, rounded. */
    private static int scaled(long a, long b, long c) {
        return (int) ((2 * a * b + c) / (2 * c));
    }
}
