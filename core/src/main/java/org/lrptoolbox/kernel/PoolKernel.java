package org.lrptoolbox.kernel;

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
        int[] pixels = pixels(g);
        forRows(g, input.batch(), true, (in, out) -> {
            for (int pixel : pixels) {
                addRow(g, x, in + pixel, y, out);
            }
        });
        return output;
    }

    /** Adds one pixel of every window of a row. */
    private static void addRow(Windows g, double[] x, int from, double[] y, int to) {
        int depth = g.depth();
        int step = g.strideColumns() * depth;
        for (int j = 0; j < g.outWidth(); j++) {
            for (int c = 0; c < depth; c++) {
                y[to + j * depth + c] += x[from + j * step + c];
            }
        }
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
        int[] pixels = pixels(g);
        forWindows(g, output.batch(), false, (in, out) -> {
            for (int pixel : pixels) {
                add(s, out, x, in + pixel, g.depth());
            }
        });
        return input;
    }

    private static void add(double[] s, int from, double[] x, int to, int count) {
        for (int c = 0; c < count; c++) {
            x[to + c] += s[from + c];
        }
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
        int[] pixels = pixels(g);
        forRows(g, input.batch(), true, (in, out) -> {
            for (int pixel : pixels) {
                raiseRow(g, x, in + pixel, y, out);
            }
        });
        return output;
    }

    /** Lets one pixel of every window of a row compete. */
    private static void raiseRow(Windows g, double[] x, int from, double[] y, int to) {
        int depth = g.depth();
        int step = g.strideColumns() * depth;
        for (int j = 0; j < g.outWidth(); j++) {
            for (int c = 0; c < depth; c++) {
                y[to + j * depth + c] = Math.max(y[to + j * depth + c], x[from + j * step + c]);
            }
        }
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
        int[] pixels = pixels(g);
        forWindows(g, input.batch(), false, (in, out) -> {
            for (int c = 0; c < g.depth(); c++) {
                double max = y[out + c];
                double count = split ? 0 : 1;
                for (int i = 0; split && i < pixels.length; i++) {
                    count += x[in + c + pixels[i]] == max ? 1 : 0;
                }
                double hit = 1 / count * r[out + c];
                double miss = 0 / count * r[out + c];
                for (int pixel : pixels) {
                    int at = in + c + pixel;
                    dx[at] += x[at] == max ? hit : miss;
                }
            }
        });
        return result;
    }

    /** {@link #spreadToMax}, but to the first of the equal positions in row-major order only. */
    public static Tensor spreadToFirstMax(Tensor input, Tensor output, Tensor relevance, int h, int w, int s0,
            int s1) {
        Windows g = Windows.of(input.sampleShape(), h, w, s0, s1);
        g.checkOutput(output, input.batch(), g.depth());
        g.checkOutput(relevance, input.batch(), g.depth());
        double[] x = input.data();
        Tensor result = Tensor.zeros(input.shape());
        int[] pixels = pixels(g);
        forWindows(g, input.batch(), false, (in, out) -> {
            for (int c = 0; c < g.depth(); c++) {
                int i = 0;
                while (i < pixels.length - 1 && x[in + c + pixels[i]] != output.data()[out + c]) {
                    i++;
                }
                result.data()[in + c + pixels[i]] += relevance.data()[out + c];
            }
        });
        return result;
    }

    private static void forWindows(Windows g, int batch, boolean reading, Visit body) {
        forRows(g, batch, reading, (in, out) -> {
            for (int j = 0; j < g.outWidth(); j++) {
                body.at(in + g.start(0, j), out + j * g.depth());
            }
        });
    }

    /**
     * Visits all rows of windows on all cores.
     *
     * @param reading whether windows only read the input; else those which overlap stay on one thread
     */
    private static void forRows(Windows g, int batch, boolean reading, Visit body) {
        Parallel.Range visit = (first, end) -> {
            for (int row = first; row < end; row++) {
                body.at(row / g.outHeight() * g.sampleSize() + g.start(row % g.outHeight(), 0),
                        row * g.outWidth() * g.depth());
            }
        };
        int together = reading || g.strideRows() >= g.windowHeight() ? 1 : g.outHeight();
        int cost = together * g.outWidth() * g.windowSize();
        Parallel.forRanges(batch * g.outHeight() / together, Math.max(1, Elementwise.PARALLEL_FROM / Math.max(1, cost)),
                (first, end) -> visit.accept(first * together, end * together));
    }

    /** Where the pixels of a window lie, seen from its first element. */
    private static int[] pixels(Windows g) {
        int[] pixels = new int[g.windowHeight() * g.windowWidth()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (i / g.windowWidth() * g.width() + i % g.windowWidth()) * g.depth();
        }
        return pixels;
    }

    private interface Visit {
        /** A window, or a row of them: where its first element lies in the input and in the output. */
        void at(int in, int out);
    }
}
