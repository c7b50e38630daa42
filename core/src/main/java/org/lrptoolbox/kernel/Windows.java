package org.lrptoolbox.kernel;

import java.util.Arrays;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * How windows lie on NHWC samples, without padding: window (i, j) begins at row i * strideRows and column
 * j * strideColumns. Rows and columns that no further window fits on stay unused.
 *
 * @param height rows of the input
 * @param width columns of the input
 * @param depth channels of the input
 * @param windowHeight rows of a window
 * @param windowWidth columns of a window
 * @param strideRows rows from one window to the next
 * @param strideColumns columns from one window to the next
 */
record Windows(int height, int width, int depth, int windowHeight, int windowWidth, int strideRows,
        int strideColumns) {

    /**
     * Checks the geometry.
     *
     * @throws IllegalArgumentException if a window does not fit into the input, or a size or stride is below 1
     */
    Windows {
        if (height < 1 || width < 1 || depth < 1) {
            throw new IllegalArgumentException(
                    "input of " + height + " x " + width + " x " + depth + " has no elements; expected sizes >= 1");
        }
        if (strideRows < 1 || strideColumns < 1) {
            throw new IllegalArgumentException(
                    "stride (" + strideRows + ", " + strideColumns + ") is not positive; expected >= 1");
        }
        if (windowHeight < 1 || windowWidth < 1 || windowHeight > height || windowWidth > width) {
            throw new IllegalArgumentException("window of " + windowHeight + " x " + windowWidth
                    + " does not fit into an input of " + height + " x " + width);
        }
    }

    /**
     * The windows of filters on samples.
     *
     * @param sample height, width, depth
     * @param filters windowHeight, windowWidth, depth, n
     */
    static Windows of(int[] sample, int[] filters, int strideRows, int strideColumns) {
        if (filters.length != 4 || sample.length == 3 && sample[2] != filters[2]) {
            throw new IllegalArgumentException("filters of shape " + Shapes.text(filters)
                    + " do not fit samples of shape " + Shapes.text(sample)
                    + ": expected (height, width, depth, n) with the depth of the samples");
        }
        return of(sample, filters[0], filters[1], strideRows, strideColumns);
    }

    /**
     * Windows on samples.
     *
     * @param sample height, width, depth
     */
    static Windows of(int[] sample, int windowHeight, int windowWidth, int strideRows, int strideColumns) {
        if (sample.length != 3) {
            throw new IllegalArgumentException(
                    "samples of shape " + Shapes.text(sample) + ", expected (height, width, depth)");
        }
        return new Windows(sample[0], sample[1], sample[2], windowHeight, windowWidth, strideRows, strideColumns);
    }

    /** Rows of windows: floor((height - windowHeight) / strideRows) + 1. */
    int outHeight() {
        return (height - windowHeight) / strideRows + 1;
    }

    /** Columns of windows. */
    int outWidth() {
        return (width - windowWidth) / strideColumns + 1;
    }

    /** Windows on one sample. */
    int positions() {
        return Math.multiplyExact(outHeight(), outWidth());
    }

    /** Elements of one sample. */
    int sampleSize() {
        return Math.multiplyExact(Math.multiplyExact(height, width), depth);
    }

    /** Elements of one window over all channels. */
    int windowSize() {
        return Math.multiplyExact(Math.multiplyExact(windowHeight, windowWidth), depth);
    }

    /** Whether the windows, laid end to end in order, are the input as it is: then patches need no copying. */
    boolean isPlain() {
        boolean pixels = windowHeight == 1 && windowWidth == 1 && strideRows == 1 && strideColumns == 1;
        return pixels || windowHeight == height && windowWidth == width;
    }

    /** Whether one tap of all windows of a row is a run in memory: then patches are copied fastest run by run. */
    boolean runsAcross() {
        return depth == 1 && strideColumns == 1;
    }

    /** Index, within a sample, of the first element of window (i, j). */
    int start(int i, int j) {
        return (i * strideRows * width + j * strideColumns) * depth;
    }

    /**
     * Throws unless a tensor has one value for each window, sample and channel.
     *
     * @param channels how many channels the output has
     */
    void checkOutput(Tensor output, int batch, int channels) {
        int[] expected = {batch, outHeight(), outWidth(), channels};
        if (!Arrays.equals(output.shape(), expected)) {
            throw new IllegalArgumentException("output of shape " + Shapes.text(output.shape())
                    + " does not belong to this input: expected " + Shapes.text(expected));
        }
    }
}
