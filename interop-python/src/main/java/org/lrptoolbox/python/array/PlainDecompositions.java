package org.lrptoolbox.python.array;

import java.util.Arrays;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.ZMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_ZDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_ZDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.LUDecomposition;

/** Solving and decomposing matrices by EJML. */
final class PlainDecompositions {
    private PlainDecompositions() {}

    static NDArray identity(int n) {
        return NDArray.of(CommonOps_DDRM.identity(n).data, n, n);
    }

    /**
     * X with A X = B.
     *
     * @throws ArithmeticException if A is singular
     */
    static NDArray solve(NDArray a, NDArray b) {
        DMatrixRMaj x = new DMatrixRMaj(a.dim(0), b.dim(1));
        var solver = LinearSolverFactory_DDRM.lu(a.dim(0));
        if (!solver.setA(matrix(a)) || isSingular(solver.getDecomposition())) {
            throw new ArithmeticException("Singular matrix");
        }
        solver.solve(matrix(b), x);
        return array(x);
    }

    /** Whether a pivot is zero, as LAPACK has it; matrices that are nearly singular are solved. */
    private static boolean isSingular(Object decomposition) {
        return decomposition instanceof LUDecomposition<?> lu && lu.isSingular();
    }

    /** The determinant of a square matrix. */
    static double determinant(NDArray a) {
        return a.size() == 0 ? 1 : CommonOps_DDRM.det(matrix(a));
    }

    /**
     * A = U diag(s) Vt with s descending.
     *
     * @param full whether U and V are square; otherwise they have as many columns as there are singular values
     * @return U, s, Vt
     */
    static NDArray[] svd(NDArray a, boolean full) {
        if (isDiagonal(a)) {
            return diagonalSvd(a);
        }
        var svd = DecompositionFactory_DDRM.svd(a.dim(0), a.dim(1), true, true, !full);
        require(svd.decompose(matrix(a)), "SVD did not converge");
        double[] s = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
        NDArray order = Layout.flip(Order.argsort(NDArray.of(s, s.length), 0));
        NDArray u = array(svd.getU(null, false));
        NDArray vt = array(svd.getV(null, true));
        return new NDArray[]{leading(u, order, true), Indexing.select(NDArray.of(s, s.length), order),
            leading(vt, order, false)};
    }

    /** Whether a matrix is square and diagonal, without negative numbers. */
    private static boolean isDiagonal(NDArray a) {
        int n = a.dim(0);
        double[] v = a.doubles();
        boolean diagonal = n == a.dim(1) && n > 0;
        for (int i = 0; diagonal && i < v.length; i++) {
            diagonal = i / n == i % n ? v[i] >= 0 : v[i] == 0;
        }
        return diagonal;
    }

    /** The elements in descending order, equal ones as they stand, which decides between equal singular vectors. */
    private static NDArray[] diagonalSvd(NDArray a) {
        NDArray values = Layout.diagonal(a, 0, 0, 1).copy();
        NDArray order = Order.argsort(UnaryOps.apply(UnaryOp.NEGATIVE, values), 0);
        NDArray rows = Indexing.select(identity(a.dim(0)), order);
        return new NDArray[]{Layout.transpose(rows).contiguous(),
            Indexing.select(values.astype(DataType.FLOAT64), order), rows.contiguous()};
    }

    /** Columns (or rows) in another order; those beyond it, which belong to no singular value, follow unchanged. */
    private static NDArray leading(NDArray a, NDArray order, boolean columns) {
        int total = a.dim(columns ? 1 : 0);
        NDArray rest = Create.rangeOfLongs(order.type(), order.size(), 1, Math.max(0, total - order.size()));
        NDArray index = Join.concatenate(0, order, rest);
        NDArray picked = columns ? Indexing.select(a, Slice.ALL, index) : Indexing.select(a, index);
        return picked.contiguous();
    }

    /**
     * Eigenvalues and eigenvectors (columns): complex where one of them is.
     *
     * @param symmetric whether only the lower triangle counts; eigenvalues then come in ascending order
     */
    static NDArray[] eigen(NDArray a, boolean symmetric) {
        int n = a.dim(0);
        DMatrixRMaj m = matrix(a);
        if (symmetric) {
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    m.set(i, j, m.get(j, i));
                }
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, symmetric);
        require(eigen.decompose(m), "Eigenvalues did not converge");
        double[] values = new double[n];
        double[] vectors = new double[n * n];
        for (int k = 0; k < n; k++) {
            var value = eigen.getEigenvalue(k);
            if (!value.isReal()) {
                return complexEigen(a, eigen);
            }
            values[k] = value.real;
            DMatrixRMaj vector = eigen.getEigenVector(k);
            for (int i = 0; i < n; i++) {
                vectors[i * n + k] = vector.get(i);
            }
        }
        NDArray w = NDArray.of(values, n);
        NDArray v = NDArray.of(vectors, n, n);
        if (!symmetric) {
            return new NDArray[]{w, v};
        }
        NDArray order = Order.argsort(w, 0);
        return new NDArray[]{Indexing.select(w, order), Indexing.select(v, Slice.ALL, order).contiguous()};
    }

    /** EJML has complex eigenvalues of real matrices; each vector then is what A - w I takes to nearly zero. */
    private static NDArray[] complexEigen(NDArray a, EigenDecomposition_F64<DMatrixRMaj> eigen) {
        int n = a.dim(0);
        double[] m = a.doubles();
        double[] values = new double[2 * n];
        double[] vectors = new double[2 * n * n];
        double size = 0;
        for (double v : m) {
            size = Math.max(size, Math.abs(v));
        }
        for (int k = 0; k < n; k++) {
            var w = eigen.getEigenvalue(k);
            values[2 * k] = w.real;
            values[2 * k + 1] = w.imaginary;
            ZMatrixRMaj shifted = new ZMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    // A shift of a few roundings keeps the matrix regular.
                    shifted.set(i, j, m[i * n + j] - (i == j ? w.real * (1 + 4e-16) + size * 2e-16 : 0),
                            i == j ? -w.imaginary : 0);
                }
            }
            ZMatrixRMaj x = new ZMatrixRMaj(n, 1);
            for (int i = 0; i < n; i++) {
                x.set(i, 0, 1 + 0.1 * i, 0.3);
            }
            var solver = LinearSolverFactory_ZDRM.lu(n);
            require(solver.setA(shifted), "Eigenvalues did not converge");
            for (int step = 0; step < 3; step++) {
                ZMatrixRMaj next = new ZMatrixRMaj(n, 1);
                solver.solve(x, next);
                normalize(next);
                x = next;
            }
            for (int i = 0; i < n; i++) {
                vectors[2 * (i * n + k)] = x.getReal(i, 0);
                vectors[2 * (i * n + k) + 1] = x.getImag(i, 0);
            }
        }
        return new NDArray[]{NDArray.of(DataType.COMPLEX128, values, n),
            NDArray.of(DataType.COMPLEX128, vectors, n, n)};
    }

    /** To length 1, the largest element real. */
    private static void normalize(ZMatrixRMaj x) {
        double length = 0;
        double largest = 0;
        double re = 1;
        double im = 0;
        for (int i = 0; i < x.numRows; i++) {
            double size = Math.hypot(x.getReal(i, 0), x.getImag(i, 0));
            length = Math.hypot(length, size);
            if (size > largest * (1 + 1e-9)) {
                largest = size;
                re = x.getReal(i, 0) / size;
                im = x.getImag(i, 0) / size;
            }
        }
        for (int i = 0; i < x.numRows; i++) {
            double a = x.getReal(i, 0) / length;
            double b = x.getImag(i, 0) / length;
            x.set(i, 0, a * re + b * im, b * re - a * im);
        }
    }

    /**
     * X with A X = B for complex matrices.
     *
     * @throws ArithmeticException if A is singular
     */
    static NDArray solveComplex(NDArray a, NDArray b) {
        ZMatrixRMaj x = new ZMatrixRMaj(a.dim(0), b.dim(1));
        var solver = LinearSolverFactory_ZDRM.lu(a.dim(0));
        if (!solver.setA(complexMatrix(a)) || isSingular(solver.getDecomposition())) {
            throw new ArithmeticException("Singular matrix");
        }
        solver.solve(complexMatrix(b), x);
        return NDArray.of(DataType.COMPLEX128, Arrays.copyOf(x.data, x.getDataLength()), x.numRows, x.numCols);
    }

    /** The determinant of a square complex matrix, as an array of one element. */
    static NDArray complexDeterminant(NDArray a) {
        var det = CommonOps_ZDRM.det(complexMatrix(a));
        return NDArray.of(DataType.COMPLEX128, new double[]{det.real, det.imaginary});
    }

    private static ZMatrixRMaj complexMatrix(NDArray a) {
        return new ZMatrixRMaj(a.dim(0), a.dim(1), true, (double[]) a.astype(DataType.COMPLEX128).elements());
    }

    /** A = Q R, with as many columns in Q as the smaller dimension of A unless {@code full}; returns Q, R. */
    static NDArray[] qr(NDArray a, boolean full) {
        var qr = DecompositionFactory_DDRM.qr(a.dim(0), a.dim(1));
        // False where a column is zero; the result is right even so.
        boolean _ = qr.decompose(matrix(a));
        return new NDArray[]{array(qr.getQ(null, !full)), array(qr.getR(null, !full))};
    }

    /**
     * The lower triangle L with A = L Lt.
     *
     * @throws ArithmeticException if the matrix is not positive definite
     */
    static NDArray cholesky(NDArray a) {
        var cholesky = DecompositionFactory_DDRM.chol(a.dim(0), true);
        require(cholesky.decompose(matrix(a)), "Matrix is not positive definite");
        return array(cholesky.getT(null));
    }

    private static void require(boolean success, String otherwise) {
        if (!success) {
            throw new ArithmeticException(otherwise);
        }
    }

    /** A copy as an EJML matrix: decompositions work in place. */
    private static DMatrixRMaj matrix(NDArray a) {
        return DMatrixRMaj.wrap(a.dim(0), a.dim(1), a.astype(DataType.FLOAT64).doubles());
    }

    private static NDArray array(DMatrixRMaj m) {
        return NDArray.of(Arrays.copyOf(m.data, m.getNumElements()), m.numRows, m.numCols);
    }
}
