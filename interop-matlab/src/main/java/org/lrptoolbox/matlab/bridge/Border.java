package org.lrptoolbox.matlab.bridge;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Where numbers cross between Matlab's arrays (column-major) and tensors (C order).
 *
 * <p>Only vectors cross as they are, so an array travels as {@code x(:)} and {@code size(x)}, and comes back as a
 * vector to reshape. An Octave scalar would arrive as a plain number, and {@code []} as null: see the parameters.
 */
public final class Border {
    /** The side of the square blocks in which matrices are turned: both sides of a block fit into the first cache. */
    private static final int BLOCK = 32;

    private Border() {}

    /**
     * The tensor of a Matlab array.
     *
     * @param columns its elements, {@code x(:)}; null if there are none; numbers beyond those of the size are ignored,
     *     so that a scalar can be padded to a vector
     * @param size its dimensions
     * @throws IllegalArgumentException if there are too few elements
     */
    public static Tensor tensor(double @Nullable [] columns, double[] size) {
        int[] shape = new int[size.length];
        for (int d = 0; d < shape.length; d++) {
            shape[d] = (int) size[d];
        }
        Tensor tensor = Tensor.zeros(shape);
        int count = columns == null ? 0 : columns.length;
        if (columns == null ? tensor.size() > 0 : count < tensor.size()) {
            throw new IllegalArgumentException(
                    "found " + count + " numbers, expected those of an array of size " + Shapes.text(shape));
        }
        if (columns != null && tensor.size() > 0) {
            toRows(columns, tensor);
        }
        return tensor;
    }

    private static void toRows(double[] columns, Tensor tensor) {
        double[] rows = tensor.data();
        if (tensor.rank() == 2) {
            turn(columns, rows, tensor.dim(1), tensor.dim(0));
            return;
        }
        ColumnMajor order = new ColumnMajor(tensor.shape());
        for (int i = 0; i < rows.length; i++) {
            rows[order.next()] = columns[i];
        }
    }

    /** The elements of a tensor in Matlab's order. */
    public static double[] columns(Tensor tensor) {
        double[] rows = tensor.data();
        double[] columns = new double[rows.length];
        if (tensor.rank() == 2) {
            turn(rows, columns, tensor.dim(0), tensor.dim(1));
            return columns;
        }
        ColumnMajor order = new ColumnMajor(tensor.shape());
        for (int i = 0; i < rows.length; i++) {
            columns[i] = rows[order.next()];
        }
        return columns;
    }

    /** The dimensions of a tensor as Matlab counts them: at least two. */
    public static double[] size(Tensor tensor) {
        double[] size = new double[Math.max(2, tensor.rank())];
        Arrays.fill(size, 1);
        for (int d = 0; d < tensor.rank(); d++) {
            size[d] = tensor.dim(d);
        }
        return size;
    }

    /** Writes the transpose of an m x n matrix in C order. */
    private static void turn(double[] from, double[] to, int m, int n) {
        for (int i = 0; i < m; i += BLOCK) {
            for (int j = 0; j < n; j += BLOCK) {
                int lastRow = Math.min(i + BLOCK, m);
                int lastColumn = Math.min(j + BLOCK, n);
                for (int r = i; r < lastRow; r++) {
                    for (int c = j; c < lastColumn; c++) {
                        to[c * m + r] = from[r * n + c];
                    }
                }
            }
        }
    }
}
