package org.lrptoolbox.matlab.value;

import java.util.Arrays;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * The border between MATLAB's arrays and the toolbox's: column-major there, C order here; at least two dimensions and
 * no trailing ones of size 1 there, any number here.
 *
 * <pre>{@code
 * Tensor x = MatArrays.tensor(columns, 256, 784); // x(:) and size(x)
 * double[] columns = MatArrays.columns(x); // reshape(columns, MatArrays.size(x.shape()))
 * }</pre>
 */
public final class MatArrays {
    /** Rows and columns copied at a time, so that what they touch stays in the cache. */
    private static final int BLOCK = 32;

    private MatArrays() {}

    /**
     * The tensor of an array given as MATLAB's {@code x(:)} and {@code size(x)}.
     *
     * @throws IllegalArgumentException if the size does not fit the number of elements
     */
    public static Tensor tensor(double[] columns, int... size) {
        if (Shapes.size(size) != columns.length) {
            throw new IllegalArgumentException(columns.length + " elements for an array of size " + Shapes.text(size));
        }
        double[] rows = new double[columns.length];
        move(columns, rows, true, size);
        return Tensor.of(rows, size);
    }

    /** The elements of a tensor as MATLAB's {@code x(:)}. */
    public static double[] columns(Tensor x) {
        double[] columns = new double[x.size()];
        move(x.data(), columns, false, x.shape());
        return columns;
    }

    /** What MATLAB says of an array of this shape: (), (n), (n, 1, 1) become (1, 1), (1, n), (n, 1). */
    public static int[] size(int... shape) {
        int[] matrix = matrix(shape);
        int length = matrix.length;
        while (length > 2 && matrix[length - 1] == 1) {
            length--;
        }
        return Arrays.copyOf(matrix, length);
    }

    /** As {@link #size}, but with its trailing dimensions of 1, which files may have; an empty vector has no row. */
    public static int[] matrix(int... shape) {
        return switch (shape.length) {
            case 0 -> new int[]{1, 1};
            case 1 -> new int[]{shape[0] == 0 ? 0 : 1, shape[0]};
            default -> shape;
        };
    }

    /**
     * The shape of so many dimensions that MATLAB calls {@code size}: with the dimensions it dropped, or, for a vector,
     * without the one it added.
     *
     * @throws IllegalArgumentException if the array has more dimensions
     */
    public static int[] shape(int rank, int... size) {
        int[] known = size(size);
        int length = Shapes.size(known);
        if (rank == 0 && length == 1) {
            return new int[0];
        }
        if (rank == 1 && known.length == 2 && (known[0] == 1 || known[1] == 1 || length == 0)) {
            return new int[]{length};
        }
        if (rank < known.length) {
            throw new IllegalArgumentException("an array of size " + Shapes.text(size) + " has more than " + rank
                    + " dimensions");
        }
        int[] shape = Arrays.copyOf(known, rank);
        Arrays.fill(shape, known.length, rank, 1);
        return shape;
    }

    /** Refuses slices that are not within an array. */
    public static void checkSlice(int[] shape, long[] start, int... size) {
        boolean inside = start.length == shape.length && size.length == shape.length;
        for (int d = 0; inside && d < shape.length; d++) {
            inside = start[d] >= 0 && size[d] >= 0 && start[d] <= shape[d] - (long) size[d];
        }
        if (!inside) {
            throw new IllegalArgumentException("a slice of shape " + Shapes.text(size) + " from "
                    + Arrays.toString(start) + " is not within an array of shape " + Shapes.text(shape));
        }
    }

    /** Some elements of an array: from {@code start} on, {@code size} in every dimension. */
    public static TypedArray slice(TypedArray array, long[] start, int... size) {
        Object slice = array.type().allocate(Shapes.size(size));
        int last = size.length - 1;
        int[] index = new int[size.length];
        for (int to = 0; to < Shapes.size(size); to += size[last]) {
            int from = 0;
            for (int d = 0; d <= last; d++) {
                from = from * array.shape()[d] + index[d] + (int) start[d];
            }
            System.arraycopy(array.storage(), from, slice, to, size[last]);
            for (int d = last - 1; d >= 0 && ++index[d] == size[d]; d--) {
                index[d] = 0;
            }
        }
        return new TypedArray(array.type(), size, slice);
    }

    /**
     * Copies between the orders: for every place in the middle dimensions, a matrix of the first and the last one.
     *
     * @param toRows whether {@code to} is the one in C order
     */
    private static void move(double[] from, double[] to, boolean toRows, int... shape) {
        // A last dimension of 1 would make matrices of one column, far apart.
        int[] size = size(shape);
        int first = size[0];
        int last = size[size.length - 1];
        if (from.length == 0 || first == from.length || last == from.length) {
            System.arraycopy(from, 0, to, 0, from.length);
            return;
        }
        int middle = from.length / first / last;
        ColumnMajor order = new ColumnMajor(Arrays.copyOfRange(size, 1, size.length - 1));
        for (int m = 0; m < middle; m++) {
            int row = order.next() * last;
            int column = m * first;
            for (int i = 0; i < first; i += BLOCK) {
                for (int j = 0; j < last; j += BLOCK) {
                    int columns = Math.min(last, j + BLOCK) - j;
                    for (int r = i; r < Math.min(first, i + BLOCK); r++) {
                        int here = r * middle * last + row + j;
                        int there = r + column + j * first * middle;
                        if (toRows) {
                            gather(from, there, first * middle, to, here, columns);
                        } else {
                            scatter(from, here, to, there, first * middle, columns);
                        }
                    }
                }
            }
        }
    }

    private static void gather(double[] from, int at, int step, double[] to, int first, int count) {
        for (int i = 0; i < count; i++) {
            to[first + i] = from[at + i * step];
        }
    }

    private static void scatter(double[] from, int first, double[] to, int at, int step, int count) {
        for (int i = 0; i < count; i++) {
            to[at + i * step] = from[first + i];
        }
    }
}
