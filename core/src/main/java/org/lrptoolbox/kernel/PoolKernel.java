package org.lrptoolbox.kernel;

import org.lrptoolbox.tensor.Tensor;

/** Plain loops. */
public final class PoolKernel {
    private PoolKernel() {}

    private interface Visit {
        void at(int xi, int yi);
    }

    private static void each(int[] xs, int[] ys, int h, int w, int s0, int s1, Visit v) {
        for (int b = 0; b < xs[0]; b++)
            for (int i = 0; i < ys[1]; i++)
                for (int j = 0; j < ys[2]; j++)
                    for (int p = 0; p < h; p++)
                        for (int q = 0; q < w; q++)
                            for (int c = 0; c < xs[3]; c++)
                                v.at(((b * xs[1] + i * s0 + p) * xs[2] + j * s1 + q) * xs[3] + c,
                                        ((b * ys[1] + i) * ys[2] + j) * xs[3] + c);
    }

    private static Tensor out(Tensor x, int h, int w, int s0, int s1, double v) {
        return Tensor.full(v, x.batch(), (x.dim(1) - h) / s0 + 1, (x.dim(2) - w) / s1 + 1, x.dim(3));
    }

    /** Plain loops. */
    public static Tensor sum(Tensor x, int h, int w, int s0, int s1) {
        Tensor y = out(x, h, w, s0, s1, 0);
        each(x.shape(), y.shape(), h, w, s0, s1, (a, b) -> y.data()[b] += x.data()[a]);
        return y;
    }

    /** Plain loops. */
    public static Tensor spread(Tensor s, int h, int w, int s0, int s1, int... input) {
        Tensor x = Tensor.zeros(s.batch(), input[0], input[1], input[2]);
        each(x.shape(), s.shape(), h, w, s0, s1, (a, b) -> x.data()[a] += s.data()[b]);
        return x;
    }

    /** Plain loops. */
    public static Tensor max(Tensor x, int h, int w, int s0, int s1) {
        Tensor y = out(x, h, w, s0, s1, Double.NEGATIVE_INFINITY);
        each(x.shape(), y.shape(), h, w, s0, s1, (a, b) -> y.data()[b] = Math.max(y.data()[b], x.data()[a]));
        return y;
    }

    /** Plain loops. */
    public static Tensor spreadToMax(Tensor x, Tensor y, Tensor r, int h, int w, int s0, int s1, boolean split) {
        double[] n = new double[y.size()];
        each(x.shape(), y.shape(), h, w, s0, s1, (a, b) -> n[b] += x.data()[a] == y.data()[b] ? 1 : 0);
        Tensor out = Tensor.zeros(x.shape());
        each(x.shape(), y.shape(), h, w, s0, s1,
                (a, b) -> out.data()[a] += (x.data()[a] == y.data()[b] ? 1 : 0) / (split ? n[b] : 1) * r.data()[b]);
        return out;
    }
}
