package org.lrptoolbox.kernel;

import org.lrptoolbox.tensor.Tensor;

/**
 * Convolution of NHWC tensors without padding as a product of patches and filters, its adjoint and its weight gradient.
 *
 * <p>s0 and s1 are the strides between rows and columns of windows; outHeight = floor((height - windowHeight) / s0) + 1,
 * outWidth likewise. Patches exist for one block at a time, which stays in the second-level cache; a whole batch's
 * patches never do.
 */
public final class ConvolutionKernel {
    /** How many partial weight gradients are summed; fixed, so that the order of summation is. */
    private static final int PARTIALS = 16;
    /** Numbers the partial weight gradients may hold together. */
    private static final int PARTIAL_ELEMENTS = 8 * 1024 * 1024;

    private ConvolutionKernel() {}

    /**
     * Slides filters over the input: y[b,i,j,k] = sum_pqc x[b, i*s0+p, j*s1+q, c] * w[p,q,c,k] + bias[k].
     *
     * @param input x, (batch, height, width, depth)
     * @param filters w, (windowHeight, windowWidth, depth, n)
     * @param bias n numbers, or none
     * @return y, (batch, outHeight, outWidth, n)
     * @throws IllegalArgumentException if the shapes do not fit together
     */
    public static Tensor forward(Tensor input, Tensor filters, int s0, int s1, double... bias) {
        Windows g = Windows.of(input.sampleShape(), filters.shape(), s0, s1);
        int n = filters.dim(3);
        if (bias.length != 0 && bias.length != n) {
            throw new IllegalArgumentException(bias.length + " bias numbers for " + n + " filters");
        }
        double[] x = input.data();
        double[] w = filters.data();
        int rows = Math.multiplyExact(input.batch(), g.positions());
        Tensor output = Tensor.zeros(input.batch(), g.outHeight(), g.outWidth(), n);
        double[] y = output.data();
        if (g.isPlain()) {
            int k = g.windowSize();
            MatrixProduct.parallel(false, false, rows, n, k, x, 0, k, w, 0, n, false, y, 0, n);
            addBias(y, 0, rows, n, bias);
            return output;
        }
        Blocks blocks = Blocks.of(g, rows);
        Product product = product(blocks.count());
        Parallel.forEach(blocks.count(), block -> {
            int first = blocks.first(block);
            int size = blocks.end(block) - first;
            blocks.forTaps((from, to) -> {
                int k = (to - from) * g.depth();
                double[] patches = Scratch.PATCHES.get(size * k);
                Patches.gather(g, x, first, size, from, to, patches);
                product.multiply(g.runsAcross(), false, size, n, k, patches, 0, Patches.leading(g, size, from, to), w,
                        from * g.depth() * n, n, from > 0, y, first * n, n);
            });
            addBias(y, first, first + size, n, bias);
        });
        return output;
    }

    /**
     * The adjoint of {@link #forward} without bias: adds s[b,i,j,k] * w[p,q,c,k] to x[b, i*s0+p, j*s1+q, c].
     *
     * @param output s, what to send back, (batch, outHeight, outWidth, n)
     * @param filters w, (windowHeight, windowWidth, depth, n)
     * @param sample the shape of an input: height, width, depth
     * @return x, (batch, height, width, depth); zero where no window lies
     * @throws IllegalArgumentException if the shapes do not fit together
     */
    public static Tensor transpose(Tensor output, Tensor filters, int s0, int s1, int... sample) {
        Windows g = Windows.of(sample, filters.shape(), s0, s1);
        int n = filters.dim(3);
        g.checkOutput(output, output.batch(), n);
        int batch = output.batch();
        double[] s = output.data();
        double[] w = filters.data();
        Tensor input = Tensor.zeros(batch, g.height(), g.width(), g.depth());
        double[] x = input.data();
        if (g.isPlain()) {
            int k = g.windowSize();
            MatrixProduct.parallel(false, true, batch * g.positions(), k, n, s, 0, n, w, 0, n, false, x, 0, k);
            return input;
        }
        Bands bands = Bands.of(g, batch);
        Product product = product(bands.width());
        bands.forEach((firstWindow, endWindow) -> {
            Blocks blocks = Blocks.of(g, endWindow - firstWindow);
            for (int block = 0; block < blocks.count(); block++) {
                int first = firstWindow + blocks.first(block);
                int size = firstWindow + blocks.end(block) - first;
                blocks.forTaps((from, to) -> {
                    int k = (to - from) * g.depth();
                    double[] patches = Scratch.PATCHES.get(size * k);
                    int lead = Patches.leading(g, size, from, to);
                    if (g.runsAcross()) {
                        product.multiply(false, true, k, size, n, w, from * n, n, s, first * n, n, false, patches, 0,
                                lead);
                    } else {
                        product.multiply(false, true, size, k, n, s, first * n, n, w, from * g.depth() * n, n, false,
                                patches, 0, lead);
                    }
                    Patches.scatter(g, patches, first, size, from, to, x);
                });
            }
        });
        return input;
    }

    /**
     * The gradient of the filters, summed over batch and windows:
     * dw[p,q,c,k] = sum_bij x[b, i*s0+p, j*s1+q, c] * dy[b,i,j,k].
     *
     * @param input x, (batch, height, width, depth)
     * @param gradient dy, the gradient at the output, (batch, outHeight, outWidth, n)
     * @param filters the shape of the filters: windowHeight, windowWidth, depth, n
     * @return dw in C order
     * @throws IllegalArgumentException if the shapes do not fit together
     */
    public static double[] weightGradient(Tensor input, Tensor gradient, int[] filters, int s0, int s1) {
        Windows g = Windows.of(input.sampleShape(), filters, s0, s1);
        int n = filters[3];
        g.checkOutput(gradient, input.batch(), n);
        double[] x = input.data();
        double[] dy = gradient.data();
        int rows = Math.multiplyExact(input.batch(), g.positions());
        double[] dw = new double[Math.multiplyExact(g.windowSize(), n)];
        if (g.isPlain()) {
            int k = g.windowSize();
            MatrixProduct.parallel(true, false, k, n, rows, x, 0, k, dy, 0, n, false, dw, 0, n);
            return dw;
        }
        Blocks blocks = Blocks.of(g, rows);
        int parts = Math.max(1,
                Math.min(Math.min(PARTIALS, blocks.count()), PARTIAL_ELEMENTS / Math.max(1, dw.length)));
        Product product = product(parts);
        double[][] partial = new double[parts][];
        Parallel.forEach(parts, part -> {
            double[] sum = part == 0 ? dw : new double[dw.length];
            // Which blocks go together, and in which order, depends on the shape alone.
            for (int block = part; block < blocks.count(); block += parts) {
                int first = blocks.first(block);
                int size = blocks.end(block) - first;
                blocks.forTaps((from, to) -> {
                    int k = (to - from) * g.depth();
                    double[] patches = Scratch.PATCHES.get(size * k);
                    Patches.gather(g, x, first, size, from, to, patches);
                    product.multiply(!g.runsAcross(), false, k, n, size, patches, 0,
                            Patches.leading(g, size, from, to), dy, first * n, n, true, sum, from * g.depth() * n, n);
                });
            }
            partial[part] = sum;
        });
        for (int part = 1; part < parts; part++) {
            for (int i = 0; i < dw.length; i++) {
                dw[i] += partial[part][i];
            }
        }
        return dw;
    }

    private static void addBias(double[] y, int from, int to, int n, double[] bias) {
        if (bias.length == 0) {
            return;
        }
        for (int row = from; row < to; row++) {
            for (int k = 0; k < n; k++) {
                y[row * n + k] += bias[k];
            }
        }
    }

    /** One task alone gives its cores to the product; several have one each. */
    private static Product product(int tasks) {
        return tasks > 1 ? MatrixProduct::multiply : MatrixProduct::parallel;
    }

    private interface Product {
        void multiply(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b, int bOff,
                int ldb, boolean accumulate, double[] c, int cOff, int ldc);
    }
}
