package org.lrptoolbox.cli.caffe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

/**
 * What the network sees of an image: the image made so large that its longer side has a given length, and the middle of
 * it, with edges repeated where it is too narrow.
 *
 * @param side the length of both sides
 * @param values red, green, blue from 0 to 255 in steps of 1/257, row after row
 * @param tall whether the image is taller than wide
 * @param narrow the length of its shorter side before it was cut or padded
 */
record DemoPicture(int side, double[] values, boolean tall, int narrow) {
    private static final int RGB = 3;
    private static final int PNG_COLOUR_TYPE = 25;

    /**
     * Reads an image.
     *
     * @param longSide the longer side's new length, at least {@code side}
     * @param compatibility in the original the longer side sometimes comes out a pixel shorter
     */
    static DemoPicture read(Path file, int longSide, int side, Compatibility compatibility) throws IOException {
        ByteImage image = ImageFiles.read(file);
        double[] values = new double[image.pixels().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedInt(image.pixels()[i]);
        }
        double ratio = (double) longSide / Math.max(image.width(), image.height());
        int width = (int) Math.max(1, Math.floor(image.width() * ratio + 0.5));
        int height = (int) Math.max(1, Math.floor(image.height() * ratio + 0.5));
        if (compatibility.original()) {
            // ImageMagick keeps the aspect inside the box it is asked for.
            double scale = Math.min((double) width / image.width(), (double) height / image.height());
            width = (int) Math.floor(scale * image.width() + 0.5);
            height = (int) Math.floor(scale * image.height() + 0.5);
        }
        return middle(new MagickResize(image.width(), image.height(), values).to(width, height, isBlended(file)),
                longSide, side);
    }

    private static DemoPicture middle(MagickResize image, int longSide, int side) {
        boolean tall = image.height() > image.width();
        int narrow = Math.min(image.height(), image.width());
        int border = (longSide - side) / 2;
        double[] out = new double[side * side * RGB];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int along = border + (tall ? y : x);
                int aside = place(tall ? x : y, narrow, side);
                int longest = Math.max(image.height(), image.width()) - 1;
                int row = tall ? Math.min(along, longest) : aside;
                int column = tall ? aside : Math.min(along, longest);
                System.arraycopy(image.values(), (row * image.width() + column) * RGB, out, (y * side + x) * RGB, RGB);
            }
        }
        return new DemoPicture(side, out, tall, narrow);
    }

    /** Where a position on the shorter side comes from. */
    private static int place(int t, int narrow, int side) {
        return narrow >= side ? (narrow - side) / 2 + t : Math.clamp(t - (side - narrow) / 2, 0, narrow - 1);
    }

    /** Whether the file has opacity or a palette, for which ImageMagick takes another filter. */
    private static boolean isBlended(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(PNG_COLOUR_TYPE + 1);
            boolean gif = head.length > 2 && head[0] == 'G' && head[1] == 'I' && head[2] == 'F';
            boolean png = head.length > PNG_COLOUR_TYPE && head[1] == 'P' && head[2] == 'N' && head[3] == 'G';
            return gif || png && (head[PNG_COLOUR_TYPE] & 0x5) != 0;
        }
    }

    /** The picture in 8 bits. */
    ByteImage view() {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (int) Math.rint(values[i]);
        }
        return ByteImage.of(pixels, side, side, RGB);
    }
}
