package org.lrptoolbox.kernel;

import org.lrptoolbox.tensor.Tensor;

/** Plain loops. */
public final class ConvolutionKernel {
    private ConvolutionKernel() {}

    private interface Visit {
        void at(int xi, int wi, int yi);
    }

    private static void each(int[] xs, int[] ws, int[] ys, int s0, int s1, Visit v) {
        for (int b = 0; b < xs[0]; b++)
            for (int i = 0; i < ys[1]; i++)
                for (int j = 0; j < ys[2]; j++)
                    for (int p = 0; p < ws[0]; p++)
                        for (int q = 0; q < ws[1]; q++)
                            for (int c = 0; c < ws[2]; c++)
                                for (int k = 0; k < ws[3]; k++)
                                    v.at(((b * xs[1] + i * s0 + p) * xs[2] + j * s1 + q) * xs[3] + c,
                                            ((p * ws[1] + q) * ws[2] + c) * ws[3] + k,
                                            ((b * ys[1] + i) * ys[2] + j) * ys[3] + k);
    }

    /** Plain loops. */
    public static Tensor forward(Tensor x, Tensor f, int s0, int s1, double[] bias) {
        Tensor y = Tensor.zeros(x.batch(), (x.dim(1) - f.dim(0)) / s0 + 1, (x.dim(2) - f.dim(1)) / s1 + 1, f.dim(3));
        each(x.shape(), f.shape(), y.shape(), s0, s1, (a, b, c) -> y.data()[c] += x.data()[a] * f.data()[b]);
        for (int i = 0; bias.length > 0 && i < y.size(); i++)
            y.data()[i] += bias[i % bias.length];
        return y;
    }

    /** Plain loops. */
    public static Tensor transpose(Tensor s, Tensor f, int s0, int s1, int... input) {
        Tensor x = Tensor.zeros(s.batch(), input[0], input[1], input[2]);
        each(x.shape(), f.shape(), s.shape(), s0, s1, (a, b, c) -> x.data()[a] += s.data()[c] * f.data()[b]);
        return x;
    }

    /** Plain loops. */
    public static double[] weightGradient(Tensor x, Tensor dy, int[] fs, int s0, int s1) {
        double[] g = new double[fs[0] * fs[1] * fs[2] * fs[3]];
        each(x.shape(), fs, dy.shape(), s0, s1, (a, b, c) -> g[b] += x.data()[a] * dy.data()[c]);
        return g;
    }
}
