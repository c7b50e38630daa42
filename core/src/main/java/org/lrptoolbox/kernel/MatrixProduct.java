package org.lrptoolbox.kernel;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The matrix product C = op(A) op(B) [+ C] on row-major float64 arrays, where op is the identity or the transpose.
 *
 * <p>Results follow IEEE 754 (0 * inf and NaN are not skipped) and are the same bit for bit for any number of threads:
 * how a product is cut into pieces depends on its shape alone. The kernels in Java also give the same bits on every
 * processor, and for an element whatever it is computed together with; a native library's last bits may differ between
 * processors and releases. The system property {@code lrp.blas} chooses, see {@link #describe}.
 */
public final class MatrixProduct {
    /** Multiply-adds of a piece, at least: a twentieth of a millisecond's, below which a thread costs more. */
    private static final long PIECE = 1_000_000;
    /** Rows or columns of a piece, at least. */
    private static final int LINES = 128;
    /** The same where the other side is no shorter: packing its matrix for each piece would take half as long as all else. */
    private static final int LONG_LINES = 320;
    /** Shorter sides up to here make a narrow product, whose pieces are to be {@link Kernels#UNPACKED}. */
    private static final int NARROW = 64;
    /** Pieces begin at full tiles, so that only the last one has a ragged edge. */
    private static final int UNIT = 16;

    private MatrixProduct() {}

    /**
     * What computes the products in this JVM, and why it is not a native library where it is none.
     *
     * <p>{@code -Dlrp.blas=java} leaves the native library out, for results that are the same on every processor;
     * {@code -Dlrp.blas=plain} the Vector API too; {@code -Dlrp.blas=FILE} takes another library with
     * {@code cblas_dgemm}.
     */
    public static String describe() {
        return Kernels.describe();
    }

    /** The native library that computes the products, for who wants other functions of it; empty if none does. */
    public static Optional<Path> nativeLibrary() {
        return Kernels.isNative() ? Optional.of(NativeLibrary.file()) : Optional.empty();
    }

    /**
     * Begins to load the native library on a thread of its own, which takes a tenth of a second. Optional: for programs
     * that still have other things to do before they multiply.
     */
    public static void prepare() {
        Thread.ofPlatform().daemon().name("matrix product").start(Kernels::describe);
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
        int pieces = pieces(m, n, k);
        for (int piece = 0; piece < pieces; piece++) {
            product(piece, ta, tb, m, n, k, a, aOff, lda, b, bOff, ldb, accumulate, c, cOff, ldc);
        }
    }

    /** Multiplies on all cores; arguments and result, bit for bit, as in {@link #multiply}. */
    public static void parallel(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b,
            int bOff, int ldb, boolean accumulate, double[] c, int cOff, int ldc) {
        check(ta, tb, m, n, k, a, aOff, lda, b, bOff, ldb, c, cOff, ldc);
        Parallel.forEach(pieces(m, n, k), piece -> product(piece, ta, tb, m, n, k, a, aOff, lda, b, bOff, ldb,
                accumulate, c, cOff, ldc));
    }

    /** How many pieces a product is cut into, along the longer side of C. */
    static int pieces(int m, int n, int k) {
        int lines = Math.max(m, n);
        return Math.max(1, (lines + size(m, n, k) - 1) / size(m, n, k));
    }

    /** Rows or columns of a piece: about equally many for all. */
    private static int size(int m, int n, int k) {
        int lines = Math.max(m, n);
        int width = Math.min(m, n);
        long line = Math.max(1, (long) width * k);
        long most = Kernels.UNPACKED / line / UNIT * UNIT;
        long least = Math.max(width < LINES ? LINES : LONG_LINES, (PIECE + line - 1) / line);
        long count = evenly(width > 1 && width <= NARROW && most > 0 ? (lines + most - 1) / most : lines / least);
        return Math.max(1, (int) ((lines + count * UNIT - 1) / (count * UNIT)) * UNIT);
    }

    /** An even number of pieces, where they are few: an odd one would leave one of two processors without work at the end. */
    private static long evenly(long count) {
        return count <= 1 ? 1 : count + count % 2;
    }

    private static void product(int piece, boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda,
            double[] b, int bOff, int ldb, boolean accumulate, double[] c, int cOff, int ldc) {
        if (m == 0 || n == 0) {
            return;
        }
        if (k == 0) {
            for (int i = 0; i < m && !accumulate; i++) {
                Arrays.fill(c, cOff + i * ldc, cOff + i * ldc + n, 0);
            }
            return;
        }
        GemmKernel kernel = Kernels.forShape(m, n, k);
        piece(piece, m, n, k,
                (row, rows, column, columns) -> kernel.multiply(ta, tb, rows, columns, k, a,
                        aOff + (ta ? row : row * lda), lda, b, bOff + (tb ? column * ldb : column), ldb, accumulate, c,
                        cOff + row * ldc + column, ldc));
    }

    /** The rows and columns of C that a piece has. */
    interface Piece {
        void at(int row, int rows, int column, int columns);
    }

    static void piece(int number, int m, int n, int k, Piece body) {
        int size = size(m, n, k);
        int from = number * size;
        if (m >= n) {
            body.at(from, Math.min(size, m - from), 0, n);
        } else {
            body.at(0, m, from, Math.min(size, n - from));
        }
    }

    private static void check(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b,
            int bOff, int ldb, double[] c, int cOff, int ldc) {
        if (m < 0 || n < 0 || k < 0) {
            throw new IllegalArgumentException("negative dimension: m = " + m + ", n = " + n + ", k = " + k);
        }
        check("A", ta ? k : m, ta ? m : k, a.length, aOff, lda);
        check("B", tb ? n : k, tb ? k : n, b.length, bOff, ldb);
        check("C", m, n, c.length, cOff, ldc);
    }

    static void check(String name, int rows, int columns, int length, int offset, int ld) {
        if (rows == 0 || columns == 0) {
            return;
        }
        if (offset < 0 || ld < columns || offset + (rows - 1L) * ld + columns > length) {
            throw new IllegalArgumentException("matrix " + name + " (" + rows + " x " + columns + ", offset " + offset
                    + ", leading dimension " + ld + ") does not lie within its array of " + length + " numbers");
        }
    }
}
