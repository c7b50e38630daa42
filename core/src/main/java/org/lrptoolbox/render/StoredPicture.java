package org.lrptoolbox.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

import org.jspecify.annotations.Nullable;

/**
 * A picture as its file stores it.
 *
 * @param bits of a sample: 1, 8 or 16
 * @param channels 1 gray or places in the palette, 2 gray and opacity, 3 red, green and blue, 4 these and opacity
 * @param samples of shape (height, width, channels), row after row
 * @param palette colours as {@code 0xAARRGGBB}, null where samples are no places
 */
public record StoredPicture(int height, int width, int channels, int bits, short[] samples, int @Nullable [] palette) {
    static StoredPicture of(BufferedImage picture) {
        int height = picture.getHeight();
        int width = picture.getWidth();
        Raster raster = picture.getRaster();
        int[] colours = picture.getColorModel() instanceof IndexColorModel model ? palette(model) : null;
        boolean packed = colours == null && raster.getNumBands() != raster.getNumDataElements();
        int channels = colours != null ? 1 : packed ? 3 : Math.min(4, raster.getNumBands());
        int bits = colours == null && !packed && raster.getTransferType() == DataBuffer.TYPE_USHORT ? 16 : 8;
        short[] samples = new short[Math.multiplyExact(Math.multiplyExact(height, width), channels)];
        for (int y = 0, at = 0; y < height; y++) {
            if (packed) {
                for (int rgb : picture.getRGB(0, y, width, 1, null, 0, width)) {
                    samples[at++] = (short) (rgb >> 16 & 0xff);
                    samples[at++] = (short) (rgb >> 8 & 0xff);
                    samples[at++] = (short) (rgb & 0xff);
                }
            } else {
                int[] row = raster.getPixels(0, y, width, 1, (int[]) null);
                for (int i = 0; i < row.length; i++) {
                    samples[at++] = (short) row[i];
                }
            }
        }
        return grayOf(new StoredPicture(height, width, channels, bits, samples, colours));
    }

    private static int[] palette(IndexColorModel model) {
        int[] colours = new int[model.getMapSize()];
        model.getRGBs(colours);
        return colours;
    }

    /** Java reads gray of fewer than eight bits through a palette of grays. */
    private static StoredPicture grayOf(StoredPicture picture) {
        int[] colours = picture.palette;
        if (colours == null || colours.length > 16) {
            return picture;
        }
        for (int i = 0; i < colours.length; i++) {
            int level = Math.round(255f * i / (colours.length - 1));
            if (colours[i] != (0xff << 24 | level << 16 | level << 8 | level)) {
                return picture;
            }
        }
        short[] samples = new short[picture.samples.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (colours[picture.samples[i]] & 0xff);
        }
        return new StoredPicture(picture.height, picture.width, 1, colours.length == 2 ? 1 : 8, samples, null);
    }
}
