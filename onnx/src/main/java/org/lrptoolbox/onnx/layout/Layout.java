package org.lrptoolbox.onnx.layout;

import org.lrptoolbox.tensor.Tensor;

/** The order of the axes of a batch of images. */
public enum Layout {
    /** Batch, height, width, channels: the order of the toolbox, and of image files. */
    NHWC,
    /** Batch, channels, height, width: the order ONNX operators work in. */
    NCHW;

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
        return this == wanted ? images : Axes.permute(images, permutation(wanted));
    }

    /** Where each axis of the wanted order is found in this one: what Transpose calls {@code perm}. */
    public int[] permutation(Layout wanted) {
        if (this == wanted) {
            return new int[]{0, 1, 2, 3};
        }
        return wanted == NCHW ? new int[]{0, 3, 1, 2} : new int[]{0, 2, 3, 1};
    }
}
