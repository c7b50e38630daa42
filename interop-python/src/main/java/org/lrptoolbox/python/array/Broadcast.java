package org.lrptoolbox.python.array;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Shapes that are stretched to fit each other: axes are matched from the last, and length 1 fits any. */
public final class Broadcast {
    private Broadcast() {}

    /**
     * The shape all the given shapes stretch to.
     *
     * @throws IllegalArgumentException if two lengths of an axis differ and neither is 1
     */
    public static int[] shape(int[]... shapes) {
        int rank = 0;
        for (int[] s : shapes) {
            rank = Math.max(rank, s.length);
        }
        int[] out = new int[rank];
        Arrays.fill(out, 1);
        for (int[] s : shapes) {
            int shift = rank - s.length;
            for (int i = 0; i < s.length; i++) {
                int known = out[i + shift];
                if (known == 1) {
                    out[i + shift] = s[i];
                } else if (s[i] != 1 && s[i] != known) {
                    throw new IllegalArgumentException("operands could not be broadcast together with shapes "
                            + Arrays.stream(shapes).map(Broadcast::text).collect(Collectors.joining(" ")) + " ");
                }
            }
        }
        return out;
    }

    /** The shape two arrays stretch to. */
    static int[] shape(NDArray a, NDArray b) {
        return shape(a.shape(), b.shape());
    }

    /** The shape that all the arrays stretch to. */
    public static int[] common(NDArray... arrays) {
        return shape(Arrays.stream(arrays).map(NDArray::shape).toArray(int[][]::new));
    }

    /** The strides under which the array has the larger shape; 0 where it is repeated. */
    static int[] strides(NDArray a, int... shape) {
        int shift = shape.length - a.rank();
        int[] strides = new int[shape.length];
        for (int i = 0; i < a.rank(); i++) {
            strides[i + shift] = a.dim(i) == 1 && shape[i + shift] != 1 ? 0 : a.stride(i);
        }
        return strides;
    }

    /**
     * A read-only view of a larger shape.
     *
     * @throws IllegalArgumentException if the array does not stretch to that shape
     */
    public static NDArray to(NDArray a, int... shape) {
        boolean fits = a.rank() <= shape.length;
        for (int i = 1; fits && i <= a.rank(); i++) {
            int d = a.dim(a.rank() - i);
            fits = d == 1 || d == shape[shape.length - i];
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "operands could not be broadcast together with remapped shapes [original->remapped]: "
                            + text(a.shape()) + "  and requested shape " + text(shape));
        }
        return a.view(shape.clone(), strides(a, shape), a.offset()).asReadOnly();
    }

    /**
     * Views of all the arrays under the shape they stretch to together, which can be written to where the array can; null
     * in the place of an array that has this shape.
     *
     * @throws IllegalArgumentException if they do not stretch to one
     */
    public static @Nullable NDArray[] together(NDArray... arrays) {
        int[] shape = common(arrays);
        @Nullable
        NDArray[] views = new NDArray[arrays.length];
        for (int i = 0; i < arrays.length; i++) {
            NDArray a = arrays[i];
            views[i] = Arrays.equals(a.shape(), shape) ? null : a.view(shape.clone(), strides(a, shape), a.offset());
        }
        return views;
    }

    /** A shape as NumPy writes it in messages: without blanks. */
    static String text(int... shape) {
        return org.lrptoolbox.tensor.Shapes.text(shape).replace(" ", "");
    }
}
