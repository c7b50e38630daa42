package org.lrptoolbox.tensor;

/**
 * Walks an array in column-major (Fortran, MATLAB) order: where in C order each next element lies.
 *
 * <pre>{@code
 * ColumnMajor order = new ColumnMajor(shape);
 * for (double v : columnMajor) {
 *     rowMajor[order.next()] = v;
 * }
 * }</pre>
 */
public final class ColumnMajor {
    private final int[] shape;
    private final int[] strides;
    private final int[] index;
    private int offset;

    /** Starts at the first element of an array of the given shape. */
    public ColumnMajor(int... shape) {
        this.shape = shape.clone();
        strides = new int[shape.length];
        index = new int[shape.length];
        int stride = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            strides[d] = stride;
            stride *= shape[d];
        }
    }

    /** The index in C order of the next element in column-major order; called at most once per element. */
    public int next() {
        int here = offset;
        for (int d = 0; d < shape.length; d++) {
            offset += strides[d];
            if (++index[d] < shape[d]) {
                break;
            }
            offset -= index[d] * strides[d];
            index[d] = 0;
        }
        return here;
    }
}
