package org.lrptoolbox.kernel;

import java.util.Arrays;

import org.ejml.data.DMatrixRMaj;

/**
 * The matrix product C = op(A) op(B) [+ C] on row-major float64 arrays, where op is the identity or the transpose.
 *
 * <p>Results follow IEEE 754 (0 * inf and NaN are not skipped) and are the same bit for bit for any number of threads.
 */
public final class MatrixProduct {
    /** Multiply-adds below which a second thread costs more than it brings. */
    private static final long PARALLEL_FROM = 100_000;
    private static final int ROWS_AT_LEAST = 32;
    private static final int COLUMNS_AT_LEAST = 64;
    /** Ranges of columns begin at full tiles, so that only the last one has a ragged edge. */
    private static final int COLUMN_UNIT = 16;

    private MatrixProduct() {}

    /** What computes the products in this JVM, and how to get a faster one where there is one. */
    public static String describe() {
        return GemmKernel.best().describe();
    }

    /**
     * Multiplies on the calling thread.
     *
     * @param ta whether {@code a} holds the transpose (k x m instead of m x k)
     * @param tb whether {@code b} holds the transpose (n x k instead of k x n)
     * @param m rows of C
     * @param n columns of C
     * @param k length of the sums; 0 makes C zero, or leaves it with {@code accumulate}
     * @param aOff index of the first element of A
     * @param lda elements from the beginning of one row of {@code a} to the next
     * @param accumulate whether to add to C instead of overwriting it
     * @throws IllegalArgumentException if a matrix does not lie within its array
     */
    public static void multiply(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b,
            int bOff, int ldb, boolean accumulate, double[] c, int cOff, int ldc) {
        check(ta, tb, m, n, k, a, aOff, lda, b, bOff, ldb, c, cOff, ldc);
        product(ta, tb, m, n, k, a, aOff, lda, b, bOff, ldb, accumulate, c, cOff, ldc);
    }

    /** Multiplies on all cores, split by rows or columns; arguments as in {@link #multiply}. */
    public static void parallel(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b,
            int bOff, int ldb, boolean accumulate, double[] c, int cOff, int ldc) {
        check(ta, tb, m, n, k, a, aOff, lda, b, bOff, ldb, c, cOff, ldc);
        if ((long) m * n * k < PARALLEL_FROM) {
            product(ta, tb, m, n, k, a, aOff, lda, b, bOff, ldb, accumulate, c, cOff, ldc);
        } else if (m >= n) {
            Parallel.forRanges(m, ROWS_AT_LEAST, (from, to) -> product(ta, tb, to - from, n, k, a,
                    aOff + (ta ? from : from * lda), lda, b, bOff, ldb, accumulate, c, cOff + from * ldc, ldc));
        } else {
            int units = (n + COLUMN_UNIT - 1) / COLUMN_UNIT;
            Parallel.forRanges(units, COLUMNS_AT_LEAST / COLUMN_UNIT, (first, end) -> {
                int from = first * COLUMN_UNIT;
                int to = Math.min(n, end * COLUMN_UNIT);
                product(ta, tb, m, to - from, k, a, aOff, lda, b, bOff + (tb ? from * ldb : from), ldb, accumulate, c,
                        cOff + from, ldc);
            });
        }
    }

    /**
     * The product of two EJML matrices on all cores.
     *
     * @return a new matrix op(A) op(B)
     * @throws IllegalArgumentException if the inner dimensions differ
     */
    public static DMatrixRMaj multiply(DMatrixRMaj a, boolean ta, DMatrixRMaj b, boolean tb) {
        int m = ta ? a.numCols : a.numRows;
        int k = ta ? a.numRows : a.numCols;
        int n = tb ? b.numRows : b.numCols;
        int inner = tb ? b.numCols : b.numRows;
        if (k != inner) {
            throw new IllegalArgumentException("cannot multiply a " + m + " x " + k + " matrix by a " + inner + " x "
                    + n + " matrix: the inner dimensions differ");
        }
        DMatrixRMaj c = new DMatrixRMaj(m, n);
        parallel(ta, tb, m, n, k, a.data, 0, a.numCols, b.data, 0, b.numCols, false, c.data, 0, n);
        return c;
    }

    private static void product(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b,
            int bOff, int ldb, boolean accumulate, double[] c, int cOff, int ldc) {
        if (m > 0 && n > 0 && k > 0) {
            GemmKernel.best().multiply(ta, tb, m, n, k, a, aOff, lda, b, bOff, ldb, accumulate, c, cOff, ldc);
        } else if (!accumulate) {
            for (int i = 0; i < m; i++) {
                Arrays.fill(c, cOff + i * ldc, cOff + i * ldc + n, 0);
            }
        }
    }

    private static void check(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b,
            int bOff, int ldb, double[] c, int cOff, int ldc) {
        if (m < 0 || n < 0 || k < 0) {
            throw new IllegalArgumentException("negative dimension: m = " + m + ", n = " + n + ", k = " + k);
        }
        check("A", ta ? k : m, ta ? m : k, a, aOff, lda);
        check("B", tb ? n : k, tb ? k : n, b, bOff, ldb);
        check("C", m, n, c, cOff, ldc);
    }

    private static void check(String name, int rows, int columns, double[] data, int offset, int ld) {
        if (rows == 0 || columns == 0) {
            return;
        }
        if (offset < 0 || ld < columns || offset + (rows - 1L) * ld + columns > data.length) {
            throw new IllegalArgumentException("matrix " + name + " (" + rows + " x " + columns + ", offset " + offset
                    + ", leading dimension " + ld + ") does not lie within its array of " + data.length + " numbers");
        }
    }
}
