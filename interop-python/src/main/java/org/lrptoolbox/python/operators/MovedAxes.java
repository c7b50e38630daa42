package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.List;

import com.oracle.graal.python.builtins.objects.PNone;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;

/** Axes in another order, added and taken away: other looks at the same elements. */
final class MovedAxes {
    private static final String MODULE = "numpy._axes";
    private static final String AXIS = "axis";

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "ravel", MovedAxes::ravel, "a"),
            function(MODULE, "transpose", MovedAxes::transpose, "a", "axes"),
            function(MODULE, "swapaxes", MovedAxes::swapaxes, "a", "axis1", "axis2"),
            function(MODULE, "moveaxis", MovedAxes::moveaxis, "a", "source", "destination"),
            function(MODULE, "expand_dims", MovedAxes::expandDims, "a", AXIS),
            function(MODULE, "squeeze", MovedAxes::squeeze, "a", AXIS),
            function(MODULE, "flip", MovedAxes::flip, "m", AXIS));

    private MovedAxes() {}

    private static @Nullable Object ravel(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        return a == null ? null : known.result(MemoryOrder.flat(a, "C"));
    }

    private static @Nullable Object transpose(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        Object order = at(arguments, 1);
        int[] axes = order instanceof PNone ? new int[0] : Lists.whole(known, order);
        return a == null || axes == null || axes.length == 0 && !(order instanceof PNone)
                ? null
                : known.result(Layout.transpose(a, axes));
    }

    static @Nullable Object swapaxes(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        return a != null && at(arguments, 1) instanceof Integer first && at(arguments, 2) instanceof Integer second
                ? known.result(Layout.swapaxes(a, first, second))
                : null;
    }

    private static @Nullable Object moveaxis(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        return a != null && at(arguments, 1) instanceof Integer from && at(arguments, 2) instanceof Integer to
                ? known.result(Layout.moveaxis(a, from, to))
                : null;
    }

    private static @Nullable Object expandDims(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        return a != null && at(arguments, 1) instanceof Integer axis
                ? known.result(Layout.expandDims(a, axis))
                : null;
    }

    static @Nullable Object squeeze(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        int[] axes = axes(at(arguments, 1));
        return a == null || axes == null ? null : known.result(Layout.squeeze(a, axes));
    }

    private static @Nullable Object flip(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        int[] axes = axes(at(arguments, 1));
        return a == null || axes == null ? null : known.result(Layout.flip(a, axes));
    }

    /** One axis, or none where all are meant; null for what is left to Python. */
    private static int @Nullable [] axes(Object axis) {
        return axis instanceof PNone ? new int[0] : axis instanceof Integer i ? new int[]{i} : null;
    }
}
