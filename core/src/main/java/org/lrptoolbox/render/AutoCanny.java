package org.lrptoolbox.render;

import org.lrptoolbox.tensor.Tensor;

/**
 * Finds the edges of a picture of any range of values: as {@link Canny}, but the slope is that of a Gaussian's
 * derivative, the border is continued outwards, and the thresholds come from the picture. The method of
 * {@code edge(image, 'canny', [], sigma)} in MATLAB.
 *
 * <pre>
 * slope      s = |grad(G * image)| / max|grad(G * image)|, G a Gaussian cut off at 4 sigma
 * high       the smallest k/64 with more than 70 % of the pixels in the first k of 64 bins of s
 * low        0.4 high
 * </pre>
 */
public final class AutoCanny {
    private static final double CUT = 4;
    private static final int MAX_RADIUS = 1 << 12;
    private static final int BINS = 64;
    private static final double NO_EDGES = 0.7;
    private static final double LOW_OF_HIGH = 0.4;

    private AutoCanny() {}

    /**
     * The edges of a picture.
     *
     * @param image shape (H, W)
     * @param sigma the width of the blur in pixels
     * @return shape (H, W): 1 on edges, 0 elsewhere
     * @throws IllegalArgumentException if the shape is another one, or sigma not positive or too large
     */
    public static Tensor edges(Tensor image, double sigma) {
        Images.requireImage(image, true);
        if (!(sigma > 0 && sigma * CUT <= MAX_RADIUS)) {
            throw new IllegalArgumentException("sigma is " + sigma + ", expected up to " + MAX_RADIUS / CUT);
        }
        double[] blur = normalized(gaussian(sigma), 1);
        double[] slope = normalized(derivative(blur), 2);
        Tensor down = along(along(image, blur, 1), slope, 0);
        Tensor right = along(along(image, blur, 0), slope, 1);
        Tensor magnitude = Tensor.zeros(image.shape());
        for (int i = 0; i < magnitude.size(); i++) {
            magnitude.data()[i] = Math.hypot(down.data()[i], right.data()[i]);
        }
        double max = magnitude.maxAbs();
        Tensor relative = max > 0 ? magnitude.map(v -> v / max) : magnitude;
        double high = threshold(relative);
        // Beyond the thresholds, not at them.
        Tensor thin = Canny.thin(new Slopes(down, right, relative), Math.nextUp(LOW_OF_HIGH * high));
        return Canny.connect(thin, Math.nextUp(high));
    }

    private static double[] gaussian(double sigma) {
        int radius = (int) Math.ceil(CUT * sigma);
        double[] weights = new double[2 * radius + 1];
        for (int i = 0; i < weights.length; i++) {
            double t = i - radius;
            weights[i] = Math.exp(-t * t / (2 * sigma * sigma));
        }
        return weights;
    }

    /** Central differences, one-sided at the ends; turned round, so that correlating with them gives the slope. */
    private static double[] derivative(double[] v) {
        double[] d = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            int before = Math.max(0, i - 1);
            int after = Math.min(v.length - 1, i + 1);
            d[i] = (v[before] - v[after]) / (after - before);
        }
        return d;
    }

    /** Scaled so that the sum of absolute values is as given. */
    private static double[] normalized(double[] v, double total) {
        double sum = 0;
        for (double w : v) {
            sum += Math.abs(w);
        }
        double[] out = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            out[i] = v[i] * total / sum;
        }
        return out;
    }

    /** The correlation with weights along an axis; beyond the border the outermost pixel counts. */
    private static Tensor along(Tensor image, double[] weights, int axis) {
        int radius = weights.length / 2;
        int length = image.dim(axis);
        int step = axis == 0 ? image.dim(1) : 1;
        Tensor out = Tensor.zeros(image.shape());
        for (int i = 0; i < image.size(); i++) {
            int position = i / step % length;
            int start = i - position * step;
            double sum = 0;
            for (int t = -radius; t <= radius; t++) {
                sum += weights[t + radius] * image.data()[start + Math.clamp(position + t, 0, length - 1) * step];
            }
            out.data()[i] = sum;
        }
        return out;
    }

    private static double threshold(Tensor magnitude) {
        int[] counts = new int[BINS];
        for (double v : magnitude.data()) {
            counts[(int) Math.round(v * (BINS - 1))]++;
        }
        int below = 0;
        int k = 0;
        while (k < BINS && below <= NO_EDGES * magnitude.size()) {
            below += counts[k++];
        }
        return (double) k / BINS;
    }
}
