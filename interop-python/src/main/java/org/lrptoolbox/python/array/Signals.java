package org.lrptoolbox.python.array;

import org.jtransforms.fft.DoubleFFT_1D;

import org.lrptoolbox.kernel.Parallel;

/** Convolution, limits, counts in bins and Fourier transforms of float64 vectors. */
public final class Signals {
    private static final int BLOCK = 2048;

    private Signals() {}

    /** The full convolution of two vectors. */
    public static NDArray convolve(NDArray a, NDArray v) {
        double[] x = a.doubles();
        double[] w = v.doubles();
        double[] out = new double[x.length + w.length - 1];
        // By blocks of the longer one, which stay in the cache while all weights pass over them.
        for (int from = 0; from < x.length; from += BLOCK) {
            int n = Math.min(BLOCK, x.length - from);
            for (int k = 0; k < w.length; k++) {
                double weight = w[k];
                int to = from + k;
                for (int j = 0; j < n; j++) {
                    out[to + j] += x[from + j] * weight;
                }
            }
        }
        return NDArray.of(out, out.length);
    }

    /** No element below {@code low} or above {@code high}; NaN stays. */
    public static NDArray clip(NDArray a, double low, double high) {
        double[] x = a.doubles();
        double[] out = new double[x.length];
        // Java's max and min, as NumPy's, keep NaN; they become vector instructions.
        Parallel.forRanges(x.length, Cursor.PARALLEL_FROM, (first, end) -> {
            for (int i = first; i < end; i++) {
                out[i] = Math.min(Math.max(x[i], low), high);
            }
        });
        NDArray made = NDArray.of(out, a.shape());
        return a.type().plain() == DataType.FLOAT64 ? made : made.astype(a.type().plain());
    }

    /** How many elements lie between the edges of bins of equal width, the last one included. */
    public static NDArray count(NDArray a, NDArray edges) {
        double[] x = a.doubles();
        double[] e = edges.doubles();
        int bins = e.length - 1;
        double low = e[0];
        double high = e[bins];
        double scale = bins / (high - low);
        long[] out = new long[bins];
        for (double v : x) {
            if (v >= low && v <= high) {
                int i = (int) ((v - low) * scale);
                i = Math.min(i, bins - 1);
                if (v < e[i]) {
                    i--;
                } else if (i < bins - 1 && v >= e[i + 1]) {
                    i++;
                }
                out[i]++;
            }
        }
        return NDArray.of(DataType.INT64, out, bins);
    }

    /**
     * The Fourier transform along the last axis, by JTransforms.
     *
     * @param scale what the result is multiplied by
     */
    public static NDArray fourier(NDArray a, boolean inverse, double scale) {
        int n = a.dim(a.rank() - 1);
        double[] pairs = (double[]) a.astype(DataType.COMPLEX128).elements();
        if (n > 1) {
            DoubleFFT_1D plan = new DoubleFFT_1D(n);
            for (int i = 0; i < pairs.length; i += 2 * n) {
                if (inverse) {
                    plan.complexInverse(pairs, i, false);
                } else {
                    plan.complexForward(pairs, i);
                }
            }
        }
        if (scale != 1) {
            for (int i = 0; i < pairs.length; i++) {
                pairs[i] *= scale;
            }
        }
        return NDArray.of(DataType.COMPLEX128, pairs, a.shape());
    }
}
