package org.lrptoolbox.layer;

import org.lrptoolbox.kernel.Rearrange;
import org.lrptoolbox.tensor.Tensor;

/** The order of the axes of a batch of images. */
public enum Layout {
    /** Batch, height, width, channels: the order of the toolbox, and of image files. */
    NHWC,
    /** Batch, channels, height, width: the order of ONNX, Caffe and PyTorch. */
    NCHW;

    /** Whether the channels come last. */
    public boolean isLast() {
        return this == NHWC;
    }

    /** The axis of the channels among those of a sample of so many axes. */
    public int channelAxis(int rank) {
        return isLast() ? rank - 1 : 0;
    }

    /** The number of channels of a sample. */
    public int channels(int... sample) {
        return sample[channelAxis(sample.length)];
    }

    /** The shape of a sample of so many channels, rows and columns. */
    public int[] sample(int channels, int rows, int columns) {
        return isLast() ? new int[]{rows, columns, channels} : new int[]{channels, rows, columns};
    }

    /** The axis of the rows among those of a sample; the columns are behind it. */
    public int rowAxis() {
        return isLast() ? 0 : 1;
    }

    /**
     * The same images with their axes in another order.
     *
     * @param images a tensor of four axes in this order
     * @param wanted the order of the result
     * @throws IllegalArgumentException if it has not four axes
     */
    public Tensor to(Layout wanted, Tensor images) {
        if (images.rank() != 4) {
            throw new IllegalArgumentException("images have 4 axes (" + this + "), but got " + images);
        }
        return this == wanted ? images : Rearrange.permute(images, permutation(wanted));
    }

    /** Where each axis of the wanted order is found in this one: what Transpose calls {@code perm}. */
    public int[] permutation(Layout wanted) {
        if (this == wanted) {
            return new int[]{0, 1, 2, 3};
        }
        return wanted == NCHW ? new int[]{0, 3, 1, 2} : new int[]{0, 2, 3, 1};
    }

    /** Filters of a convolution over images in this order, as one over images in another has them. */
    public Tensor filtersTo(Layout wanted, Tensor filters) {
        // (h, w, d, n) for the channels last, (n, d, h, w) for the channels first.
        return this == wanted
                ? filters
                : Rearrange.permute(filters, isLast() ? new int[]{3, 2, 0, 1} : new int[]{2, 3, 1, 0});
    }
}
