package org.lrptoolbox.render;

import java.util.Arrays;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Shaping and enlarging pictures. */
public final class Images {
    private static final int AVERAGED = 3;

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
            for (int x = 0; x < shape[1]; x++) {
                int from = (y / scaling * image.dim(1) + x / scaling) * depth;
                System.arraycopy(image.data(), from, out.data(), y * row + x * depth, depth);
            }
            for (int copy = 1; copy < scaling; copy++) {
                System.arraycopy(out.data(), y * row, out.data(), (y + copy) * row, row);
            }
        }
        return out;
    }

    /**
     * Repaints the first and the last pixel of an enlarged picture with the mean of their three neighbours: hides marks
     * put there to fix the range of a colour map. No other function here needs it.
     *
     * @param rgb shape (H, W, D), at least two enlarged pixels in both directions
     * @param scaling the width of an enlarged pixel
     * @return a picture of the same shape
     */
    public static Tensor repaintCornerPixels(Tensor rgb, int scaling) {
        requireImage(rgb, false);
        int h = rgb.dim(0);
        int w = rgb.dim(1);
        if (scaling < 1 || h < 2 * scaling || w < 2 * scaling) {
            throw new IllegalArgumentException(
                    "scaling " + scaling + " does not fit a picture of shape " + Shapes.text(rgb.shape()));
        }
        Tensor out = rgb.copy();
        for (int c = 0; c < rgb.dim(2); c++) {
            fillBlock(out, 0, 0, scaling, c, corner(out, 0, scaling, 0, scaling, c));
            int y = h - scaling;
            int x = w - scaling;
            fillBlock(out, y, x, scaling, c, corner(out, h - 1, y - 1, w - 1, x - 1, c));
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

    /** The mean of the three neighbours of a corner pixel at (y, x), whose other row and column are given. */
    private static double corner(Tensor image, int y, int otherY, int x, int otherX, int c) {
        return (at(image, y, otherX, c) + at(image, otherY, x, c) + at(image, otherY, otherX, c)) / AVERAGED;
    }

    private static void fillBlock(Tensor image, int y, int x, int size, int c, double value) {
        for (int i = 0; i < size * size; i++) {
            image.data()[((y + i / size) * image.dim(1) + x + i % size) * image.dim(2) + c] = value;
        }
    }

    private static double at(Tensor image, int y, int x, int c) {
        return image.data()[(y * image.dim(1) + x) * image.dim(2) + c];
    }
}
