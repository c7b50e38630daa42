package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Tensors;

/** The logarithm of the softmax: y_j = x_j - log sum_k exp(x_k) over the first axis of a sample. */
public record LogSoftMax() implements PassLayer {
    @Override
    public Tensor forward(Tensor x) {
        Tensor y = x.copy();
        forColumns(x, (first, count, step) -> {
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < count; k++) {
                max = Math.max(max, x.data()[first + k * step]);
            }
            double sum = 0;
            for (int k = 0; k < count; k++) {
                sum += Math.exp(x.data()[first + k * step] - max);
            }
            double shift = max + Math.log(sum);
            for (int k = 0; k < count; k++) {
                y.data()[first + k * step] -= shift;
            }
        });
        return y;
    }

    /** dx_j = dy_j - exp(y_j) sum_k dy_k. */
    @Override
    public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
        Tensor sums = Tensor.zeros(x.shape());
        forColumns(x, (first, count, step) -> {
            double sum = 0;
            for (int k = 0; k < count; k++) {
                sum += dy.data()[first + k * step];
            }
            for (int k = 0; k < count; k++) {
                sums.data()[first + k * step] = sum;
            }
        });
        return Tensors.zip(dy, Tensors.zip(y, sums, (v, sum) -> Math.exp(v) * sum), (d, share) -> d - share);
    }

    /** The elements one softmax is made of: the first, how many, and their distance. */
    private interface Column {
        void accept(int first, int count, int step);
    }

    private static void forColumns(Tensor x, Column body) {
        int classes = x.rank() > 1 ? x.dim(1) : 1;
        int inner = classes == 0 ? 0 : x.sampleSize() / classes;
        for (int b = 0; b < x.batch(); b++) {
            for (int i = 0; i < inner; i++) {
                body.accept(b * classes * inner + i, classes, inner);
            }
        }
    }
}
