package org.lrptoolbox.python.array;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Pictures in a frame of one value, without computing their numbers: where these are computed from bytes, as those of
 * {@code X / 127.5 - 1} are, and one byte gives the frame's value, the frame is put around the bytes.
 */
final class Framed {
    private static final int BYTES = 256;

    private Framed() {}

    /** The array in its frame; null where its elements have to be written. */
    static @Nullable NDArray of(NDArray a, int[] before, int[] after, double value) {
        if (!(a.deferred() instanceof Deferred d) || !a.isContiguous()) {
            return null;
        }
        Deferred.Numbers numbers = d.numbers();
        NDArray from = numbers.array();
        int frame = from.type() == DataType.UINT8 ? byteOf(value, numbers.steps()) : -1;
        if (frame < 0) {
            return null;
        }
        int[] shape = a.shape();
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] += before[axis] + after[axis];
        }
        NDArray out = NDArray.zeros(DataType.UINT8, shape);
        out.fill(frame);
        int inner = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            inner += before[axis] * out.stride(axis);
        }
        Assign.copy(from.view(a.shape(), a.strides(), from.offset() + a.offset()),
                out.view(a.shape(), out.strides(), inner));
        return Deferred.ofBytes(out, numbers.steps());
    }

    /** The byte that becomes the value, to the last bit; -1 if none does. */
    private static int byteOf(double value, List<Deferred.Step> steps) {
        double[] results = new double[BYTES];
        for (int b = 0; b < BYTES; b++) {
            results[b] = b;
        }
        steps.forEach(step -> step.apply(results, BYTES));
        for (int b = 0; b < BYTES; b++) {
            if (Double.doubleToRawLongBits(results[b]) == Double.doubleToRawLongBits(value)) {
                return b;
            }
        }
        return -1;
    }
}
