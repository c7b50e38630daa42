package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.method;

import java.util.List;

import com.oracle.graal.python.builtins.objects.PNone;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Order;
import org.lrptoolbox.python.array.Reduction;

/** Methods of arrays that are answered once a script has called them: most of them are functions, too. */
final class RarerMethods {
    private static final String SELF = "self";
    private static final String AXIS = "axis";

    static final List<Shortcut> ALL = List.of(
            method("argsort", Choosing::argsort, SELF, AXIS),
            method("sort", RarerMethods::sort, SELF, AXIS),
            method("searchsorted", Searching::searchsorted, SELF, "v", "side"),
            method("repeat", Choosing::repeat, SELF, "repeats", AXIS),
            method("take", Finding::take, SELF, "indices", AXIS),
            method("nonzero", Choosing::nonzero, SELF),
            method("round", Rounding::round, SELF, "decimals"),
            method("clip", ArrayFunctions::clip, SELF, "min", "max"),
            method("swapaxes", MovedAxes::swapaxes, SELF, "axis1", "axis2"),
            method("squeeze", MovedAxes::squeeze, SELF, AXIS),
            method("diagonal", Diagonals::diagonal, SELF, "offset", "axis1", "axis2"),
            method("trace", Diagonals::trace, SELF, "offset", "axis1", "axis2"),
            method("cumsum", (known, arguments) -> Running.accumulated(Reduction.SUM, known, arguments), SELF, AXIS),
            method("cumprod", (known, arguments) -> Running.accumulated(Reduction.PROD, known, arguments), SELF, AXIS),
            method("view", RarerMethods::view, SELF));

    private RarerMethods() {}

    private static @Nullable Object sort(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.self(known, arguments);
        Integer axis = Shortcut.whole(arguments, 1, -1);
        if (a == null || a.rank() == 0 || axis == null || a.isReadOnly()) {
            return null;
        }
        Indexing.set(a, Order.sort(a, axis), Indexing.ELLIPSIS);
        return PNone.NONE;
    }

    private static @Nullable Object view(ArrayClass known, Object... arguments) {
        NDArray a = known.array(at(arguments, 0));
        return a == null ? null : known.result(a.view());
    }
}
