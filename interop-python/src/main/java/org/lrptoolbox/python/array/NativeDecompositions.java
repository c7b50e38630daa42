package org.lrptoolbox.python.array;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;

/**
 * Solving and decomposing real and complex matrices by {@link Lapack}.
 *
 * <p>Names of routines begin with d where numbers are real and with z where they are complex, in two doubles each.
 */
final class NativeDecompositions {
    private NativeDecompositions() {}

    /** Real or complex numbers, column by column, with the size of one of them. */
    private record Columns(int rows, int columns, double[] data, int unit) {
        /** A copy, for routines write over what they are given. */
        static Columns of(NDArray a, int unit) {
            return new Columns(a.dim(0), a.dim(1), (double[]) Layout.transpose(a).astype(type(unit)).elements(), unit);
        }

        static Columns of(NDArray a) {
            return of(a, unitOf(a));
        }

        static Columns empty(int rows, int columns, int unit) {
            return new Columns(rows, columns, new double[Math.max(1, rows * columns * unit)], unit);
        }

        /** The first columns; new ones are zero. */
        Columns resized(int count) {
            return new Columns(rows, count, Arrays.copyOf(data, rows * count * unit), unit);
        }

        int lead() {
            return Math.max(1, rows);
        }

        String routine(String name) {
            return (unit == 2 ? "z" : "d") + name;
        }

        NDArray array() {
            return Layout.transpose(NDArray.of(type(unit), Arrays.copyOf(data, rows * columns * unit), columns, rows))
                    .contiguous();
        }
    }

    private static int unitOf(NDArray a) {
        return Types.isComplex(a.type()) ? 2 : 1;
    }

    private static DataType type(int unit) {
        return unit == 2 ? DataType.COMPLEX128 : DataType.FLOAT64;
    }

    /** Calls with the work space that a first call asks for; the routine gets the space and its length as numbers. */
    private static void work(int unit, String failure, BiFunction<double[], Integer, Integer> routine) {
        double[] wish = new double[unit];
        require(routine.apply(wish, -1), failure);
        int length = Math.max(1, (int) wish[0]);
        require(routine.apply(new double[length * unit], length), failure);
    }

    private static void require(int info, String failure) {
        // Negative where NaN was found in an argument; other arguments are as the routines take them.
        if (info != 0) {
            throw new ArithmeticException(failure);
        }
    }

    /** X with A X = B. */
    static NDArray solve(NDArray a, NDArray b) {
        int unit = Math.max(unitOf(a), unitOf(b));
        Columns m = Columns.of(a, unit);
        Columns x = Columns.of(b, unit);
        require(Lapack.call(m.routine("gesv"), m.rows, x.columns, m.data, m.lead(), new int[m.rows], x.data, x.lead()),
                "Singular matrix");
        return x.array();
    }

    /** U, s, Vh with A = U diag(s) Vh and s descending. */
    static NDArray[] svd(NDArray a, boolean full) {
        Columns m = Columns.of(a);
        int least = Math.min(m.rows, m.columns);
        int most = Math.max(m.rows, m.columns);
        double[] s = new double[least];
        Columns u = Columns.empty(m.rows, full ? m.rows : least, m.unit);
        Columns vh = Columns.empty(full ? m.columns : least, m.columns, m.unit);
        int[] integers = new int[8 * least];
        double[] reals = new double[Math.max(5 * least * least + 5 * least,
                2 * most * least + 2 * least * least + least)];
        work(m.unit, "SVD did not converge", (space, length) -> m.unit == 2
                ? Lapack.call("zgesdd", full ? 'A' : 'S', m.rows, m.columns, m.data, m.lead(), s, u.data, u.lead(),
                        vh.data, vh.lead(), space, length, reals, integers)
                : Lapack.call("dgesdd", full ? 'A' : 'S', m.rows, m.columns, m.data, m.lead(), s, u.data, u.lead(),
                        vh.data, vh.lead(), space, length, integers));
        return new NDArray[]{u.array(), NDArray.of(s, least), vh.array()};
    }

    /** Eigenvalues, ascending, and eigenvectors of a matrix of which one triangle counts. */
    static NDArray[] hermitian(NDArray a, boolean upper) {
        char triangle = upper ? 'U' : 'L';
        Columns m = Columns.of(a);
        int n = m.rows;
        double[] w = new double[n];
        int[] integers = new int[5 * n + 3];
        double[] reals = new double[1 + 5 * n + 2 * n * n];
        work(m.unit, "Eigenvalues did not converge", (space, length) -> m.unit == 2
                ? Lapack.call("zheevd", 'V', triangle, n, m.data, m.lead(), w, space, length, reals, reals.length,
                        integers, integers.length)
                : Lapack.call("dsyevd", 'V', triangle, n, m.data, m.lead(), w, space, length, integers,
                        integers.length));
        return new NDArray[]{NDArray.of(w, n), m.array()};
    }

    /** Eigenvalues and eigenvectors (columns) of any square matrix: complex where one of them is. */
    static NDArray[] eigen(NDArray a) {
        Columns m = Columns.of(a);
        int n = m.rows;
        Columns v = Columns.empty(n, n, m.unit);
        double[] re = new double[n * m.unit];
        double[] im = new double[n];
        double[] none = new double[m.unit];
        double[] reals = new double[2 * n];
        work(m.unit, "Eigenvalues did not converge", (space, length) -> m.unit == 2
                ? Lapack.call("zgeev", 'N', 'V', n, m.data, m.lead(), re, none, 1, v.data, v.lead(), space, length,
                        reals)
                : Lapack.call("dgeev", 'N', 'V', n, m.data, m.lead(), re, im, none, 1, v.data, v.lead(), space,
                        length));
        if (m.unit == 2) {
            return new NDArray[]{NDArray.of(DataType.COMPLEX128, re, n), v.array()};
        }
        boolean real = Arrays.stream(im).allMatch(x -> x == 0);
        return real ? new NDArray[]{NDArray.of(re, n), v.array()} : pairs(re, im, v);
    }

    /** A pair of conjugate eigenvalues has its vectors' real parts in one column and their imaginary parts in the next. */
    private static NDArray[] pairs(double[] re, double[] im, Columns v) {
        int n = re.length;
        double[] w = new double[2 * n];
        double[] vectors = new double[2 * n * n];
        for (int k = 0; k < n; k++) {
            w[2 * k] = re[k];
            w[2 * k + 1] = im[k];
            int first = im[k] < 0 ? k - 1 : k;
            for (int i = 0; i < n; i++) {
                vectors[2 * (k * n + i)] = v.data[first * n + i];
                vectors[2 * (k * n + i) + 1] = im[k] == 0 ? 0 : Math.signum(im[k]) * v.data[(first + 1) * n + i];
            }
        }
        return new NDArray[]{NDArray.of(DataType.COMPLEX128, w, n), new Columns(n, n, vectors, 2).array()};
    }

    /** Q and R with A = Q R; Q is square if {@code full}. */
    static NDArray[] qr(NDArray a, boolean full) {
        Columns m = Columns.of(a);
        int least = Math.min(m.rows, m.columns);
        int width = full ? m.rows : least;
        double[] scales = new double[Math.max(1, least) * m.unit];
        String failure = "QR did not converge";
        work(m.unit, failure,
                (space, length) -> Lapack.call(m.routine("geqrf"), m.rows, m.columns, m.data, m.lead(), scales,
                        space, length));
        Columns r = triangle(m, width, (column) -> column + 1, true);
        Columns q = m.resized(width);
        work(m.unit, failure,
                (space, length) -> Lapack.call(m.unit == 2 ? "zungqr" : "dorgqr", m.rows, width, least, q.data,
                        q.lead(), scales, space, length));
        return new NDArray[]{q.array(), r.array()};
    }

    /** The lower triangle L with A = L Lh. */
    static NDArray cholesky(NDArray a) {
        Columns m = Columns.of(a);
        require(Lapack.call(m.routine("potrf"), 'L', m.rows, m.data, m.lead()), "Matrix is not positive definite");
        return triangle(m, m.rows, (column) -> column, false).array();
    }

    /** The first rows of a matrix: above a border in each column, or from it on; zeros elsewhere. */
    private static Columns triangle(Columns m, int rows, IntUnaryOperator border, boolean above) {
        Columns out = Columns.empty(rows, m.columns, m.unit);
        for (int column = 0; column < m.columns; column++) {
            int edge = Math.min(rows, border.applyAsInt(column));
            int start = above ? 0 : edge;
            int end = above ? edge : rows;
            System.arraycopy(m.data, (column * m.rows + start) * m.unit, out.data, (column * rows + start) * m.unit,
                    (end - start) * m.unit);
        }
        return out;
    }
}
