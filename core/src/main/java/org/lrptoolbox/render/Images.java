package org.lrptoolbox.render;

import java.util.Arrays;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Shaping and enlarging pictures. */
public final class Images {
    private Images() {}

    /**
     * Makes a picture of a vector, as it is for samples of shape (1, 784), (784,) or (1, 28, 28, 1).
     *
     * @param values the pixels in C order
     * @param shape the picture's shape; with fewer than two entries it is square
     * @throws IllegalArgumentException if the number of pixels does not fit
     */
    public static Tensor vec2im(Tensor values, int... shape) {
        int side = (int) Math.sqrt(values.size());
        int[] wanted = shape.length < 2 ? new int[]{side, side} : shape;
        if (Shapes.size(wanted) != values.size()) {
            throw new IllegalArgumentException("cannot make a picture of shape " + Shapes.text(wanted) + " of "
                    + values.size() + " values" + (shape.length < 2 ? ", which are no square: give the shape" : ""));
        }
        return values.reshape(wanted);
    }

    /**
     * Repeats every pixel in both directions.
     *
     * @param image shape (H, W) or (H, W, D)
     * @param scaling how often, at least 1
     * @return shape (scaling H, scaling W) or (scaling H, scaling W, D)
     * @throws IllegalArgumentException if the shape is another one, or scaling is less than 1
     */
    public static Tensor enlarge(Tensor image, int scaling) {
        if (scaling < 1) {
            throw new IllegalArgumentException("scaling is " + scaling + ", expected at least 1");
        }
        requireImage(image, image.rank() == 2);
        int[] shape = image.shape();
        shape[0] = Math.multiplyExact(shape[0], scaling);
        shape[1] = Math.multiplyExact(shape[1], scaling);
        Tensor out = Tensor.zeros(shape);
        int depth = image.rank() == 2 ? 1 : image.dim(2);
        int row = shape[1] * depth;
        for (int y = 0; y < shape[0]; y += scaling) {
            int to = y * row;
            for (int from = y / scaling * image.dim(1) * depth,
                    end = from + image.dim(1) * depth; from < end; from += depth) {
                for (int copy = 0; copy < scaling; copy++) {
                    for (int channel = from; channel < from + depth; channel++) {
                        out.data()[to++] = image.data()[channel];
                    }
                }
            }
            for (int copy = 1; copy < scaling; copy++) {
                System.arraycopy(out.data(), y * row, out.data(), (y + copy) * row, row);
            }
        }
        return out;
    }

    /** Zeros of the shape of a picture with another dimension for channels appended. */
    static Tensor withChannels(int channels, int... shape) {
        int[] extended = Arrays.copyOf(shape, shape.length + 1);
        extended[shape.length] = channels;
        return Tensor.zeros(extended);
    }

    /** Refuses what is not of shape (H, W, D), or (H, W) where {@code flat}. */
    static void requireImage(Tensor image, boolean flat) {
        if (image.rank() != (flat ? 2 : 3)) {
            throw new IllegalArgumentException("found a picture of shape " + Shapes.text(image.shape()) + ", expected "
                    + (flat ? "(H, W)" : "(H, W, channels)"));
        }
    }
}
