package org.lrptoolbox.onnx.rows;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.tensor.Shapes;

/**
 * Where the rows of the inputs lie in a value: along an axis, of which they may be a factor, as in (rows * heads, d).
 *
 * @param axis the axis
 * @param inner how many numbers of that axis belong to one row and lie together
 */
record Place(int axis, int inner) {
    /** The same on another axis. */
    Place at(int newAxis) {
        return new Place(newAxis, inner);
    }

    /** How many numbers of a value lie between one row and the next. */
    int stride(int... shape) {
        return inner * behind(axis, shape);
    }

    /** How often the rows occur along their axis. */
    int outer(int rows, int... shape) {
        return shape[axis] / (inner * rows);
    }

    /** How many numbers there are behind an axis for each place along it. */
    static int behind(int axis, int... shape) {
        int size = 1;
        for (int i = axis + 1; i < shape.length; i++) {
            size = Math.multiplyExact(size, shape[i]);
        }
        return size;
    }

    /** Whether rows, so many, can lie with that stride along an axis; its place there, or null. */
    static @Nullable Place of(int stride, int axis, int rows, int... shape) {
        int behind = behind(axis, shape);
        if (behind == 0 || stride % behind != 0 || shape[axis] == Shapes.OPEN) {
            return null;
        }
        int inner = stride / behind;
        return inner > 0 && shape[axis] % ((long) inner * rows) == 0 && shape[axis] > 0 ? new Place(axis, inner) : null;
    }
}
