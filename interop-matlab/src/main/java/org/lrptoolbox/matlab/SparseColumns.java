package org.lrptoolbox.matlab;

import com.jmatio.types.MLSparse;

import java.util.Arrays;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;

/**
 * A sparse matrix as JMatIO writes it. JMatIO's own keeps a tree of entries, whose order breaks for large matrices and
 * whose columns take quadratic time to list.
 */
final class SparseColumns extends MLSparse {
    private final MatSparse matrix;

    SparseColumns(String name, MatSparse matrix) {
        super(name, matrix.shape(), flags(matrix.values()), matrix.rows().length);
        this.matrix = matrix;
    }

    private static int flags(MatValue.Numbers values) {
        return switch (values) {
            case MatComplex complex -> MatHeader.COMPLEX;
            case MatNumeric real -> real.array().type() == ElementType.BOOL ? MatHeader.LOGICAL : 0;
        };
    }

    @Override
    public int[] getIR() {
        return matrix.rows();
    }

    @Override
    public int[] getJC() {
        int[] starts = new int[matrix.shape()[1] + 1];
        for (int column : matrix.columns()) {
            starts[column + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return starts;
    }

    @Override
    public Double[] exportReal() {
        return boxed(switch (matrix.values()) {
            case MatComplex complex -> complex.re();
            case MatNumeric real -> real.array();
        });
    }

    @Override
    public Double[] exportImaginary() {
        return matrix.values() instanceof MatComplex complex ? boxed(complex.im()) : new Double[0];
    }

    private static Double[] boxed(TypedArray array) {
        Double[] boxed = new Double[array.size()];
        Arrays.setAll(boxed, i -> array.type().get(array.storage(), i));
        return boxed;
    }
}
