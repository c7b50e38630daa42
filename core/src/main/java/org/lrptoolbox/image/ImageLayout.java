package org.lrptoolbox.image;

import java.util.Locale;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** In which order a network takes the numbers of a picture. */
public enum ImageLayout {
    /** Channels, height, width: most ONNX networks. */
    NCHW,
    /** Height, width, channels: the toolbox's own networks, and those from TensorFlow. */
    NHWC,
    /** As {@link #NHWC}, in one row: networks without convolutions. */
    FLAT;

    /** The shape of a sample. */
    int[] shape(int height, int width, int channels) {
        return switch (this) {
            case NCHW -> new int[]{channels, height, width};
            case NHWC -> new int[]{height, width, channels};
            case FLAT -> new int[]{Math.multiplyExact(Math.multiplyExact(height, width), channels)};
        };
    }

    /** Where a number lies within a sample. */
    int index(int y, int x, int c, int height, int width, int channels) {
        return this == NCHW ? (c * height + y) * width + x : (y * width + x) * channels + c;
    }

    /**
     * A sample as a picture.
     *
     * @param sample the numbers of one sample in this order, whatever their shape
     * @param height the picture's height
     * @param width the picture's width
     * @return shape (height, width, channels)
     * @throws IllegalArgumentException if the numbers make no picture of this size
     */
    public Tensor toPicture(Tensor sample, int height, int width) {
        int pixels = Math.multiplyExact(height, width);
        if (pixels == 0 || sample.size() % pixels != 0) {
            throw new IllegalArgumentException("cannot see shape " + Shapes.text(sample.shape()) + " as a picture of "
                    + height + " x " + width + " pixels");
        }
        int channels = sample.size() / pixels;
        if (this != NCHW) {
            return sample.reshape(height, width, channels);
        }
        Tensor picture = Tensor.zeros(height, width, channels);
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < pixels; i++) {
                picture.data()[i * channels + c] = sample.data()[c * pixels + i];
            }
        }
        return picture;
    }

    /**
     * A sample, or a batch of one, as a picture.
     *
     * @param sample shape (C, H, W) or (1, C, H, W) for {@link #NCHW}, (H, W, C) or (1, H, W, C) for {@link #NHWC}
     * @return shape (H, W, C)
     * @throws IllegalArgumentException if the shape is another one, or tells no height: see
     *             {@link #toPicture(Tensor, int, int)}
     */
    public Tensor toPicture(Tensor sample) {
        int batch = sample.rank() - 3;
        if (this == FLAT || batch < 0 || batch > 1 || batch == 1 && sample.dim(0) != 1) {
            throw new IllegalArgumentException("cannot see shape " + Shapes.text(sample.shape())
                    + " as one picture in the order " + this + "; give height and width");
        }
        int height = this == NCHW ? batch + 1 : batch;
        return toPicture(sample, sample.dim(height), sample.dim(height + 1));
    }

    /** The name in lower case, as settings spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
