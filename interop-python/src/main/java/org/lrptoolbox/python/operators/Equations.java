package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Decompositions;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.LeastSquares;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Products;
import org.lrptoolbox.python.array.Reduction;
import org.lrptoolbox.python.array.Reductions;

/** Linear equations of one matrix, and polynomials, whose coefficients are the solution of some. */
final class Equations {
    private static final String LINALG = "numpy.linalg";
    private static final String POLYNOMIALS = "numpy._polynomials";
    /** Up to this share of the largest, singular values count as zero. */
    private static final double NEGLIGIBLE = 1e-15;
    private static final double EPSILON = Math.ulp(1.0);

    static final List<Shortcut> ALL = List.of(
            function(LINALG, "solve", Equations::solve, "a", "b"),
            function(LINALG, "inv", Equations::inverse, "a"),
            function(LINALG, "det", Equations::determinant, "a"),
            function(LINALG, "pinv", Equations::pseudoInverse, "a"),
            function(LINALG, "cholesky", Equations::cholesky, "a"),
            function(LINALG, "matrix_rank", Equations::rank, "A"),
            function(LINALG, "matrix_power", Equations::power, "a", "n"),
            function(POLYNOMIALS, "polyfit", Equations::polyfit, "x", "y", "deg"),
            function(POLYNOMIALS, "roots", Equations::roots, "p"),
            function(POLYNOMIALS, "polyval", Equations::polyval, "p", "x"));

    private Equations() {}

    /** A matrix with elements; of single precision Python has to make the results. */
    private static @Nullable NDArray matrix(ArrayClass known, Object argument) {
        NDArray a = ArrayMethods.given(known, argument);
        return a == null || a.rank() != 2 || a.size() == 0 || a.type() != DataType.FLOAT64 && a.type() != DataType.INT64
                ? null
                : a;
    }

    private static @Nullable NDArray square(ArrayClass known, Object argument) {
        NDArray a = matrix(known, argument);
        return a == null || a.dim(0) != a.dim(1) ? null : a;
    }

    private static @Nullable Object solve(ArrayClass known, Object... arguments) {
        NDArray a = square(known, at(arguments, 0));
        NDArray b = ArrayMethods.given(known, at(arguments, 1));
        if (a == null || b == null || b.rank() == 0 || b.rank() > 2 || b.dim(0) != a.dim(0) || b.size() == 0) {
            return null;
        }
        NDArray x = Decompositions.solve(a, b.rank() == 1 ? Layout.reshape(b, b.size(), 1) : b);
        return known.result(b.rank() == 1 ? Layout.reshape(x, x.size()) : x);
    }

    private static @Nullable Object inverse(ArrayClass known, Object... arguments) {
        NDArray a = square(known, at(arguments, 0));
        return a == null ? null : known.result(Decompositions.inverse(a));
    }

    private static @Nullable Object determinant(ArrayClass known, Object... arguments) {
        NDArray a = square(known, at(arguments, 0));
        return a == null ? null : known.result(Decompositions.determinant(a));
    }

    private static @Nullable Object pseudoInverse(ArrayClass known, Object... arguments) {
        NDArray a = matrix(known, at(arguments, 0));
        return a == null ? null : known.result(LeastSquares.inverse(a, NEGLIGIBLE));
    }

    private static @Nullable Object cholesky(ArrayClass known, Object... arguments) {
        NDArray a = square(known, at(arguments, 0));
        return a == null ? null : known.result(Decompositions.cholesky(a));
    }

    private static @Nullable Object rank(ArrayClass known, Object... arguments) {
        NDArray a = matrix(known, at(arguments, 0));
        return a == null
                ? null
                : known.result((long) LeastSquares.rank(Decompositions.svd(a, false)[1],
                        Math.max(a.dim(0), a.dim(1)) * EPSILON));
    }

    /** By squares; the zeroth, and those of the inverse, are left to Python. */
    private static @Nullable Object power(ArrayClass known, Object... arguments) {
        NDArray a = square(known, at(arguments, 0));
        if (a == null || !(at(arguments, 1) instanceof Integer n) || n < 1) {
            return null;
        }
        NDArray made = null;
        NDArray square = a;
        for (int rest = n; rest > 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                made = made == null ? square : Products.matmul(made, square);
            }
            square = rest > 1 ? Products.matmul(square, square) : square;
        }
        return made == null ? null : known.result(made == a ? MemoryOrder.copy(a, "C") : made);
    }

    /** The least square fit to vectors; where they do not determine it, Python warns. */
    private static @Nullable Object polyfit(ArrayClass known, Object... arguments) {
        NDArray x = vector(known, at(arguments, 0));
        NDArray y = vector(known, at(arguments, 1));
        if (x == null || y == null || x.size() != y.size() || !isFinite(y)
                || !(at(arguments, 2) instanceof Integer degree)
                || degree < 0) {
            return null;
        }
        int order = degree + 1;
        NDArray left = powers(x, order);
        NDArray scale = BinaryOps.apply(BinaryOp.POWER, Reductions.apply(Reduction.SUM,
                BinaryOps.apply(BinaryOp.MULTIPLY, left, left), false, null, 0), 0.5);
        double limit = x.size() * EPSILON;
        NDArray[] found = LeastSquares.solve(BinaryOps.apply(BinaryOp.DIVIDE, left, scale), y, limit);
        return LeastSquares.rank(found[1], limit) == order
                ? known.result(BinaryOps.apply(BinaryOp.DIVIDE, found[0], scale))
                : null;
    }

    private static boolean isFinite(NDArray a) {
        return Arrays.stream(a.asTensor().data()).allMatch(Double::isFinite);
    }

    /** As columns, the highest first. */
    private static NDArray powers(NDArray x, int order) {
        long[] exponents = new long[order];
        for (int k = 0; k < order; k++) {
            exponents[k] = order - 1L - k;
        }
        return BinaryOps.apply(BinaryOp.POWER, Layout.reshape(x, x.size(), 1),
                NDArray.of(DataType.INT64, exponents, order));
    }

    private static @Nullable NDArray vector(ArrayClass known, Object argument) {
        NDArray a = Sequences.vector(known, argument);
        return a == null || a.type() == DataType.FLOAT64 ? a : a.astype(DataType.FLOAT64);
    }

    /** The eigenvalues of the companion matrix; zeros at either end of the coefficients are left to Python. */
    private static @Nullable Object roots(ArrayClass known, Object... arguments) {
        NDArray given = vector(known, at(arguments, 0));
        double[] p = given == null ? new double[0] : ArrayMethods.doubles(given);
        int n = p.length - 1;
        if (n < 1 || p[0] == 0 || p[n] == 0) {
            return null;
        }
        double[] companion = new double[Math.multiplyExact(n, n)];
        for (int i = 0; i < n; i++) {
            companion[i] = -p[i + 1] / p[0];
            if (!Double.isFinite(companion[i])) {
                return null;
            }
        }
        for (int i = 1; i < n; i++) {
            companion[i * n + i - 1] = 1;
        }
        return known.result(Decompositions.eigen(NDArray.of(companion, n, n))[0]);
    }

    /** By Horner's scheme; what is not finite may be worth a warning. */
    private static @Nullable Object polyval(ArrayClass known, Object... arguments) {
        NDArray p = vector(known, at(arguments, 0));
        Object given = at(arguments, 1);
        Double number = given instanceof Double d ? d : known.float64(given);
        NDArray x = number == null ? ArrayMethods.given(known, given) : NDArray.scalar(DataType.FLOAT64, number);
        if (p == null || x == null || x.type() != DataType.FLOAT64 || number == null && x.rank() == 0) {
            return null;
        }
        double[] coefficients = ArrayMethods.doubles(p);
        double[] at = ArrayMethods.doubles(x);
        double[] made = new double[at.length];
        for (int i = 0; i < made.length; i++) {
            double value = 0;
            for (double c : coefficients) {
                value = value * at[i] + c;
            }
            if (!Double.isFinite(value)) {
                return null;
            }
            made[i] = value;
        }
        return known.result(number == null ? NDArray.of(made, x.shape()) : (Object) made[0]);
    }
}
