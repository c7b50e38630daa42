package org.lrptoolbox.python.array;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.jtransforms.fft.DoubleFFT_1D;

import org.lrptoolbox.kernel.Parallel;

/** Convolution, limits, decimals, counts in bins and Fourier transforms of float64 vectors. */
public final class Signals {
    /** Multiply-adds from which a second thread is worth its while. */
    private static final int PRODUCTS = 1 << 17;

    private Signals() {}

    /** The full convolution of two vectors. */
    public static NDArray convolve(NDArray a, NDArray v) {
        boolean first = a.size() >= v.size();
        double[] x = (first ? a : v).doubles();
        double[] w = (first ? v : a).doubles();
        double[] out = new double[x.length + w.length - 1];
        int most = Math.max(1, PRODUCTS / w.length);
        Parallel.forRanges(out.length, most, (from, end) -> {
            int inner = Math.min(Math.max(from, w.length - 1), end);
            int rest = Math.min(Math.max(inner, x.length), end);
            int full = inner + Math.max(0, rest - inner) / 8 * 8;
            convolve(x, w, out, from, inner);
            for (int t = inner; t < full; t += 8) {
                eight(x, w, out, t);
            }
            convolve(x, w, out, full, end);
        });
        return NDArray.of(out, out.length);
    }

    private static void convolve(double[] x, double[] w, double[] out, int from, int end) {
        for (int t = from; t < end; t++) {
            double sum = 0;
            for (int k = Math.max(0, t - x.length + 1); k <= Math.min(w.length - 1, t); k++) {
                sum += x[t - k] * w[k];
            }
            out[t] = sum;
        }
    }

    /** Eight neighbours side by side, so that no sum waits for the one before, and each weight is fetched once. */
    private static void eight(double[] x, double[] w, double[] out, int t) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        for (int k = 0; k < w.length; k++) {
            double weight = w[k];
            int i = t - k;
            a += x[i] * weight;
            b += x[i + 1] * weight;
            c += x[i + 2] * weight;
            d += x[i + 3] * weight;
            e += x[i + 4] * weight;
            f += x[i + 5] * weight;
            g += x[i + 6] * weight;
            h += x[i + 7] * weight;
        }
        out[t] = a;
        out[t + 1] = b;
        out[t + 2] = c;
        out[t + 3] = d;
        out[t + 4] = e;
        out[t + 5] = f;
        out[t + 6] = g;
        out[t + 7] = h;
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

    /**
     * {@code rint(a * scale) / scale}, in one pass and one new array.
     *
     * @return null where the elements are not float64 side by side, or a result is not finite: then it takes the three
     *     steps to tell what happened
     */
    public static @Nullable NDArray decimals(NDArray a, double scale) {
        if (a.type() != DataType.FLOAT64 || !a.isContiguous() || a.rank() == 0) {
            return null;
        }
        double[] from = (double[]) a.raw();
        int shift = a.offset();
        double[] to = new double[a.size()];
        AtomicBoolean fine = new AtomicBoolean(true);
        Parallel.forRanges(to.length, Cursor.PARALLEL_FROM, (first, end) -> {
            for (int i = first; i < end && fine.get(); i += Cursor.BLOCK) {
                int n = Math.min(Cursor.BLOCK, end - i);
                // Moved first: only loops with one index for all arrays become vector instructions.
                System.arraycopy(from, shift + i, to, i, n);
                round(to, i, i + n, scale);
                if (!FloatErrors.allFinite(to, i, n)) {
                    fine.set(false);
                }
            }
        });
        return fine.get() ? NDArray.of(to, a.shape()) : null;
    }

    private static void round(double[] v, int from, int end, double scale) {
        for (int i = from; i < end; i++) {
            v[i] = Math.rint(v[i] * scale) / scale;
        }
    }

    /** As {@link Interpolation#linear}. */
    public static NDArray interpolated(NDArray x, NDArray xp, NDArray fp, double left, double right) {
        return Interpolation.linear(x, xp, fp, left, right);
    }

    /** As {@link Spectra#whole}. */
    public static NDArray wholeSpectra(NDArray half, int n) {
        return Spectra.whole(half, n);
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
            boolean real = !Types.isComplex(a.type());
            for (int i = 0; i < pairs.length; i += 2 * n) {
                if (real) {
                    ofReal(plan, pairs, i, n, inverse);
                } else if (inverse) {
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

    /** Of real numbers, the second half is the first's conjugate to the last bit, and the middle is real. */
    private static void ofReal(DoubleFFT_1D plan, double[] pairs, int start, int n, boolean inverse) {
        for (int k = 0; k < n; k++) {
            pairs[start + k] = pairs[start + 2 * k];
        }
        plan.realForwardFull(pairs, start);
        for (int k = 1; inverse && 2 * k < n; k++) {
            pairs[start + 2 * k + 1] *= -1;
            pairs[start + 2 * (n - k) + 1] *= -1;
        }
    }
}
