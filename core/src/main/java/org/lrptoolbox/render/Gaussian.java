package org.lrptoolbox.render;

import org.lrptoolbox.tensor.Tensor;

/**
 * Blurs pictures with weights exp(-t^2 / (2 sigma^2)), cut off at four sigma, the outside counting as zero.
 *
 * <p>Sums run in the order of SciPy's {@code gaussian_filter}: edges are decided by comparing numbers that are equal
 * but for rounding, so the rounding has to be the same.
 */
final class Gaussian {
    private static final double CUT = 4;
    private static final int MAX_RADIUS = 1 << 20;
    private static final int LANES = 8;

    private Gaussian() {}

    /** The blurred picture; sigma 0 leaves it as it is. */
    static Tensor blur(Tensor image, double sigma) {
        if (!(sigma >= 0 && sigma * CUT < MAX_RADIUS)) {
            throw new IllegalArgumentException("sigma is " + sigma + ", expected 0 to " + MAX_RADIUS / CUT);
        }
        // SciPy's own threshold, below which its weights would be a division by zero.
        if (sigma <= 1e-15) {
            return image;
        }
        double[] weights = weights(sigma);
        return convolve(convolve(image, weights, 0), weights, 1);
    }

    /** The weights from the middle outwards. */
    private static double[] weights(double sigma) {
        int radius = (int) (CUT * sigma + 0.5);
        double[] all = new double[2 * radius + 1];
        double factor = -0.5 / (sigma * sigma);
        for (int i = 0; i < all.length; i++) {
            double t = i - radius;
            all[i] = Math.exp(factor * (t * t));
        }
        double sum = sum(all, 0, all.length);
        double[] half = new double[radius + 1];
        for (int i = 0; i <= radius; i++) {
            half[i] = all[radius + i] / sum;
        }
        return half;
    }

    /** The sum in NumPy's order: halves of at most 128 numbers, in which eight sums run side by side. */
    private static double sum(double[] v, int from, int to) {
        int n = to - from;
        if (n > 16 * LANES) {
            int half = n / 2 / LANES * LANES;
            return sum(v, from, from + half) + sum(v, from + half, to);
        }
        double[] lane = new double[LANES];
        int even = n < LANES ? from : from + n / LANES * LANES;
        for (int i = from; i < even; i++) {
            lane[(i - from) % LANES] += v[i];
        }
        double sum = lane[0] + lane[1] + (lane[2] + lane[3]) + (lane[4] + lane[5] + (lane[6] + lane[7]));
        for (int i = even; i < to; i++) {
            sum += v[i];
        }
        return sum;
    }

    private static Tensor convolve(Tensor image, double[] weights, int axis) {
        int radius = weights.length - 1;
        int length = image.dim(axis);
        int step = axis == 0 ? image.dim(1) : 1;
        Tensor out = Tensor.zeros(image.shape());
        double[] line = new double[length + 2 * radius];
        for (int l = 0; l < image.dim(1 - axis); l++) {
            int start = axis == 0 ? l : l * length;
            for (int i = 0; i < length; i++) {
                line[radius + i] = image.data()[start + i * step];
            }
            for (int i = 0; i < length; i++) {
                int at = radius + i;
                double sum = line[at] * weights[0];
                for (int t = radius; t > 0; t--) {
                    sum += (line[at - t] + line[at + t]) * weights[t];
                }
                out.data()[start + i * step] = sum;
            }
        }
        return out;
    }
}
