package org.lrptoolbox.python.array;

/**
 * Solving and decomposing matrices: by LAPACK where the native library of matrix products is there, else by EJML, which
 * has the same numbers up to signs and the order of eigenvalues, and of complex matrices only systems and determinants.
 *
 * <p>All throw {@link ArithmeticException} where there is no result: for singular matrices, or without convergence.
 */
public final class Decompositions {
    private Decompositions() {}

    /** Whether complex matrices can be decomposed, too. */
    public static boolean takesComplex() {
        return Lapack.isThere();
    }

    /** The inverse of a square matrix of real numbers. */
    public static NDArray inverse(NDArray a) {
        return solve(a, PlainDecompositions.identity(a.dim(0)));
    }

    /** X with A X = B. */
    public static NDArray solve(NDArray a, NDArray b) {
        return Lapack.isThere() ? NativeDecompositions.solve(a, b) : PlainDecompositions.solve(a, b);
    }

    /** X with A X = B for complex matrices. */
    public static NDArray solveComplex(NDArray a, NDArray b) {
        return Lapack.isThere() ? NativeDecompositions.solve(a, b) : PlainDecompositions.solveComplex(a, b);
    }

    /** As {@link LeastSquares#solve}. */
    public static NDArray[] leastSquares(NDArray a, NDArray b, double limit) {
        return LeastSquares.solve(a, b, limit);
    }

    /** The determinant of a square matrix. */
    public static double determinant(NDArray a) {
        return PlainDecompositions.determinant(a);
    }

    /** The determinant of a square complex matrix, as an array of one element. */
    public static NDArray complexDeterminant(NDArray a) {
        return PlainDecompositions.complexDeterminant(a);
    }

    /**
     * A = U diag(s) Vh with s descending.
     *
     * @param full whether U and V are square; otherwise they have as many columns as there are singular values
     * @return U, s, Vh
     */
    public static NDArray[] svd(NDArray a, boolean full) {
        return Lapack.isThere() ? NativeDecompositions.svd(a, full) : PlainDecompositions.svd(a, full);
    }

    /** Eigenvalues and eigenvectors (columns) of a square matrix: complex where one of them is. */
    public static NDArray[] eigen(NDArray a) {
        return Lapack.isThere() ? NativeDecompositions.eigen(a) : PlainDecompositions.eigen(a, false);
    }

    /**
     * Eigenvalues, ascending, and eigenvectors (columns) of a symmetric or Hermitian matrix.
     *
     * @param upper whether the upper triangle counts, or the lower one
     */
    public static NDArray[] hermitian(NDArray a, boolean upper) {
        if (Lapack.isThere()) {
            return NativeDecompositions.hermitian(a, upper);
        }
        return PlainDecompositions.eigen(upper ? Layout.transpose(a) : a, true);
    }

    /** A = Q R, with as many columns in Q as the smaller dimension of A unless {@code full}; returns Q, R. */
    public static NDArray[] qr(NDArray a, boolean full) {
        return Lapack.isThere() ? NativeDecompositions.qr(a, full) : PlainDecompositions.qr(a, full);
    }

    /** The lower triangle L with A = L Lh. */
    public static NDArray cholesky(NDArray a) {
        return Lapack.isThere() ? NativeDecompositions.cholesky(a) : PlainDecompositions.cholesky(a);
    }
}
