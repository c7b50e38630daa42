package org.lrptoolbox.cli.caffe;

import java.util.function.DoubleUnaryOperator;

/**
 * Resizes as the original did, with ImageMagick's filters: Lanczos with three lobes where an image shrinks, Mitchell's
 * cubic where it grows, has opacity or a palette. Separable, the axis that is enlarged more (shrunk less) first, rounded
 * to 16 bits after each pass.
 *
 * @param width columns
 * @param height rows
 * @param values red, green, blue from 0 to 255, row after row
 */
record MagickResize(int width, int height, double... values) {
    private static final int RGB = 3;
    private static final double STEP = 255.0 / 65535;

    /** @param blended whether it has opacity or a palette */
    MagickResize to(int newWidth, int newHeight, boolean blended) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        double across = (double) newWidth / width;
        double down = (double) newHeight / height;
        boolean lanczos = !blended && across * down <= 1;
        return across > down
                ? columns(newWidth, lanczos).rows(newHeight, lanczos)
                : rows(newHeight, lanczos).columns(newWidth, lanczos);
    }

    private MagickResize columns(int newWidth, boolean lanczos) {
        double[] out = new double[newWidth * height * RGB];
        Taps taps = Taps.of(width, newWidth, lanczos);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < newWidth; x++) {
                int from = (y * width + taps.first[x]) * RGB;
                double red = 0;
                double green = 0;
                double blue = 0;
                for (double weight : taps.weights[x]) {
                    red += weight * values[from];
                    green += weight * values[from + 1];
                    blue += weight * values[from + 2];
                    from += RGB;
                }
                int at = (y * newWidth + x) * RGB;
                out[at] = red;
                out[at + 1] = green;
                out[at + 2] = blue;
            }
        }
        return new MagickResize(newWidth, height, rounded(out));
    }

    private MagickResize rows(int newHeight, boolean lanczos) {
        int row = width * RGB;
        double[] out = new double[row * newHeight];
        Taps taps = Taps.of(height, newHeight, lanczos);
        for (int y = 0; y < newHeight; y++) {
            int from = taps.first[y] * row;
            for (double weight : taps.weights[y]) {
                addScaled(weight, from, out, y * row, row);
                from += row;
            }
        }
        return new MagickResize(width, newHeight, rounded(out));
    }

    /** A loop of its own, which the JIT turns into vector instructions. */
    private void addScaled(double weight, int from, double[] out, int at, int count) {
        for (int i = 0; i < count; i++) {
            out[at + i] += weight * values[from + i];
        }
    }

    /** To 16 bits, in place. */
    private static double[] rounded(double... out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.min(Math.max(Math.rint(out[i] / STEP), 0), 65535) * STEP;
        }
        return out;
    }

    /** For each new position: from which old one on, and with which weights. */
    private record Taps(int[] first, double[][] weights) {
        static Taps of(int from, int to, boolean lanczos) {
            Taps taps = new Taps(new int[to], new double[to][]);
            double factor = (double) to / from;
            double scale = Math.max(1 / factor, 1);
            double support = Math.max(scale * (lanczos ? 3 : 2), 0.5);
            DoubleUnaryOperator filter = lanczos ? Taps::lanczos : Taps::mitchell;
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) / factor;
                int start = (int) Math.max(centre - support + 0.5, 0);
                int stop = (int) Math.min(centre + support + 0.5, from);
                double[] w = new double[stop - start];
                double sum = 0;
                for (int k = 0; k < w.length; k++) {
                    w[k] = filter.applyAsDouble(Math.abs(start + k - centre + 0.5) / scale);
                    sum += w[k];
                }
                for (int k = 0; k < w.length; k++) {
                    w[k] /= sum;
                }
                taps.first[i] = start;
                taps.weights[i] = w;
            }
            return taps;
        }

        private static double lanczos(double t) {
            return t >= 3 ? 0 : sinc(t) * sinc(t / 3);
        }

        private static double sinc(double t) {
            return t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
        }

        /** The cubic with B = C = 1/3. */
        private static double mitchell(double t) {
            if (t < 1) {
                return (7 * t * t * t - 12 * t * t + 16.0 / 3) / 6;
            }
            return t < 2 ? (-7.0 / 3 * t * t * t + 12 * t * t - 20 * t + 32.0 / 3) / 6 : 0;
        }
    }
}
