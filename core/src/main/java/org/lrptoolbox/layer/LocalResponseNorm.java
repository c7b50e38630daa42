package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Tensor;

/**
 * Local response normalisation across channels, as in AlexNet and GoogLeNet:
 *
 * <pre>y_c = x_c s_c^(-beta),   s_c = k + alpha / size sum of x_c'^2 over |c' - c| &lt;= (size - 1) / 2</pre>
 *
 * @param size how many neighbouring channels are summed, itself included; for even sizes one more lies behind
 * @param alpha as in the formula, not divided by the size
 * @param beta the exponent
 * @param k the constant, called bias in ONNX
 * @param within whether the neighbours are the pixels of a square of the same channel instead of other channels; then s
 *            divides alpha by all of its pixels, size times size
 */
public record LocalResponseNorm(int size, double alpha, double beta, double k, boolean within) implements PassLayer {
    /** Across channels. */
    public LocalResponseNorm(int size, double alpha, double beta, double k) {
        this(size, alpha, beta, k, false);
    }

    /** Checks the size. */
    public LocalResponseNorm {
        if (size < 1) {
            throw new IllegalArgumentException("LRN over " + size + " channels; at least 1 is expected");
        }
    }

    @Override
    public String type() {
        return "LRN";
    }

    @Override
    public String describe() {
        return size + (within ? "x" + size + " pixels" : " channels") + ", alpha " + alpha + ", beta " + beta + ", k "
                + k;
    }

    /** The sum over neighbours as a layer, whose weights are all 1. */
    public AffineLayer band() {
        return within
                ? new SumPool(Frame.of(size, size).withPadding((size - 1) / 2, (size - 1) / 2, size / 2, size / 2))
                : new ChannelBand((size - 1) / 2, size / 2);
    }

    /** What a square counts in the sum: alpha over the number of neighbours. */
    public double share() {
        return alpha / (within ? size * size : size);
    }

    /** s, from the input. */
    private <T> T scale(Algebra<T> a, T x) {
        T sum = a.apply(band(), WeightMap.IDENTITY, a.times(x, x));
        return a.plusConstant(a.scale(sum, share()), k);
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        return a.times(x, a.power(scale(a, x), -beta));
    }

    /** dx_c = dy_c s_c^(-beta) - 2 beta alpha / size x_c sum_c' dy_c' y_c' / s_c'. */
    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        T s = scale(a, x);
        T crossed = a.transpose(band(), WeightMap.IDENTITY, a.times(dy, a.divide(y, s)), x);
        return a.minus(a.times(dy, a.power(s, -beta)), a.times(a.scale(x, 2 * beta * share()), crossed));
    }

    /**
     * Sums over neighbouring channels.
     *
     * @param before how many channels before each
     * @param behind how many behind
     */
    public record ChannelBand(int before, int behind) implements KernelLayer {
        @Override
        public int channelAxis(int rank) {
            return 0;
        }

        @Override
        public int[] outputShape(int... input) {
            return input.clone();
        }

        @Override
        public Tensor forward(Tensor x) {
            return apply(x);
        }

        @Override
        public Tensor apply(Tensor x) {
            return sum(x, before, behind);
        }

        @Override
        public Tensor transpose(Tensor s, int... input) {
            return sum(s, behind, before);
        }

        private static Tensor sum(Tensor x, int before, int behind) {
            Tensor y = Tensor.zeros(x.shape());
            int channels = x.dim(1);
            int inner = channels == 0 ? 0 : x.sampleSize() / channels;
            for (int plane = 0; plane < x.batch() * channels; plane++) {
                int c = plane % channels;
                for (int d = Math.max(-before, -c); d <= Math.min(behind, channels - 1 - c); d++) {
                    for (int i = 0; i < inner; i++) {
                        y.data()[plane * inner + i] += x.data()[(plane + d) * inner + i];
                    }
                }
            }
            return y;
        }

        @Override
        public ChannelBand mapped(WeightMap map) {
            if (map.weight(1) != 1) {
                throw new IllegalArgumentException("the sum over channels keeps its weights of 1");
            }
            return this;
        }
    }

    @Override
    public boolean makesNoNegative(boolean readsNone) {
        return readsNone;
    }
}
