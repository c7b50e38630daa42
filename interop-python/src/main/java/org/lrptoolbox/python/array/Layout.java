package org.lrptoolbox.python.array;

import java.util.Arrays;
import java.util.Objects;

import org.lrptoolbox.tensor.Shapes;

/** Other shapes and axis orders of the same elements: views wherever the strides allow it. */
public final class Layout {
    private Layout() {}

    /** The number of elements; as the next ones for Python, to which a static method is three times faster than another. */
    public static int size(NDArray a) {
        return a.size();
    }

    /**
     * A number for the place of the first byte of the storage, for programs that print or compare places: the same for views
     * of it, another for others but by a rare chance. Nothing here decides by it whether arrays share memory.
     */
    public static long place(NDArray a) {
        return (System.identityHashCode(a.storage()) + 1L) << 31;
    }

    /** The number of axes. */
    public static int rank(NDArray a) {
        return a.rank();
    }

    /** The dimensions. */
    public static int[] shape(NDArray a) {
        return a.shape();
    }

    /** The type of the elements. */
    public static DataType type(NDArray a) {
        return a.type();
    }

    /**
     * The elements in C order under another shape; a view if possible, otherwise a copy.
     *
     * @param shape the dimensions; one may be -1 and is then worked out
     * @throws IllegalArgumentException if the sizes differ
     */
    public static NDArray reshape(NDArray a, int... shape) {
        int[] to = resolve(a, shape);
        int[] strides = Strides.reshaped(a.type().unit(), a.shape(), a.strides(), to);
        if (strides == null) {
            NDArray copy = a.copy();
            return copy.view(to, Strides.contiguous(copy.type().unit(), to), 0);
        }
        return a.view(to, strides, a.offset());
    }

    private static int[] resolve(NDArray a, int... shape) {
        int[] to = shape.clone();
        int unknown = -1;
        long known = 1;
        for (int i = 0; i < to.length; i++) {
            if (to[i] >= 0) {
                known *= to[i];
            } else if (unknown >= 0) {
                throw new IllegalArgumentException("can only specify one unknown dimension");
            } else {
                unknown = i;
            }
        }
        if (unknown >= 0 && known > 0 && a.size() % known == 0) {
            to[unknown] = (int) (a.size() / known);
            known *= to[unknown];
        }
        if (known != a.size() || unknown >= 0 && to[unknown] < 0) {
            throw new IllegalArgumentException(
                    "cannot reshape array of size " + a.size() + " into shape " + Broadcast.text(shape));
        }
        return to;
    }

    /**
     * The axes in another order; reversed when none is given.
     *
     * @throws IllegalArgumentException if {@code axes} is not a permutation of all axes
     */
    public static NDArray transpose(NDArray a, int... axes) {
        int rank = a.rank();
        boolean reverse = axes.length == 0;
        if (!reverse && axes.length != rank) {
            throw new IllegalArgumentException("axes don't match array");
        }
        int[] order = AxisException.normalize(axes, rank);
        int[] shape = new int[rank];
        int[] strides = new int[rank];
        for (int i = 0; i < rank; i++) {
            int from = reverse ? rank - 1 - i : order[i];
            shape[i] = a.dim(from);
            strides[i] = a.stride(from);
        }
        return a.view(shape, strides, a.offset());
    }

    /** Two axes exchanged. */
    public static NDArray swapaxes(NDArray a, int first, int second) {
        int[] order = AxisException.orAll(new int[0], a.rank());
        int i = AxisException.normalize(first, a.rank());
        int j = AxisException.normalize(second, a.rank());
        order[i] = j;
        order[j] = i;
        return transpose(a, order);
    }

    /** Axis {@code from} taken out and put back as axis {@code to}; the others keep their order. */
    public static NDArray moveaxis(NDArray a, int from, int to) {
        int source = AxisException.normalize(from, a.rank());
        int target = AxisException.normalize(to, a.rank());
        int[] order = new int[a.rank()];
        for (int i = 0, next = 0; i < order.length; i++) {
            next += next == source ? 1 : 0;
            order[i] = i == target ? source : next++;
        }
        return transpose(a, order);
    }

    /** A new axis of length 1. */
    public static NDArray expandDims(NDArray a, int axis) {
        int rank = a.rank() + 1;
        int at = AxisException.normalize(axis, rank);
        int[] shape = new int[rank];
        int[] strides = new int[rank];
        for (int i = 0; i < rank; i++) {
            shape[i] = i == at ? 1 : a.dim(i < at ? i : i - 1);
            strides[i] = i == at ? 0 : a.stride(i < at ? i : i - 1);
        }
        return a.view(shape, strides, a.offset());
    }

    /**
     * Without axes of length 1: those named, or all of them when none is.
     *
     * @throws IllegalArgumentException if a named axis is longer
     */
    public static NDArray squeeze(NDArray a, int... axes) {
        boolean[] drop = new boolean[a.rank()];
        for (int axis : AxisException.orAll(axes, a.rank())) {
            if (axes.length > 0 && a.dim(axis) != 1) {
                throw new IllegalArgumentException(
                        "cannot select an axis to squeeze out which has size not equal to one");
            }
            drop[axis] = a.dim(axis) == 1;
        }
        int[] shape = new int[a.rank()];
        int[] strides = new int[a.rank()];
        int n = 0;
        for (int i = 0; i < a.rank(); i++) {
            if (!drop[i]) {
                shape[n] = a.dim(i);
                strides[n++] = a.stride(i);
            }
        }
        return a.view(Arrays.copyOf(shape, n), Arrays.copyOf(strides, n), a.offset());
    }

    /** The elements backwards along the given axes, all when none is. */
    public static NDArray flip(NDArray a, int... axes) {
        int[] strides = a.strides();
        int offset = a.offset();
        if (a.size() > 0) {
            for (int axis : AxisException.orAll(axes, a.rank())) {
                offset += (a.dim(axis) - 1) * strides[axis];
                strides[axis] = -strides[axis];
            }
        }
        return a.view(a.shape(), strides, offset);
    }

    /** The diagonal of two axes as the last axis of a read-only view. */
    public static NDArray diagonal(NDArray a, int shift, int axis1, int axis2) {
        if (a.rank() < 2) {
            throw new IllegalArgumentException("diag requires an array of at least two dimensions");
        }
        int i = AxisException.normalize(axis1, a.rank());
        int j = AxisException.normalize(axis2, a.rank());
        int rows = a.dim(i) - Math.max(-shift, 0);
        int columns = a.dim(j) - Math.max(shift, 0);
        int n = Math.max(0, Math.min(rows, columns));
        int at = n == 0
                ? a.offset()
                : a.offset() + Math.max(-shift, 0) * a.stride(i) + Math.max(shift, 0) * a.stride(j);
        int[] shape = new int[a.rank() - 1];
        int[] strides = new int[a.rank() - 1];
        int k = 0;
        for (int axis = 0; axis < a.rank(); axis++) {
            if (axis != i && axis != j) {
                shape[k] = a.dim(axis);
                strides[k++] = a.stride(axis);
            }
        }
        shape[k] = n;
        strides[k] = a.stride(i) + a.stride(j);
        Shapes.size(shape);
        return a.view(shape, strides, at).asReadOnly();
    }

    /**
     * A view with any shape and strides, as {@code numpy.lib.stride_tricks.as_strided}.
     *
     * @param layout the dimensions, then as many strides in elements
     * @throws IllegalArgumentException if the view would reach outside the storage
     */
    public static NDArray strided(NDArray a, int... layout) {
        return stridedFrom(a, a.offset(), layout);
    }

    /** The same, beginning anywhere in the storage: {@code offset} is the place of the first element. */
    public static NDArray stridedFrom(NDArray a, int offset, int... layout) {
        int rank = layout.length / 2;
        int[] shape = Arrays.copyOf(layout, rank);
        int[] strides = Arrays.copyOfRange(layout, rank, 2 * rank);
        long low = offset;
        long high = offset;
        for (int i = 0; i < rank; i++) {
            long span = (shape[i] - 1L) * strides[i];
            low += Math.min(span, 0);
            high += Math.max(span, 0);
        }
        boolean empty = Shapes.size(shape) == 0;
        if (!empty && (low < 0 || high >= java.lang.reflect.Array.getLength(a.storage()))) {
            throw new IllegalArgumentException("a view of shape " + Shapes.text(shape) + " with these strides reaches "
                    + "outside the array");
        }
        return a.view(shape, strides, offset);
    }

    /**
     * One of the sub-arrays that stand along the first axes.
     *
     * @param axes how many axes are walked; the sub-array has the others
     * @param k which one, counted in C order
     * @throws IndexOutOfBoundsException if there is no such one
     */
    public static NDArray part(NDArray a, int axes, int k) {
        int[] walked = Arrays.copyOf(a.shape(), axes);
        int rest = Objects.checkIndex(k, Shapes.size(walked));
        int offset = a.offset();
        for (int i = axes - 1; i >= 0; i--) {
            offset += rest % walked[i] * a.stride(i);
            rest /= walked[i];
        }
        return a.view(Arrays.copyOfRange(a.shape(), axes, a.rank()), Arrays.copyOfRange(a.strides(), axes, a.rank()),
                offset);
    }
}
