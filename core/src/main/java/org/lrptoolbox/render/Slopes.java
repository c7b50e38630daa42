package org.lrptoolbox.render;

import org.lrptoolbox.tensor.Tensor;

/**
 * The slope of a picture by Sobel's operator, which is not normalised; beyond the border the picture is mirrored.
 *
 * @param down the slope along the rows' numbers: differences [-1, 0, 1], summed across by [1, 2, 1]
 * @param right the same along the columns' numbers
 * @param magnitude sqrt(down^2 + right^2)
 */
record Slopes(Tensor down, Tensor right, Tensor magnitude) {
    static Slopes of(Tensor image) {
        Tensor down = smooth(difference(image, 0), 1);
        Tensor right = smooth(difference(image, 1), 0);
        Tensor magnitude = Tensor.zeros(image.shape());
        for (int i = 0; i < magnitude.size(); i++) {
            double d = down.data()[i];
            double r = right.data()[i];
            magnitude.data()[i] = Math.sqrt(d * d + r * r);
        }
        return new Slopes(down, right, magnitude);
    }

    private static Tensor difference(Tensor image, int axis) {
        return alongAxis(image, axis, (before, here, after) -> after - before);
    }

    private static Tensor smooth(Tensor image, int axis) {
        return alongAxis(image, axis, (before, here, after) -> here * 2 + (before + after));
    }

    private interface Stencil {
        double apply(double before, double here, double after);
    }

    private static Tensor alongAxis(Tensor image, int axis, Stencil stencil) {
        int length = image.dim(axis);
        int step = axis == 0 ? image.dim(1) : 1;
        Tensor out = Tensor.zeros(image.shape());
        double[] v = image.data();
        for (int i = 0; i < v.length; i++) {
            int position = i / step % length;
            double before = v[position == 0 ? i : i - step];
            double after = v[position == length - 1 ? i : i + step];
            out.data()[i] = stencil.apply(before, v[i], after);
        }
        return out;
    }
}
