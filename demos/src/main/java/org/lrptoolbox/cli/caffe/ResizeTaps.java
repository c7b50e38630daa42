package org.lrptoolbox.cli.caffe;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * What an axis is resized by: for each new position, from which old one on, and with which weights. ImageMagick's:
 * centres of pixels at a half, the filter widened where the axis shrinks, the weights' sum made 1.
 */
record ResizeTaps(int[] first, double[][] weights) {
    /** @param lanczos Lanczos with three lobes, or Mitchell's cubic */
    static ResizeTaps of(int from, int to, boolean lanczos) {
        ResizeTaps taps = new ResizeTaps(new int[to], new double[to][]);
        double factor = (double) to / from;
        double scale = Math.max(1 / factor, 1);
        double support = Math.max(scale * (lanczos ? 3 : 2), 0.5);
        DoubleUnaryOperator filter = lanczos ? ResizeTaps::lanczos : ResizeTaps::mitchell;
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

    /** An axis as it was. */
    static ResizeTaps none(int length) {
        ResizeTaps taps = new ResizeTaps(new int[length], new double[length][]);
        Arrays.setAll(taps.first, i -> i);
        Arrays.fill(taps.weights, new double[]{1});
        return taps;
    }

    /** The most old positions that make a new one. */
    int widest() {
        return Arrays.stream(weights).mapToInt(w -> w.length).max().orElse(0);
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
