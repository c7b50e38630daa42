package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Tensor;

/**
 * The softmax: y_j = exp(x_j) / sum_k exp(x_k) over the first axis of a sample.
 *
 * <p>Rows whose largest element would overflow are shifted by it, which changes nothing but avoids NaN; all other rows
 * are computed as written, so that they agree with the original toolbox to the last bits.
 */
public record SoftMax() implements PassLayer {
    /** Beyond this exp overflows once summed. */
    private static final double LARGE = 700;

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = x.copy();
        int classes = x.rank() > 1 ? x.dim(1) : 1;
        int inner = classes == 0 ? 0 : x.sampleSize() / classes;
        for (int b = 0; b < x.batch(); b++) {
            for (int i = 0; i < inner; i++) {
                normalise(y.data(), b * classes * inner + i, classes, inner);
            }
        }
        return y;
    }

    private static void normalise(double[] v, int offset, int count, int step) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            max = Math.max(max, v[offset + k * step]);
        }
        double shift = max > LARGE && max < Double.POSITIVE_INFINITY ? max : 0;
        double sum = 0;
        for (int k = 0; k < count; k++) {
            int i = offset + k * step;
            v[i] = Math.exp(v[i] - shift);
            sum += v[i];
        }
        for (int k = 0; k < count; k++) {
            v[offset + k * step] /= sum;
        }
    }

    /**
     * Hands the gradient on unchanged: training passes (prediction - target) in, which already is the gradient of the
     * cross entropy with respect to what went into the softmax.
     */
    @Override
    public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
        return dy;
    }
}
