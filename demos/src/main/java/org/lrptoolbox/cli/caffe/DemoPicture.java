package org.lrptoolbox.cli.caffe;

import java.io.IOException;
import java.nio.file.Path;

import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

/**
 * What the network sees of an image: the image made so large that its longer side has a given length, and the middle of
 * it, with edges repeated where it is too narrow.
 *
 * @param side the length of both sides
 * @param levels red, green, blue in 16 bits, row after row
 * @param tall whether the image is taller than wide
 * @param narrow the length of its shorter side before it was cut or padded
 */
record DemoPicture(int side, char[] levels, boolean tall, int narrow) {
    private static final int RGB = 3;
    /** A step of 8 bits in 16. */
    private static final int STEP = 257;

    /**
     * Reads an image.
     *
     * @param longSide the longer side's new length, at least {@code side}
     * @param compatibility in the original the longer side sometimes comes out a pixel shorter
     */
    static DemoPicture read(Path file, int longSide, int side, Compatibility compatibility) throws IOException {
        ByteImage image = ImageFiles.read(file);
        double ratio = (double) longSide / Math.max(image.width(), image.height());
        int width = (int) Math.max(1, Math.floor(image.width() * ratio + 0.5));
        int height = (int) Math.max(1, Math.floor(image.height() * ratio + 0.5));
        if (compatibility.original()) {
            // ImageMagick keeps the aspect inside the box it is asked for.
            double scale = Math.min((double) width / image.width(), (double) height / image.height());
            width = (int) Math.floor(scale * image.width() + 0.5);
            height = (int) Math.floor(scale * image.height() + 0.5);
        }
        boolean tall = height > width;
        int[] along = new int[side];
        int[] aside = new int[side];
        int narrow = Math.min(width, height);
        for (int t = 0; t < side; t++) {
            along[t] = Math.min((longSide - side) / 2 + t, Math.max(width, height) - 1);
            aside[t] = narrow >= side ? (narrow - side) / 2 + t : Math.clamp(t - (side - narrow) / 2, 0, narrow - 1);
        }
        MagickResize resize = new MagickResize(image, height, width,
                MagickStorage.isBlended(file));
        return new DemoPicture(side, tall ? spread(resize, along, aside) : spread(resize, aside, along), tall, narrow);
    }

    /** The pixels of given rows and columns, which grow, of a resized image. */
    private static char[] spread(MagickResize image, int[] rows, int[] columns) {
        int side = rows.length;
        int height = rows[side - 1] - rows[0] + 1;
        int width = columns[side - 1] - columns[0] + 1;
        char[] part = image.part(rows[0], columns[0], height, width);
        char[] out = new char[side * side * RGB];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int from = ((rows[y] - rows[0]) * width + columns[x] - columns[0]) * RGB;
                int to = (y * side + x) * RGB;
                out[to] = part[from];
                out[to + 1] = part[from + 1];
                out[to + 2] = part[from + 2];
            }
        }
        return out;
    }

    /** The picture in 8 bits. */
    ByteImage view() {
        byte[] pixels = new byte[levels.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ((levels[i] + STEP / 2) / STEP);
        }
        return ByteImage.of(pixels, side, side, RGB);
    }
}
