package org.lrptoolbox.python.array;

import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Arrays whose elements do not lie in C order: in NumPy's words {@code C} has the last axis fastest, {@code F} the first,
 * {@code A} is F for arrays in that order and C for all others, {@code K} keeps the order in which the elements lie.
 */
public final class MemoryOrder {
    private MemoryOrder() {}

    /** A copy in this order, with storage of its own. */
    public static NDArray copy(NDArray a, String order) {
        return order.equals("C") ? a.copy() : like(a, order, null, null);
    }

    /** As {@link #copy}, cast to a type; a {@link FloatErrorException} has it where numbers are lost. */
    public static NDArray cast(NDArray a, DataType type, String order) {
        CastErrors errors = CastErrors.of(a.type(), type);
        return CastErrors.settled(errors,
                order.equals("C") ? Assign.cast(a, type, errors) : like(a, order, type, errors));
    }

    /** The elements, read in this order, as one axis; a view if possible. */
    public static NDArray flat(NDArray a, String order) {
        return Layout.reshape(order.equals("C") ? a : Layout.transpose(a, axes(a, order)), -1);
    }

    /** Zeros in Fortran order. */
    public static NDArray zeros(DataType type, int... shape) {
        int rank = shape.length;
        int[] reversed = IntStream.range(0, rank).map(i -> shape[rank - 1 - i]).toArray();
        return back(NDArray.zeros(type, reversed), IntStream.range(0, rank).map(i -> rank - 1 - i).toArray());
    }

    /** Whether the first axis is the fastest, without gaps. */
    public static boolean isFortran(NDArray a) {
        return Layout.transpose(a).isContiguous();
    }

    /** Whether an array of several axes lies in Fortran order and not in C order: results computed from it then do, too. */
    static boolean isOnlyFortran(NDArray a) {
        return a.rank() > 1 && !a.isContiguous() && isFortran(a);
    }

    /** A new array in C order with its axes in reverse: one in Fortran order that owns its storage. */
    static NDArray reversed(NDArray made) {
        int rank = made.rank();
        return back(made, IntStream.range(0, rank).map(i -> rank - 1 - i).toArray());
    }

    private static NDArray like(NDArray a, String order, @Nullable DataType type, @Nullable CastErrors errors) {
        int[] axes = axes(a, order);
        NDArray turned = axes.length == 0 ? a : Layout.transpose(a, axes);
        return back(type == null ? turned.copy() : Assign.cast(turned, type, errors), axes);
    }

    /** The axes from the slowest to the fastest. */
    private static int[] axes(NDArray a, String order) {
        int rank = a.rank();
        IntStream inOrder = IntStream.range(0, rank);
        return switch (order) {
            case "F" -> inOrder.map(i -> rank - 1 - i).toArray();
            case "A" -> !a.isContiguous() && isFortran(a)
                    ? inOrder.map(i -> rank - 1 - i).toArray()
                    : inOrder.toArray();
            case "K" -> a.isContiguous() ? inOrder.toArray() : byStride(a);
            case "C" -> inOrder.toArray();
            default -> throw new IllegalArgumentException("order must be one of 'C', 'F', 'A', or 'K' (got '" + order
                    + "')");
        };
    }

    /** The axes by the distances of their elements; those along which nothing moves stay where they are. */
    private static int[] byStride(NDArray a) {
        int[] axes = IntStream.range(0, a.rank()).toArray();
        for (int i = 1; i < axes.length; i++) {
            int axis = axes[i];
            int own = Math.abs(a.stride(axis));
            int to = i;
            for (int k = i - 1; k >= 0 && own != 0; k--) {
                int other = Math.abs(a.stride(axes[k]));
                if (other >= own) {
                    break;
                }
                to = other == 0 ? to : k;
            }
            System.arraycopy(axes, to, axes, to + 1, i - to);
            axes[to] = axis;
        }
        return axes;
    }

    /** A new array in C order, its axes put where they were taken from. */
    private static NDArray back(NDArray made, int... axes) {
        int[] shape = new int[axes.length];
        int[] strides = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            shape[axes[i]] = made.dim(i);
            strides[axes[i]] = made.stride(i);
        }
        return made.laidOut(shape, strides);
    }
}
