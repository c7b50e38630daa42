package org.lrptoolbox.python.array;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Arrays put together from others. */
public final class Join {
    private Join() {}

    /**
     * The arrays one after the other along an axis.
     *
     * @throws IllegalArgumentException if there is none, or they differ in another axis
     */
    public static NDArray concatenate(int axis, NDArray... arrays) {
        if (arrays.length == 0) {
            throw new IllegalArgumentException("need at least one array to concatenate");
        }
        NDArray first = arrays[0];
        if (first.rank() == 0) {
            throw new IllegalArgumentException("zero-dimensional arrays cannot be concatenated");
        }
        int along = AxisException.normalize(axis, first.rank());
        int[] shape = first.shape();
        DataType type = first.type();
        for (int i = 1; i < arrays.length; i++) {
            checkFits(first, arrays[i], along, i);
            shape[along] += arrays[i].dim(along);
            type = Types.promote(type, arrays[i].type());
        }
        NDArray out = NDArray.zeros(type, shape);
        int at = out.offset();
        for (NDArray a : arrays) {
            Assign.copy(a, out.view(a.shape(), out.strides(), at));
            at += a.dim(along) * out.stride(along);
        }
        return out;
    }

    private static void checkFits(NDArray first, NDArray other, int along, int place) {
        if (other.rank() != first.rank()) {
            throw new IllegalArgumentException("all the input array dimensions except for the concatenation axis must "
                    + "match exactly, but the array at index 0 has " + first.rank()
                    + " dimension(s) and the array at index " + place + " has " + other.rank() + " dimension(s)");
        }
        for (int i = 0; i < first.rank(); i++) {
            if (i != along && first.dim(i) != other.dim(i)) {
                throw new IllegalArgumentException("all the input array dimensions except for the concatenation axis "
                        + "must match exactly, but along dimension " + i + ", the array at index 0 has size "
                        + first.dim(i) + " and the array at index " + place + " has size " + other.dim(i));
            }
        }
    }

    /**
     * Float64 numbers in a frame of one value, where that can be had without computing them; null where the elements have to
     * be written.
     *
     * @param before elements of the frame before those of each axis
     * @param after elements of the frame after them
     */
    public static @Nullable NDArray framed(NDArray a, int[] before, int[] after, double value) {
        return Framed.of(a, before, after, value);
    }

    /** As {@link Margins#sources}. */
    public static NDArray sources(int n, int before, int after, String mode) {
        return Margins.sources(n, before, after, mode);
    }

    /**
     * Arrays of the same shape along a new axis.
     *
     * @throws IllegalArgumentException if there is none or their shapes differ
     */
    public static NDArray stack(int axis, NDArray... arrays) {
        if (arrays.length == 0) {
            throw new IllegalArgumentException("need at least one array to stack");
        }
        for (NDArray a : arrays) {
            if (!Arrays.equals(a.shape(), arrays[0].shape())) {
                throw new IllegalArgumentException("all input arrays must have the same shape");
            }
        }
        return concatenate(axis,
                Arrays.stream(arrays).map(a -> Layout.expandDims(a, axis)).toArray(NDArray[]::new));
    }
}
