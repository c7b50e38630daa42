package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Shapes;

/**
 * A window that slides over the height and width of samples shaped (H, W, D), without padding. Rows and columns left
 * over at the far edges are not used.
 *
 * @param height rows of the window
 * @param width columns of the window
 * @param strideDown step between windows along the height
 * @param strideAcross step between windows along the width
 */
public record Window(int height, int width, int strideDown, int strideAcross) {
    /** Checks that all four are positive. */
    public Window {
        if (height < 1 || width < 1 || strideDown < 1 || strideAcross < 1) {
            throw new IllegalArgumentException("window " + height + "x" + width + ", stride " + strideDown + "x"
                    + strideAcross + ": sizes and strides must be at least 1");
        }
    }

    /** The number of positions: height times width. */
    public int area() {
        return Math.multiplyExact(height, width);
    }

    /** How often the window fits along the height {@code rows}: floor((rows - height) / stride) + 1. */
    public int down(int rows) {
        return (rows - height) / strideDown + 1;
    }

    /** How often the window fits along the width {@code columns}. */
    public int across(int columns) {
        return (columns - width) / strideAcross + 1;
    }

    /** The shape (down, across, depth) of one output sample, after checking that the input fits. */
    int[] outputShape(Layer layer, int depth, int... input) {
        if (input.length != 3 || input[0] != Shapes.OPEN && input[0] < height
                || input[1] != Shapes.OPEN && input[1] < width) {
            throw ShapeException.of(layer, "(H >= " + height + ", W >= " + width + ", D)", input);
        }
        int[] output = {input[0] == Shapes.OPEN ? Shapes.OPEN : down(input[0]),
            input[1] == Shapes.OPEN ? Shapes.OPEN : across(input[1]), depth};
        Shapes.requireSize(output);
        return output;
    }

    /** The window as tables print it: {@code 2x2, stride 2x2}. */
    @Override
    public String toString() {
        return height + "x" + width + ", stride " + strideDown + "x" + strideAcross;
    }
}
