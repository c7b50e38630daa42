package org.lrptoolbox.matlab.value;

import java.nio.file.Path;
import java.util.Arrays;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.tensor.Shapes;

/**
 * A sparse matrix: the entries that are not zero, column after column and from the top in each.
 *
 * @param shape the two dimensions
 * @param rows the row of each entry, from 0
 * @param columns the column of each entry, from 0, ascending
 * @param values the entries: float64, complex float64 or bool
 */
public record MatSparse(int[] shape, int[] rows, int[] columns, MatValue.Numbers values) implements MatValue {
    /** Checks that the entries lie inside the matrix, in order and once each. */
    public MatSparse {
        ElementType type = (values instanceof MatComplex complex ? complex.re() : ((MatNumeric) values).array()).type();
        if (shape.length != 2 || shape[0] < 0 || shape[1] < 0 || rows.length != columns.length
                || rows.length != Shapes.size(values.shape())
                || type != ElementType.FLOAT64 && type != ElementType.BOOL) {
            throw new IllegalArgumentException("a sparse matrix of shape " + Shapes.text(shape) + " with "
                    + rows.length + " rows, " + columns.length + " columns and values " + type.label()
                    + Shapes.text(values.shape()));
        }
        for (int i = 0; i < rows.length; i++) {
            boolean inside = rows[i] >= 0 && rows[i] < shape[0] && columns[i] >= 0 && columns[i] < shape[1];
            boolean after = i == 0 || columns[i] > columns[i - 1]
                    || columns[i] == columns[i - 1] && rows[i] > rows[i - 1];
            if (!inside || !after) {
                throw new IllegalArgumentException("entry " + i + " of a sparse matrix of shape "
                        + Shapes.text(shape) + ", (" + rows[i] + ", " + columns[i]
                        + "), lies outside it or comes out of order");
            }
        }
    }

    /**
     * The matrix with its zeros, as MATLAB's {@code full}.
     *
     * @throws IllegalArgumentException if it has more elements than one array holds
     */
    public MatValue.Numbers full() {
        return switch (values) {
            case MatNumeric real -> new MatNumeric(spread(real.array()));
            case MatComplex complex -> new MatComplex(spread(complex.re()), spread(complex.im()));
        };
    }

    /**
     * The real numbers of the variable of a name with their zeros.
     *
     * @throws UnsupportedModelException if they are more than one array holds, or take more memory than allowed
     */
    public TypedArray dense(Path file, String name, Allowance allowance) throws UnsupportedModelException {
        long size = (long) shape[0] * shape[1];
        if (size > Integer.MAX_VALUE - 8) {
            throw new UnsupportedModelException(file, "variable '" + name + "' is a sparse matrix of shape "
                    + Shapes.text(shape) + ", too large with its zeros; store a part of it with full(x)");
        }
        allowance.take(size * ((MatNumeric) values).array().type().bytes());
        return ((MatNumeric) full()).array();
    }

    /**
     * The column of each entry.
     *
     * @param starts the index of the first entry of each column, and the number of entries
     * @param most how many entries there can be
     * @param shape the dimensions of the matrix
     * @throws IllegalArgumentException if they do not fit each other
     */
    public static int[] columns(int[] starts, int most, int... shape) {
        int count = starts.length == 0 ? -1 : starts[starts.length - 1];
        if (shape.length != 2 || starts.length != shape[1] + 1L || starts[0] != 0 || count < 0 || count > most) {
            throw new IllegalArgumentException("a sparse matrix of shape " + Shapes.text(shape) + " with "
                    + starts.length + " column starts, the last " + count + ", and " + most + " rows");
        }
        int[] columns = new int[count];
        for (int c = 0; c < shape[1]; c++) {
            if (starts[c + 1] < starts[c] || starts[c + 1] > count) {
                throw new IllegalArgumentException("a sparse matrix whose column " + c + " ends at " + starts[c + 1]);
            }
            Arrays.fill(columns, starts[c], starts[c + 1], c);
        }
        return columns;
    }

    /** The index of the first entry of each column, and the number of entries. */
    public int[] columnStarts() {
        int[] starts = new int[shape[1] + 1];
        for (int column : columns) {
            starts[column + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return starts;
    }

    private TypedArray spread(TypedArray entries) {
        Object full = entries.type().allocate(Shapes.size(shape));
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(entries.storage(), i, full, rows[i] * shape[1] + columns[i], 1);
        }
        return new TypedArray(entries.type(), shape, full);
    }

    /** Shape and number of entries. */
    @Override
    public String toString() {
        return "MatSparse" + Arrays.toString(shape) + " with " + rows.length + " entries";
    }
}
