package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.Arrays;
import java.util.List;

import com.oracle.graal.python.builtins.objects.PNone;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Products;
import org.lrptoolbox.python.array.Reduction;
import org.lrptoolbox.python.array.Reductions;
import org.lrptoolbox.python.array.Scalars;
import org.lrptoolbox.python.array.Types;
import org.lrptoolbox.python.array.UnaryOp;
import org.lrptoolbox.python.array.UnaryOps;

/** Lengths, distances and products of pairs of real numbers. */
final class Measures {
    static final List<Shortcut> ALL = List.of(
            function("numpy._products", "outer", Measures::outer, "a", "b"),
            function("numpy._products", "inner", Measures::inner, "a", "b"),
            function("numpy._products", "vdot", Measures::vdot, "a", "b"),
            function("numpy.linalg", "norm", Measures::norm, "x", "ord", "axis", "keepdims"),
            function("numpy._logic", "isclose", Measures::isclose, "a", "b", "rtol", "atol"),
            function("numpy._logic", "allclose", Measures::allclose, "a", "b", "rtol", "atol"));

    private Measures() {}

    private static @Nullable Object outer(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        NDArray b = a == null ? null : ArrayMethods.given(known, at(arguments, 1));
        return a == null || b == null
                ? null
                : known.result(
                        BinaryOps.compute(BinaryOp.MULTIPLY, Layout.reshape(MemoryOrder.flat(a, "C"), a.size(), 1),
                                MemoryOrder.flat(b, "C")));
    }

    private static @Nullable Object inner(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        NDArray b = a == null ? null : ArrayMethods.given(known, at(arguments, 1));
        return a == null || b == null || a.rank() == 0 || b.rank() == 0
                ? null
                : known.result(Scalars.orArray(Products.tensordot(a, b, new int[]{-1}, new int[]{-1})));
    }

    private static @Nullable Object vdot(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        NDArray b = a == null ? null : ArrayMethods.given(known, at(arguments, 1));
        return a == null || b == null
                ? null
                : known.result(Scalars.orArray(Products.dot(MemoryOrder.flat(a, "C"), MemoryOrder.flat(b, "C"))));
    }

    /** Of all elements the root of the sum of squares, along an axis that or the sum of sizes. */
    private static @Nullable Object norm(ArrayClass known, Object... arguments) {
        NDArray given = ArrayMethods.given(known, at(arguments, 0));
        Object kept = at(arguments, 3);
        Number order = at(arguments, 1) instanceof PNone
                ? Integer.valueOf(0)
                : SingleNumbers.of(known, at(arguments, 1));
        if (given == null || given.rank() == 0 || order == null
                || !(kept instanceof Boolean || kept == PNone.NO_VALUE)) {
            return null;
        }
        boolean squares = at(arguments, 1) instanceof PNone || order.doubleValue() == 2;
        boolean ofVectors = given.rank() == 1 || at(arguments, 1) instanceof PNone;
        NDArray x = Types.isFloat(given.type()) ? given : BinaryOps.apply(BinaryOp.MULTIPLY, given, 1.0);
        return switch (at(arguments, 2)) {
            case PNone all when squares && ofVectors && !Boolean.TRUE.equals(kept) ->
                length(known, MemoryOrder.flat(x, "C"));
            case Integer axis when squares || order.doubleValue() == 1 ->
                along(known, squares, x, Boolean.TRUE.equals(kept), axis);
            case PNone all when given.rank() == 1 && order.doubleValue() == 1 ->
                along(known, false, x, Boolean.TRUE.equals(kept), 0);
            default -> null;
        };
    }

    private static @Nullable Object length(ArrayClass known, NDArray flat) {
        return known.result(UnaryOps.compute(UnaryOp.SQRT, Products.dot(flat, flat)));
    }

    private static @Nullable Object along(ArrayClass known, boolean squares, NDArray x, boolean kept, int axis) {
        Object sizes = squares ? BinaryOps.compute(BinaryOp.MULTIPLY, x, x) : UnaryOps.compute(UnaryOp.ABSOLUTE, x);
        Object sum = Reductions.compute(Reduction.SUM, (NDArray) sizes, kept, null, axis);
        if (!squares) {
            return known.result(sum);
        }
        return switch (sum) {
            case NDArray sums -> known.result(UnaryOps.compute(UnaryOp.SQRT, sums));
            case Double d -> known.result(Math.sqrt(d));
            default -> null;
        };
    }

    /** Whether {@link #close} holds for all elements. */
    private static @Nullable Object allclose(ArrayClass known, Object... arguments) {
        byte[] close = close(known, arguments);
        if (close == null) {
            return null;
        }
        for (byte b : close) {
            if (b == 0) {
                return false;
            }
        }
        return true;
    }

    /** For which elements {@link #close} holds. */
    private static @Nullable Object isclose(ArrayClass known, Object... arguments) {
        NDArray left = ArrayMethods.given(known, at(arguments, 0));
        NDArray shaped = left == null ? ArrayMethods.given(known, at(arguments, 1)) : left;
        // The order in memory of another one goes on in the result.
        byte[] close = shaped == null || shaped.rank() == 0 || !shaped.isContiguous() ? null : close(known, arguments);
        return shaped == null || close == null ? null : known.result(NDArray.of(DataType.BOOL, close, shaped.shape()));
    }

    /** Of arrays of one shape, or an array and a number, that are all finite; others may be worth a warning. */
    private static byte @Nullable [] close(ArrayClass known, Object... arguments) {
        NDArray left = ArrayMethods.given(known, at(arguments, 0));
        NDArray right = ArrayMethods.given(known, at(arguments, 1));
        if (left != null && right != null && !Arrays.equals(left.shape(), right.shape())) {
            return null;
        }
        double[] a = doubles(known, at(arguments, 0), left);
        double[] b = doubles(known, at(arguments, 1), right);
        Object relative = at(arguments, 2);
        Object absolute = at(arguments, 3);
        Number rtol = relative == PNone.NO_VALUE ? Double.valueOf(1e-5) : SingleNumbers.of(known, relative);
        Number atol = absolute == PNone.NO_VALUE ? Double.valueOf(1e-8) : SingleNumbers.of(known, absolute);
        if (a == null || b == null || rtol == null || atol == null || !SingleNumbers.isExact(rtol)
                || !SingleNumbers.isExact(atol)) {
            return null;
        }
        return close(a, b, rtol.doubleValue(), atol.doubleValue());
    }

    private static byte @Nullable [] close(double[] a, double[] b, double rtol, double atol) {
        byte[] close = new byte[a.length == 1 ? b.length : a.length];
        for (int i = 0; i < close.length; i++) {
            double y = b[b.length == 1 ? 0 : i];
            double apart = Math.abs(a[a.length == 1 ? 0 : i] - y);
            double share = rtol * Math.abs(y);
            double room = atol + share;
            // What vanishes is told to whoever asks for it.
            boolean vanishes = rtol != 0 && y != 0 && Math.abs(share) < Double.MIN_NORMAL;
            if (vanishes || !Double.isFinite(apart) || !Double.isFinite(room)) {
                return null;
            }
            close[i] = (byte) (apart <= room || apart == 0 ? 1 : 0);
        }
        return close;
    }

    /** The elements of a number, or of the array {@code a} that the value is. */
    private static double @Nullable [] doubles(ArrayClass known, Object value, @Nullable NDArray a) {
        Number number = SingleNumbers.of(known, value);
        if (number != null) {
            return SingleNumbers.isExact(number) ? new double[]{number.doubleValue()} : null;
        }
        DataType type = a == null ? null : a.type();
        boolean exact = type == DataType.FLOAT64 || type == DataType.INT64 || type == DataType.INT32
                || type == DataType.UINT8;
        return a == null || !exact || a.size() == 0 ? null : (double[]) a.astype(DataType.FLOAT64).storage();
    }
}
