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
        char[] part = new char[height * width * RGB];
        Lines lines = new Lines(left, width);
        double[] sum = new double[(acrossFirst ? width : image.width()) * RGB];
        double[] made = acrossFirst ? sum : new double[width * RGB];
        for (int y = 0; y < height; y++) {
            lines.addUp(down.first()[top + y], down.weights()[top + y], sum);
            if (!acrossFirst) {
                round(sum);
                resize(sum, left, made);
            }
            for (int i = 0; i < made.length; i++) {
                part[y * made.length + i] = (char) level(made[i]);
            }
        }
        return part;
    }

    /** The new line from a position on. */
    private void resize(double[] line, int left, double[] out) {
        for (int x = 0; x < out.length / RGB; x++) {
            int from = across.first()[left + x] * RGB;
            double red = 0;
            double green = 0;
            double blue = 0;
            for (double weight : across.weights()[left + x]) {
                red += weight * line[from];
                green += weight * line[from + 1];
                blue += weight * line[from + 2];
                from += RGB;
            }
            out[x * RGB] = red;
            out[x * RGB + 1] = green;
            out[x * RGB + 2] = blue;
        }
    }

    private static void round(double... line) {
        for (int i = 0; i < line.length; i++) {
            line[i] = level(line[i]) * STEP;
        }
    }

    private static double level(double v) {
        return Math.min(Math.max(Math.rint(v / STEP), 0), WHITE);
    }

    /** The image's lines as numbers, the last of them kept. */
    private final class Lines {
        private final int left;
        private final double[][] kept = new double[down.widest()][];
        private final double[] whole = new double[image.width() * RGB];
        private int next = down.first()[0];

        Lines(int left, int width) {
            this.left = left;
            int length = acrossFirst ? width * RGB : whole.length;
            Arrays.setAll(kept, i -> new double[length]);
        }

        /** The weighted sum of lines, which never go back behind what was asked for before. */
        void addUp(int from, double[] weights, double[] sum) {
            for (; next < from + weights.length; next++) {
                prepare(next, line(next));
            }
            Arrays.fill(sum, 0);
            int k = 0;
            for (; k + 4 <= weights.length; k += 4) {
                add(weights, k, line(from + k), line(from + k + 1), line(from + k + 2), line(from + k + 3), sum);
            }
            for (; k < weights.length; k++) {
                add(weights[k], line(from + k), sum);
            }
        }

        private double[] line(int y) {
            return kept[y % kept.length];
        }

        private void prepare(int y, double[] line) {
            double[] numbers = acrossFirst ? whole : line;
            byte[] pixels = image.pixels();
            int at = y * numbers.length;
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = pixels[at + i] & 0xff;
            }
            if (acrossFirst) {
                resize(numbers, left, line);
                round(line);
            }
        }

        /** Four lines at once, one after the other for each number: the sum is loaded and stored once. */
        private static void add(double[] weights, int k, double[] a, double[] b, double[] c, double[] d,
                double[] sum) {
            double wa = weights[k];
            double wb = weights[k + 1];
            double wc = weights[k + 2];
            double wd = weights[k + 3];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = sum[i] + wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
            }
        }

        private static void add(double weight, double[] line, double[] sum) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * line[i];
            }
        }
    }
}
