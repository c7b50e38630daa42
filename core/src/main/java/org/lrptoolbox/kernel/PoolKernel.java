package org.lrptoolbox.kernel;

import java.util.Arrays;

import org.lrptoolbox.tensor.Tensor;

/**
 * Sums and maxima over windows without padding, channel by channel, and how values flow back from them. Tensors
 * are NHWC; windows are h x w, s0 and s1 apart, and may overlap; outHeight = floor((height - h) / s0) + 1.
 */
public final class PoolKernel {
    private PoolKernel() {}

    /**
     * The sum of every window: y[b,i,j,c] = sum_pq x[b, i*s0+p, j*s1+q, c].
     *
     * @param input x, (batch, height, width, depth)
     * @return y, (batch, outHeight, outWidth, depth)
     */
    public static Tensor sum(Tensor input, int h, int w, int s0, int s1) {
        Windows g = Windows.of(input.sampleShape(), h, w, s0, s1);
        Tensor output = Tensor.zeros(input.batch(), g.outHeight(), g.outWidth(), g.depth());
        double[] x = input.data();
        double[] y = output.data();
        forWindows(g, input.batch(), true, (in, out) -> forPixels(g, in, from -> {
            for (int c = 0; c < g.depth(); c++) {
                y[out + c] += x[from + c];
            }
        }));
        return output;
    }

    /**
     * The adjoint of {@link #sum}: every value is added to each position of its window.
     *
     * @param output s, the values, (batch, outHeight, outWidth, depth)
     * @return x, (batch, height, width, depth); zero where no window lies
     */
    public static Tensor spread(Tensor output, int h, int w, int s0, int s1, int... sample) {
        Windows g = Windows.of(sample, h, w, s0, s1);
        g.checkOutput(output, output.batch(), g.depth());
        Tensor input = Tensor.zeros(output.batch(), g.height(), g.width(), g.depth());
        double[] s = output.data();
        double[] x = input.data();
        forWindows(g, output.batch(), false, (in, out) -> forPixels(g, in, to -> {
            for (int c = 0; c < g.depth(); c++) {
                x[to + c] += s[out + c];
            }
        }));
        return input;
    }

    /**
     * The maximum of every window; NaN if the window holds one.
     *
     * @param input x, (batch, height, width, depth)
     * @return y, (batch, outHeight, outWidth, depth)
     */
    public static Tensor max(Tensor input, int h, int w, int s0, int s1) {
        Windows g = Windows.of(input.sampleShape(), h, w, s0, s1);
        Tensor output = Tensor.full(Double.NEGATIVE_INFINITY, input.batch(), g.outHeight(), g.outWidth(), g.depth());
        double[] x = input.data();
        double[] y = output.data();
        forWindows(g, input.batch(), true, (in, out) -> forPixels(g, in, from -> {
            for (int c = 0; c < g.depth(); c++) {
                y[out + c] = Math.max(y[out + c], x[from + c]);
            }
        }));
        return output;
    }

    /**
     * Sends every value back to the positions of its window which equal the maximum: in equal shares (relevance) or in
     * full to each of them (the gradient of the original toolbox).
     *
     * <p>Position t of a window receives ([x_t = y] / count) * r, where count is the number of equal positions when
     * splitting, else 1. So a window with a NaN, which equals nothing, gives 0/0 = NaN everywhere when splitting.
     *
     * @param input x, the input of {@link #max}
     * @param output y, its output
     * @param relevance r, the values, shaped as y
     * @param split whether equal positions share a value
     * @return a tensor shaped as x
     */
    public static Tensor spreadToMax(Tensor input, Tensor output, Tensor relevance, int h, int w, int s0, int s1,
            boolean split) {
        Windows g = Windows.of(input.sampleShape(), h, w, s0, s1);
        g.checkOutput(output, input.batch(), g.depth());
        g.checkOutput(relevance, input.batch(), g.depth());
        double[] x = input.data();
        double[] y = output.data();
        double[] r = relevance.data();
        Tensor result = Tensor.zeros(input.shape());
        double[] dx = result.data();
        forWindows(g, input.batch(), false, (in, out) -> {
            double[] count = new double[g.depth()];
            if (split) {
                forPixels(g, in, at -> {
                    for (int c = 0; c < count.length; c++) {
                        count[c] += x[at + c] == y[out + c] ? 1 : 0;
                    }
                });
            } else {
                Arrays.fill(count, 1);
            }
            forPixels(g, in, at -> {
                for (int c = 0; c < count.length; c++) {
                    dx[at + c] += (x[at + c] == y[out + c] ? 1 : 0) / count[c] * r[out + c];
                }
            });
        });
        return result;
    }

    /**
     * Visits all windows on all cores.
     *
     * @param reading whether windows only read the input; else those which overlap stay on one thread
     */
    private static void forWindows(Windows g, int batch, boolean reading, Window body) {
        Parallel.Range visit = (first, end) -> {
            for (int row = first; row < end; row++) {
                int sample = row / g.outHeight();
                for (int j = 0; j < g.outWidth(); j++) {
                    body.accept(sample * g.sampleSize() + g.start(row % g.outHeight(), j),
                            (row * g.outWidth() + j) * g.depth());
                }
            }
        };
        int together = reading || g.strideRows() >= g.windowHeight() ? 1 : g.outHeight();
        int cost = together * g.outWidth() * g.windowSize();
        Parallel.forRanges(batch * g.outHeight() / together, Math.max(1, Elementwise.PARALLEL_FROM / Math.max(1, cost)),
                (first, end) -> visit.accept(first * together, end * together));
    }

    private static void forPixels(Windows g, int window, Pixel body) {
        for (int p = 0; p < g.windowHeight(); p++) {
            for (int q = 0; q < g.windowWidth(); q++) {
                body.accept(window + (p * g.width() + q) * g.depth());
            }
        }
    }

    private interface Window {
        void accept(int in, int out);
    }

    private interface Pixel {
        void accept(int at);
    }
}
