package org.lrptoolbox.cli.caffe;

import java.util.Arrays;

import org.lrptoolbox.render.ByteImage;

/**
 * Resizes as the original did, with ImageMagick's filters: Lanczos with three lobes where an image shrinks, Mitchell's
 * cubic where it grows, has opacity or a palette ({@link MagickStorage}). Separable, the axis that is enlarged more (shrunk less) first, rounded
 * to 16 bits after each pass.
 *
 * <p>Goes once through the image, of which no more than the lines that make a new one are held as numbers, and makes no
 * more of the new image than is asked for.
 */
final class MagickResize {
    /** White in 16 bits. */
    private static final int WHITE = 65535;
    /** A step of 16 bits where white is 255. */
    static final double STEP = 255.0 / WHITE;
    private static final int RGB = 3;
    /** Lines that are made at once. */
    private static final int TOGETHER = 16;

    private final ByteImage image;
    private final ResizeTaps across;
    private final ResizeTaps down;
    /** Whether lines are resized before they are added up. */
    private final boolean acrossFirst;

    /**
     * A new size.
     *
     * @param image red, green, blue
     * @param blended whether it has opacity or a palette, see {@link MagickStorage}
     */
    MagickResize(ByteImage image, int height, int width, boolean blended) {
        double widened = (double) width / image.width();
        double heightened = (double) height / image.height();
        boolean lanczos = !blended && widened * heightened <= 1;
        this.image = image;
        this.across = taps(image.width(), width, lanczos);
        this.down = taps(image.height(), height, lanczos);
        this.acrossFirst = widened > heightened;
    }

    private static ResizeTaps taps(int from, int to, boolean lanczos) {
        return from == to ? ResizeTaps.none(to) : ResizeTaps.of(from, to, lanczos);
    }

    /** A part of the new image: red, green, blue in 16 bits, row after row. */
    char[] part(int top, int left, int height, int width) {
        ResizedColumns columns = new ResizedColumns(across, left, width, TOGETHER);
        int length = (acrossFirst ? width : columns.count()) * RGB;
        ResizedLines lines = new ResizedLines(down, top, image.height(), length, TOGETHER,
                acrossFirst ? resized(columns) : (y, into) -> pixels(y, columns.first(), into));
        double[][] added = new double[TOGETHER][length];
        double[][] made = acrossFirst ? added : new double[TOGETHER][width * RGB];
        char[] part = new char[height * width * RGB];
        for (int y = 0; y < height; y += TOGETHER) {
            int many = Math.min(TOGETHER, height - y);
            for (int row = 0; row < many; row++) {
                lines.add(top + y + row, added[row]);
            }
            if (!acrossFirst) {
                round(added);
                columns.resize(added, made);
            }
            for (int row = 0; row < many; row++) {
                levels(made[row], part, (y + row) * width * RGB);
            }
        }
        return part;
    }

    private ResizedLines.Source resized(ResizedColumns columns) {
        double[][] whole = new double[TOGETHER][columns.count() * RGB];
        return (y, into) -> {
            double[][] lines = Arrays.copyOf(whole, into.length);
            pixels(y, columns.first(), lines);
            columns.resize(lines, into);
            round(into);
        };
    }

    /** The image's lines from a column on. */
    private void pixels(int first, int left, double[][] into) {
        byte[] pixels = image.pixels();
        byte[] signed = new byte[into[0].length];
        for (int y = 0; y < into.length; y++) {
            int at = ((first + y) * image.width() + left) * RGB;
            double[] line = into[y];
            // Processors make numbers of many signed bytes at once, of unsigned ones one by one.
            for (int i = 0; i < line.length; i++) {
                signed[i] = (byte) (pixels[at + i] ^ Byte.MIN_VALUE);
            }
            for (int i = 0; i < line.length; i++) {
                line[i] = signed[i] - (double) Byte.MIN_VALUE;
            }
        }
    }

    private static void round(double[]... lines) {
        for (double[] line : lines) {
            for (int i = 0; i < line.length; i++) {
                line[i] = level(line[i]) * STEP;
            }
        }
    }

    private static void levels(double[] line, char[] to, int at) {
        for (int i = 0; i < line.length; i++) {
            to[at + i] = (char) level(line[i]);
        }
    }

    private static double level(double v) {
        return Math.min(Math.max(Math.rint(v / STEP), 0), WHITE);
    }
}
