package org.lrptoolbox.kernel;

import org.lrptoolbox.tensor.Tensor;

/** Copies between images with the channels first (NCHW) and last (NHWC), adding or dropping a margin on the way. */
public final class ChannelCopies {
    private ChannelCopies() {}

    /**
     * Channels {@code from} to {@code to} of a batch, with the channels last and a margin of zeros around.
     *
     * @param images (batch, channels, height, width)
     * @param margin zeros above, left, below and right; negative to cut off below and right
     * @return (batch, height + margin, width + margin, to - from)
     */
    public static Tensor last(Tensor images, int from, int to, int... margin) {
        int channels = images.dim(1);
        int height = images.dim(2);
        int width = images.dim(3);
        int depth = to - from;
        Tensor out = Tensor.zeros(images.batch(), height + margin[0] + margin[2], width + margin[1] + margin[3], depth);
        int rows = Math.min(height, out.dim(1) - margin[0]);
        int columns = Math.min(width, out.dim(2) - margin[1]);
        double[] x = images.data();
        double[] y = out.data();
        Parallel.forRanges(images.batch() * rows, 8, (first, end) -> {
            for (int row = first; row < end; row++) {
                int b = row / rows;
                int i = row % rows;
                int at = ((b * out.dim(1) + i + margin[0]) * out.dim(2) + margin[1]) * depth;
                for (int c = 0; c < depth; c++) {
                    int source = ((b * channels + from + c) * height + i) * width;
                    for (int j = 0; j < columns; j++) {
                        y[at + j * depth + c] = x[source + j];
                    }
                }
            }
        });
        return out;
    }

    /**
     * The inverse of {@link #last}: writes images with the channels last, less the margin, into channels
     * {@code from} onwards.
     *
     * @param images (batch, height + margin, width + margin, depth)
     * @param target (batch, channels, height, width); what the images do not reach is left alone
     */
    public static void first(Tensor images, Tensor target, int from, int... margin) {
        int channels = target.dim(1);
        int height = target.dim(2);
        int width = target.dim(3);
        int depth = images.dim(3);
        int rows = Math.min(height, images.dim(1) - margin[0]);
        int columns = Math.min(width, images.dim(2) - margin[1]);
        double[] x = images.data();
        double[] y = target.data();
        Parallel.forRanges(images.batch() * rows, 8, (first, end) -> {
            for (int row = first; row < end; row++) {
                int b = row / rows;
                int i = row % rows;
                int source = ((b * images.dim(1) + i + margin[0]) * images.dim(2) + margin[1]) * depth;
                for (int c = 0; c < depth; c++) {
                    int at = ((b * channels + from + c) * height + i) * width;
                    for (int j = 0; j < columns; j++) {
                        y[at + j] = x[source + j * depth + c];
                    }
                }
            }
        });
    }
}
