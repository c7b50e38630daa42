package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.List;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.truffle.api.strings.TruffleString;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Order;
import org.lrptoolbox.python.array.Scalars;
import org.lrptoolbox.python.array.Search;
import org.lrptoolbox.python.array.Slice;

/** Places in what is sorted, or is to be. */
final class Searching {
    private static final String MODULE = "numpy._sorting";
    private static final String AXIS = "axis";
    private static final String KTH = "kth";

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "searchsorted", Searching::searchsorted, "a", "v", "side"),
            function(MODULE, "digitize", Searching::digitize, "x", "bins", "right"),
            function(MODULE, "lexsort", Searching::lexsort, "keys", AXIS),
            function(MODULE, "partition", (known, arguments) -> partitioned(known, false, arguments), "a", KTH, AXIS),
            function(MODULE, "argpartition", (known, arguments) -> partitioned(known, true, arguments), "a", KTH,
                    AXIS));

    private Searching() {}

    static @Nullable Object searchsorted(ArrayClass known, Object... arguments) {
        NDArray sorted = ArrayMethods.given(known, at(arguments, 0));
        NDArray v = ArrayMethods.valued(known, at(arguments, 1));
        Object side = at(arguments, 2);
        String name = side instanceof TruffleString t ? t.toJavaStringUncached() : "left";
        boolean isNamed = side == PNone.NO_VALUE || side instanceof TruffleString;
        return sorted == null || v == null || !isNamed || !(name.equals("left") || name.equals("right"))
                ? null
                : places(known, sorted, v, name.equals("right"));
    }

    private static @Nullable Object places(ArrayClass known, NDArray sorted, NDArray v, boolean right) {
        return sorted.rank() == 1 ? known.result(Scalars.orArray(Order.searchsorted(sorted, v, right))) : null;
    }

    /** Between bins that do not decrease; others are left to Python. */
    private static @Nullable Object digitize(ArrayClass known, Object... arguments) {
        NDArray v = ArrayMethods.valued(known, at(arguments, 0));
        NDArray bins = ArrayMethods.given(known, at(arguments, 1));
        Boolean right = Shortcut.truth(arguments, 2, false);
        return v == null || bins == null || right == null || bins.rank() != 1 || isDecreasing(bins)
                ? null
                : places(known, bins, v, !right);
    }

    /** Whether an element of a vector is less than the one before. */
    static boolean isDecreasing(NDArray v) {
        return v.size() > 1 && Search.count(BinaryOps.apply(BinaryOp.LESS,
                Indexing.select(v, new Slice(1L, null, null)), Indexing.select(v, new Slice(null, -1L, null)))) > 0;
    }

    /** The last of several vectors counts most. */
    private static @Nullable Object lexsort(ArrayClass known, Object... arguments) {
        NDArray[] keys = Joining.parts(known, at(arguments, 0));
        Integer axis = Shortcut.whole(arguments, 1, -1);
        if (keys == null || axis == null || axis != -1 && axis != 0) {
            return null;
        }
        NDArray order = null;
        for (NDArray key : keys) {
            if (key.rank() != 1 || key.size() != keys[0].size()) {
                return null;
            }
            NDArray step = Order.argsort(order == null ? key : Indexing.select(key, order), -1);
            order = order == null ? step : Indexing.select(order, step);
        }
        return known.result(order);
    }

    /** All elements in order, of which one was asked for. */
    private static @Nullable Object partitioned(ArrayClass known, boolean places, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        Integer axis = Shortcut.whole(arguments, 2, -1);
        if (a == null || a.rank() == 0 || axis == null || axis < -a.rank() || axis >= a.rank()
                || !(at(arguments, 1) instanceof Integer kth)) {
            return null;
        }
        int n = a.dim(axis < 0 ? axis + a.rank() : axis);
        return kth < -n || kth >= n ? null : known.result(places ? Order.argsort(a, axis) : Order.sort(a, axis));
    }
}
