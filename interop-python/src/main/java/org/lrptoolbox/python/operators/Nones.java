package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.List;

import com.oracle.graal.python.builtins.objects.PNone;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.AlongAxis;
import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Reduction;
import org.lrptoolbox.python.array.Reductions;
import org.lrptoolbox.python.array.Scalars;
import org.lrptoolbox.python.array.Search;
import org.lrptoolbox.python.array.Types;
import org.lrptoolbox.python.array.UnaryOp;
import org.lrptoolbox.python.array.UnaryOps;

/** Reductions that leave out NaN; where nothing else is, Python warns or raises. */
final class Nones {
    private static final String MODULE = "numpy._nan";
    private static final String AXIS = "axis";
    private static final List<String> KEPT = List.of("keepdims");

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "nansum", (known, arguments) -> filled(Reduction.SUM, 0, known, arguments), "a", AXIS)
                    .with(KEPT),
            function(MODULE, "nanprod", (known, arguments) -> filled(Reduction.PROD, 1, known, arguments), "a", AXIS)
                    .with(KEPT),
            function(MODULE, "nanmax", (known, arguments) -> extreme(Reduction.FMAX, known, arguments), "a", AXIS)
                    .with(KEPT),
            function(MODULE, "nanmin", (known, arguments) -> extreme(Reduction.FMIN, known, arguments), "a", AXIS)
                    .with(KEPT),
            function(MODULE, "nanmean", Nones::mean, "a", AXIS).with(KEPT),
            function(MODULE, "nanvar", (known, arguments) -> spread(false, known, arguments), "a", AXIS)
                    .with(List.of("keepdims", "ddof")),
            function(MODULE, "nanstd", (known, arguments) -> spread(true, known, arguments), "a", AXIS)
                    .with(List.of("keepdims", "ddof")),
            function(MODULE, "nanargmax", (known, arguments) -> place(true, known, arguments), "a", AXIS),
            function(MODULE, "nanargmin", (known, arguments) -> place(false, known, arguments), "a", AXIS));

    private Nones() {}

    /** An array of floating-point numbers, the axes of its reduction, and whether they are kept. */
    private record Reduced(NDArray a, boolean kept, int... axes) {
        static @Nullable Reduced of(ArrayClass known, Object... arguments) {
            NDArray a = ArrayMethods.given(known, at(arguments, 0));
            int[] axes = AlongAxes.axes(known, at(arguments, 1));
            Boolean kept = AlongAxes.kept(at(arguments, 2));
            return a == null || axes == null || kept == null || !Types.isFloat(a.type()) || a.size() == 0
                    ? null
                    : new Reduced(a, kept, axes);
        }

        NDArray isNone() {
            return UnaryOps.apply(UnaryOp.ISNAN, a);
        }

        /** With a number in place of every NaN. */
        NDArray filled(double value) {
            return Search.where(isNone(), single(value), a);
        }

        /** A number of the elements' type. */
        NDArray single(double value) {
            return NDArray.scalar(a.type(), value);
        }

        NDArray sum(NDArray of, boolean keep) {
            return Reductions.apply(Reduction.SUM, of, keep, null, axes);
        }

        /** How many numbers there are for each result. */
        NDArray count(boolean keep) {
            return sum(BinaryOps.apply(BinaryOp.EQUAL, isNone(), NDArray.zeros(DataType.BOOL)), keep);
        }

        /** A sum by a count, in the type of the sum. */
        static NDArray quotient(NDArray total, NDArray count) {
            NDArray made = BinaryOps.apply(BinaryOp.DIVIDE, total, count);
            return made.type() == total.type() ? made : made.astype(total.type());
        }
    }

    private static @Nullable Object filled(Reduction op, double usual, ArrayClass known, Object... arguments) {
        Reduced r = Reduced.of(known, arguments);
        return r == null ? null : known.result(Reductions.compute(op, r.filled(usual), r.kept, null, r.axes));
    }

    private static @Nullable Object extreme(Reduction op, ArrayClass known, Object... arguments) {
        Reduced r = Reduced.of(known, arguments);
        if (r == null) {
            return null;
        }
        NDArray made = Reductions.apply(op, r.a, r.kept, null, r.axes);
        return Search.count(UnaryOps.apply(UnaryOp.ISNAN, made)) > 0 ? null : known.result(Scalars.orArray(made));
    }

    private static @Nullable Object mean(ArrayClass known, Object... arguments) {
        Reduced r = Reduced.of(known, arguments);
        NDArray count = r == null ? null : r.count(r.kept);
        return r == null || count == null || !allMore(count, 0)
                ? null
                : finite(known, Reduced.quotient(r.sum(r.filled(0), r.kept), count));
    }

    /** A result; null where infinities are in it, which may be worth a warning. */
    static @Nullable Object finite(ArrayClass known, NDArray made) {
        return Search.count(UnaryOps.apply(UnaryOp.ISFINITE, made)) == made.size()
                ? known.result(Scalars.orArray(made))
                : null;
    }

    private static boolean allMore(NDArray counts, int than) {
        return Search.count(BinaryOps.apply(BinaryOp.GREATER, counts, than)) == counts.size();
    }

    private static @Nullable Object spread(boolean root, ArrayClass known, Object... arguments) {
        Reduced r = Reduced.of(known, arguments);
        Integer ddof = Shortcut.whole(arguments, 3, 0);
        NDArray count = r == null ? null : r.count(r.kept);
        if (r == null || count == null || ddof == null || !allMore(count, Math.max(ddof, 0))
                || r.a.type() != DataType.FLOAT64) {
            return null;
        }
        NDArray mean = Reduced.quotient(r.sum(r.filled(0), true), r.count(true));
        NDArray apart = Search.where(r.isNone(), r.single(0), BinaryOps.apply(BinaryOp.SUBTRACT, r.a, mean));
        NDArray total = r.sum(BinaryOps.apply(BinaryOp.MULTIPLY, apart, apart), r.kept);
        NDArray made = Reduced.quotient(total, BinaryOps.apply(BinaryOp.SUBTRACT, count, ddof));
        return finite(known, root ? UnaryOps.apply(UnaryOp.SQRT, made) : made);
    }

    private static @Nullable Object place(boolean ofLargest, ArrayClass known, Object... arguments) {
        Reduced r = Reduced.of(known, arguments);
        if (r == null || !(at(arguments, 1) instanceof PNone || at(arguments, 1) instanceof Integer)
                || !allMore(r.count(false), 0)) {
            return null;
        }
        NDArray filled = r.filled(ofLargest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        Integer axis = at(arguments, 1) instanceof Integer i ? i : null;
        return known.result(ofLargest ? AlongAxis.boxedArgmax(filled, axis) : AlongAxis.boxedArgmin(filled, axis));
    }
}
