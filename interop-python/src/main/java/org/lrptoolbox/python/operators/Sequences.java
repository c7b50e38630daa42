package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.List;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.truffle.api.strings.TruffleString;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.Interpolation;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Reduction;
import org.lrptoolbox.python.array.Reductions;
import org.lrptoolbox.python.array.Signals;
import org.lrptoolbox.python.array.Slice;

/** Vectors of samples: interpolated, convolved, differentiated, integrated, multiplied with each other. */
final class Sequences {
    private static final String MODULE = "numpy._calculus";
    private static final String MODE = "mode";
    private static final Slice AFTER = new Slice(1L, null, null);
    private static final Slice BEFORE = new Slice(null, -1L, null);

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "interp", Sequences::interp, "x", "xp", "fp"),
            function(MODULE, "convolve", (known, arguments) -> convolve(known, false, arguments), "a", "v", MODE),
            function(MODULE, "correlate", (known, arguments) -> convolve(known, true, arguments), "a", "v", MODE),
            function(MODULE, "gradient", Sequences::gradient, "f", "*varargs"),
            function(MODULE, "trapezoid", Sequences::trapezoid, "y", "x", "dx"),
            function(MODULE, "cross", Sequences::cross, "a", "b"),
            function(MODULE, "kron", Sequences::kron, "a", "b"));

    private Sequences() {}

    /** A vector with elements, of doubles or of whole numbers; null for what is left to Python. */
    static @Nullable NDArray vector(ArrayClass known, Object argument) {
        NDArray a = ArrayMethods.given(known, argument);
        return a == null || a.rank() != 1 || a.size() == 0 || a.type() != DataType.FLOAT64 && a.type() != DataType.INT64
                ? null
                : a;
    }

    private static @Nullable Object interp(ArrayClass known, Object... arguments) {
        NDArray xp = vector(known, at(arguments, 1));
        NDArray fp = vector(known, at(arguments, 2));
        NDArray x = ArrayMethods.valued(known, at(arguments, 0));
        if (xp == null || fp == null || x == null || xp.size() != fp.size()) {
            return null;
        }
        double[] values = ArrayMethods.doubles(fp);
        NDArray made = Interpolation.linear(x, xp, fp, values[0], values[values.length - 1]);
        return known.result(made.rank() == 0 ? (Object) ArrayMethods.doubles(made)[0] : made);
    }

    /** With the second vector, the shorter one, as it is or reversed. */
    private static @Nullable Object convolve(ArrayClass known, boolean reversed, Object... arguments) {
        NDArray a = vector(known, at(arguments, 0));
        NDArray given = vector(known, at(arguments, 1));
        String mode = mode(reversed ? "valid" : "full", at(arguments, 2));
        if (a == null || given == null || mode == null || given.size() > a.size()
                || a.type() != DataType.FLOAT64 && given.type() != DataType.FLOAT64) {
            return null;
        }
        NDArray v = reversed ? Layout.flip(given) : given;
        NDArray made = Signals.convolve(a, v);
        int more = v.size() - 1;
        return switch (mode) {
            case "full" -> known.result(made);
            case "same" -> known.result(part(made, more / 2, more / 2 + a.size()));
            case "valid" -> known.result(part(made, more, a.size()));
            default -> null;
        };
    }

    private static @Nullable String mode(String usual, Object given) {
        return given == PNone.NO_VALUE ? usual : given instanceof TruffleString t ? t.toJavaStringUncached() : null;
    }

    private static NDArray part(NDArray a, int from, int end) {
        return Indexing.select(a, new Slice((long) from, (long) end, null));
    }

    /** Of evenly spaced samples; what is not finite may be worth a warning. */
    private static @Nullable Object gradient(ArrayClass known, Object... arguments) {
        NDArray given = vector(known, at(arguments, 0));
        Number step = at(arguments, 1) == PNone.NO_VALUE
                ? Double.valueOf(1)
                : SingleNumbers.of(known, at(arguments, 1));
        if (given == null || step == null || arguments.length > 2 || given.size() < 2) {
            return null;
        }
        double[] f = ArrayMethods.doubles(given);
        double h = step.doubleValue();
        int last = f.length - 1;
        double[] made = new double[f.length];
        for (int i = 0; i <= last; i++) {
            boolean isInner = i > 0 && i < last;
            made[i] = (f[Math.min(i + 1, last)] - f[Math.max(i - 1, 0)]) / (isInner ? 2 * h : h);
            if (!Double.isFinite(made[i]) || made[i] != 0 && Math.abs(made[i]) < Double.MIN_NORMAL) {
                return null;
            }
        }
        return known.result(NDArray.of(made, made.length));
    }

    private static @Nullable Object trapezoid(ArrayClass known, Object... arguments) {
        NDArray y = vector(known, at(arguments, 0));
        boolean even = at(arguments, 1) instanceof PNone;
        NDArray x = even ? null : vector(known, at(arguments, 1));
        Object given = at(arguments, 2) == PNone.NO_VALUE ? Double.valueOf(1) : at(arguments, 2);
        if (y == null || y.size() < 2 || !even && (x == null || x.size() != y.size())
                || !(given instanceof Double dx)) {
            return null;
        }
        Object steps = x == null
                ? dx
                : BinaryOps.compute(BinaryOp.SUBTRACT, Indexing.select(x, AFTER), Indexing.select(x, BEFORE));
        NDArray pairs = BinaryOps.apply(BinaryOp.ADD, Indexing.select(y, AFTER), Indexing.select(y, BEFORE));
        return known.result(Reductions.compute(Reduction.SUM, BinaryOps.apply(BinaryOp.DIVIDE,
                BinaryOps.apply(BinaryOp.MULTIPLY, steps, pairs), 2.0), false, null, -1));
    }

    /** Of two vectors in space. */
    private static @Nullable Object cross(ArrayClass known, Object... arguments) {
        NDArray left = vector(known, at(arguments, 0));
        NDArray right = vector(known, at(arguments, 1));
        if (left == null || right == null || left.size() != 3 || right.size() != 3
                || left.type() != DataType.FLOAT64 || right.type() != DataType.FLOAT64) {
            return null;
        }
        double[] a = ArrayMethods.doubles(left);
        double[] b = ArrayMethods.doubles(right);
        double[] made = new double[3];
        for (int k = 0; k < made.length; k++) {
            int i = (k + 1) % 3;
            int j = (k + 2) % 3;
            made[k] = a[i] * b[j] - a[j] * b[i];
            if (!Double.isFinite(made[k])) {
                return null;
            }
        }
        return known.result(NDArray.of(made, made.length));
    }

    /** Every element of the first times the whole of the second. */
    private static @Nullable Object kron(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        NDArray b = ArrayMethods.given(known, at(arguments, 1));
        if (a == null || b == null || a.rank() == 0 || a.rank() != b.rank()) {
            return null;
        }
        int rank = a.rank();
        int[] wide = new int[2 * rank];
        int[] narrow = new int[2 * rank];
        int[] shape = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            wide[2 * axis] = a.dim(axis);
            wide[2 * axis + 1] = 1;
            narrow[2 * axis] = 1;
            narrow[2 * axis + 1] = b.dim(axis);
            shape[axis] = Math.multiplyExact(a.dim(axis), b.dim(axis));
        }
        return BinaryOps.compute(BinaryOp.MULTIPLY, Layout.reshape(a, wide),
                Layout.reshape(b, narrow)) instanceof NDArray made ? known.result(Layout.reshape(made, shape)) : null;
    }
}
