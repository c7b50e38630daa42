package org.lrptoolbox.evaluate;

import org.lrptoolbox.image.ImageLayout;
import org.lrptoolbox.tensor.Tensor;

/**
 * How the numbers of an input make a picture.
 *
 * @param layout the order of the numbers
 * @param height in pixels
 * @param width in pixels
 * @param channels numbers a pixel
 */
public record PictureShape(ImageLayout layout, int height, int width, int channels) {
    /** The number of pixels. */
    public int pixels() {
        return height * width;
    }

    /** The number of numbers. */
    public int size() {
        return pixels() * channels;
    }

    /** Where a number lies within a sample. */
    public int element(int pixel, int channel) {
        return layout == ImageLayout.NCHW ? channel * pixels() + pixel : pixel * channels + channel;
    }

    /** One number a pixel: the sum over channels of a sample of this shape. */
    public double[] summed(Tensor sample) {
        double[] sums = new double[pixels()];
        for (int p = 0; p < sums.length; p++) {
            for (int c = 0; c < channels; c++) {
                sums[p] += sample.data()[element(p, c)];
            }
        }
        return sums;
    }
}
