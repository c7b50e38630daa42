package org.lrptoolbox.python.array;

import java.util.Arrays;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Solving and decomposing float64 matrices, by EJML. */
public final class Decompositions {
    private Decompositions() {}

    /**
     * The inverse of a square matrix.
     *
     * @throws ArithmeticException if the matrix is singular
     */
    public static NDArray inverse(NDArray a) {
        return solve(a, Layout.reshape(identity(a.dim(0)), a.dim(0), a.dim(0)));
    }

    private static NDArray identity(int n) {
        return NDArray.of(CommonOps_DDRM.identity(n).data, n, n);
    }

    /**
     * X with A X = B.
     *
     * @throws ArithmeticException if A is singular
     */
    public static NDArray solve(NDArray a, NDArray b) {
        DMatrixRMaj x = new DMatrixRMaj(a.dim(0), b.dim(1));
        var solver = LinearSolverFactory_DDRM.lu(a.dim(0));
        if (!solver.setA(matrix(a)) || solver.quality() == 0) {
            throw new ArithmeticException("Singular matrix");
        }
        solver.solve(matrix(b), x);
        return array(x);
    }

    /** The determinant of a square matrix. */
    public static double determinant(NDArray a) {
        return a.size() == 0 ? 1 : CommonOps_DDRM.det(matrix(a));
    }

    /**
     * A = U diag(s) Vt with s descending.
     *
     * @param full whether U and V are square; otherwise they have as many columns as there are singular values
     * @return U, s, Vt
     */
    public static NDArray[] svd(NDArray a, boolean full) {
        var svd = DecompositionFactory_DDRM.svd(a.dim(0), a.dim(1), true, true, !full);
        require(svd.decompose(matrix(a)), "SVD did not converge");
        double[] s = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
        NDArray order = Layout.flip(Order.argsort(NDArray.of(s, s.length), 0));
        NDArray u = array(svd.getU(null, false));
        NDArray vt = array(svd.getV(null, true));
        return new NDArray[]{leading(u, order, true), Indexing.select(NDArray.of(s, s.length), order),
            leading(vt, order, false)};
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
     * Eigenvalues and eigenvectors (columns).
     *
     * @param symmetric whether only the lower triangle counts; eigenvalues then come in ascending order
     * @throws UnsupportedOperationException if an eigenvalue is complex
     */
    public static NDArray[] eigen(NDArray a, boolean symmetric) {
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
                throw new UnsupportedOperationException("eigenvalue " + value.real + (value.imaginary < 0 ? "" : "+")
                        + value.imaginary + "j is complex; arrays here hold real numbers");
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

    /** A = Q R, with as many columns in Q as the smaller dimension of A unless {@code full}; returns Q, R. */
    public static NDArray[] qr(NDArray a, boolean full) {
        var qr = DecompositionFactory_DDRM.qr(a.dim(0), a.dim(1));
        require(qr.decompose(matrix(a)), "QR did not converge");
        return new NDArray[]{array(qr.getQ(null, !full)), array(qr.getR(null, !full))};
    }

    /**
     * The lower triangle L with A = L Lt.
     *
     * @throws ArithmeticException if the matrix is not positive definite
     */
    public static NDArray cholesky(NDArray a) {
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
