package org.lrptoolbox.image;

import java.util.Arrays;

import org.lrptoolbox.render.ByteImage;

/**
 * Resizes pictures as Pillow does: a separable filter, first along the rows, then along the columns, rounded to bytes
 * after each. Where a picture shrinks, the filter widens with it, so that fine patterns fade and do not alias. Weights
 * are whole numbers of 2^-22 as in Pillow, so that the bytes are the same.
 */
final class Resampling {
    private static final int BITS = 22;

    private Resampling() {}

    static ByteImage resize(ByteImage image, int height, int width, Filter filter) {
        if (height < 1 || width < 1 || image.height() < 1 || image.width() < 1) {
            throw new IllegalArgumentException("cannot resize a picture of " + image.height() + " x " + image.width()
                    + " pixels to " + height + " x " + width);
        }
        ByteImage narrow = width == image.width() ? image : alongRows(image, Taps.of(image.width(), width, filter));
        return height == narrow.height() ? narrow : alongColumns(narrow, Taps.of(narrow.height(), height, filter));
    }

    private static ByteImage alongRows(ByteImage image, Taps taps) {
        int channels = image.channels();
        byte[] out = new byte[Math.multiplyExact(image.height() * channels, taps.size())];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < taps.size(); x++) {
                int from = (y * image.width() + taps.first[x]) * channels;
                for (int c = 0; c < channels; c++) {
                    out[(y * taps.size() + x) * channels + c] = taps.sum(x, image.pixels(), from + c, channels);
                }
            }
        }
        return ByteImage.of(out, image.height(), taps.size(), channels);
    }

    private static ByteImage alongColumns(ByteImage image, Taps taps) {
        int row = image.width() * image.channels();
        byte[] out = new byte[Math.multiplyExact(row, taps.size())];
        for (int y = 0; y < taps.size(); y++) {
            for (int i = 0; i < row; i++) {
                out[y * row + i] = taps.sum(y, image.pixels(), taps.first[y] * row + i, row);
            }
        }
        return ByteImage.of(out, taps.size(), image.width(), image.channels());
    }

    /** For every pixel of the result: which pixels it is made of, from the first on, and with which weights. */
    private record Taps(int[] first, int[][] weights) {
        static Taps of(int from, int to, Filter filter) {
            Taps taps = new Taps(new int[to], new int[to][]);
            double step = (double) from / to;
            double stretch = Math.max(1, step);
            double reach = filter.support() * stretch;
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * step;
                int low = Math.max(0, (int) (centre - reach + 0.5));
                int high = Math.min(from, (int) (centre + reach + 0.5));
                taps.first[i] = low;
                taps.weights[i] = weights(filter, low, high, centre, stretch);
            }
            return taps;
        }

        private static int[] weights(Filter filter, int low, int high, double centre, double stretch) {
            double[] w = new double[high - low];
            double total = 0;
            for (int i = 0; i < w.length; i++) {
                w[i] = filter.weight((low + i - centre + 0.5) / stretch);
                total += w[i];
            }
            double unit = total == 0 ? 0 : (1 << BITS) / total;
            return Arrays.stream(w).mapToInt(weight -> (int) Math.round(weight * unit)).toArray();
        }

        int size() {
            return first.length;
        }

        byte sum(int target, byte[] pixels, int from, int stride) {
            int sum = 1 << (BITS - 1);
            int at = from;
            for (int w : weights[target]) {
                sum += w * Byte.toUnsignedInt(pixels[at]);
                at += stride;
            }
            return (byte) Math.clamp(sum >> BITS, 0, 255);
        }
    }
}
