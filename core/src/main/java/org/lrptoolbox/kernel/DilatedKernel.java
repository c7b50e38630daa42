package org.lrptoolbox.kernel;

import java.util.Arrays;

import org.lrptoolbox.tensor.Tensor;

/**
 * {@link ConvolutionKernel} for windows with gaps, pixel by pixel of the window: what all windows see there is a smaller
 * image, and goes through a window of one pixel. Filters spread out by zeros instead would be as large as the image, or
 * larger: 10 GB for 256 filters of 3 x 3 over 960 channels with a dilation of 36, as segmentation networks have them.
 *
 * @param down the distance of the rows of a window
 * @param across the distance of its columns
 * @param strideDown the distance of windows down
 * @param strideAcross the distance of windows across
 */
public record DilatedKernel(int down, int across, int strideDown, int strideAcross) {
    private static final double[] NO_BIAS = {};

    private interface Pixel {
        /** A pixel of the window: its number, and where the first window has it in the image. */
        void accept(int number, int row, int column);
    }

    private boolean isPlain() {
        return down == 1 && across == 1;
    }

    /** As {@link ConvolutionKernel#forward}; x is (batch, height, width, depth), filters are (rows, columns, depth, n). */
    public Tensor forward(Tensor x, Tensor filters, double... bias) {
        if (isPlain()) {
            return ConvolutionKernel.forward(x, filters, strideDown, strideAcross, bias);
        }
        int height = seen(x.dim(1), down * (filters.dim(0) - 1), strideDown);
        int width = seen(x.dim(2), across * (filters.dim(1) - 1), strideAcross);
        Tensor[] sum = new Tensor[1];
        forPixels(filters.shape(), (k, row, column) -> {
            Tensor part = ConvolutionKernel.forward(cut(x, row, column, height, width), pixel(filters, k), strideDown,
                    strideAcross, k == 0 ? bias : NO_BIAS);
            if (k == 0) {
                sum[0] = part;
            } else {
                addTo(sum[0].data(), part.data());
            }
        });
        return sum[0];
    }

    /** As {@link ConvolutionKernel#transpose}, to images of a size. */
    public Tensor transpose(Tensor s, Tensor filters, int height, int width) {
        if (isPlain()) {
            return ConvolutionKernel.transpose(s, filters, strideDown, strideAcross, height, width, filters.dim(2));
        }
        Tensor x = Tensor.zeros(s.batch(), height, width, filters.dim(2));
        int rows = (s.dim(1) - 1) * strideDown + 1;
        int columns = (s.dim(2) - 1) * strideAcross + 1;
        forPixels(filters.shape(), (k, row, column) -> put(ConvolutionKernel.transpose(s, pixel(filters, k), strideDown,
                strideAcross, rows, columns, filters.dim(2)), x, row, column));
        return x;
    }

    /** As {@link ConvolutionKernel#weightGradient}, of filters of a shape. */
    public double[] weightGradient(Tensor x, Tensor dy, int... filters) {
        if (isPlain()) {
            return ConvolutionKernel.weightGradient(x, dy, filters, strideDown, strideAcross);
        }
        int height = (dy.dim(1) - 1) * strideDown + 1;
        int width = (dy.dim(2) - 1) * strideAcross + 1;
        int each = filters[2] * filters[3];
        double[] all = new double[filters[0] * filters[1] * each];
        forPixels(filters, (k, row, column) -> System.arraycopy(ConvolutionKernel.weightGradient(
                cut(x, row, column, height, width), dy, new int[]{1, 1, filters[2], filters[3]}, strideDown,
                strideAcross), 0, all, k * each, each));
        return all;
    }

    private void forPixels(int[] filters, Pixel body) {
        for (int k = 0; k < filters[0] * filters[1]; k++) {
            body.accept(k, k / filters[1] * down, k % filters[1] * across);
        }
    }

    /** From the first to the last place at which windows have the same pixel. */
    private static int seen(int size, int span, int stride) {
        return (size - span - 1) / stride * stride + 1;
    }

    private static Tensor pixel(Tensor filters, int number) {
        int each = filters.dim(2) * filters.dim(3);
        return Tensor.of(Arrays.copyOfRange(filters.data(), number * each, (number + 1) * each), 1, 1, filters.dim(2),
                filters.dim(3));
    }

    private static Tensor cut(Tensor x, int row, int column, int height, int width) {
        Tensor part = Tensor.zeros(x.batch(), height, width, x.dim(3));
        int run = width * x.dim(3);
        for (int i = 0; i < x.batch() * height; i++) {
            System.arraycopy(x.data(), start(x, i / height, i % height + row, column), part.data(), i * run, run);
        }
        return part;
    }

    private static void put(Tensor part, Tensor x, int row, int column) {
        int height = part.dim(1);
        int run = part.dim(2) * part.dim(3);
        for (int i = 0; i < part.batch() * height; i++) {
            int to = start(x, i / height, i % height + row, column);
            for (int j = 0; j < run; j++) {
                x.data()[to + j] += part.data()[i * run + j];
            }
        }
    }

    private static int start(Tensor x, int sample, int row, int column) {
        return ((sample * x.dim(1) + row) * x.dim(2) + column) * x.dim(3);
    }

    private static void addTo(double[] sum, double[] part) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += part[i];
        }
    }
}
