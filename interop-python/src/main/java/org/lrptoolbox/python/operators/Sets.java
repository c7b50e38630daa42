package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.Join;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Order;
import org.lrptoolbox.python.array.UnaryOp;
import org.lrptoolbox.python.array.UnaryOps;

/** Arrays as sets of their elements. */
final class Sets {
    private static final String MODULE = "numpy._sets";
    private static final String FIRST = "ar1";
    private static final String SECOND = "ar2";

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "isin", (known, arguments) -> isin(known, false, arguments), "element", "test_elements",
                    "assume_unique", "invert"),
            function(MODULE, "in1d", (known, arguments) -> isin(known, true, arguments), FIRST, SECOND,
                    "assume_unique", "invert"),
            function(MODULE, "intersect1d", Sets::intersect, FIRST, SECOND),
            function(MODULE, "union1d", Sets::union, FIRST, SECOND),
            function(MODULE, "setdiff1d", Sets::difference, FIRST, SECOND));

    private Sets() {}

    private static @Nullable Object isin(ArrayClass known, boolean flat, Object... arguments) {
        NDArray elements = ArrayMethods.given(known, at(arguments, 0));
        NDArray pool = ArrayMethods.given(known, at(arguments, 1));
        Boolean once = Shortcut.truth(arguments, 2, false);
        Boolean invert = Shortcut.truth(arguments, 3, false);
        if (elements == null || pool == null || once == null || invert == null || elements.rank() == 0) {
            return null;
        }
        return known.result(occurring(flat ? MemoryOrder.flat(elements, "C") : elements, unique(pool), !invert));
    }

    private static NDArray unique(NDArray a) {
        return Order.unique(MemoryOrder.flat(a, "C"))[0];
    }

    /** Which elements are in a sorted pool, or are not. */
    private static NDArray occurring(NDArray elements, NDArray pool, boolean wanted) {
        NDArray found;
        if (pool.size() == 0) {
            found = NDArray.zeros(DataType.BOOL, elements.shape());
        } else {
            long[] places = (long[]) Order.searchsorted(pool, elements, false).contiguous().storage();
            for (int i = 0; i < places.length; i++) {
                places[i] = Math.min(places[i], pool.size() - 1);
            }
            NDArray nearest = Indexing.select(pool, NDArray.of(DataType.INT64, places, elements.shape()));
            found = BinaryOps.apply(BinaryOp.EQUAL, nearest, elements);
        }
        return wanted ? found : UnaryOps.apply(UnaryOp.LOGICAL_NOT, found);
    }

    private static @Nullable Object intersect(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        NDArray b = ArrayMethods.given(known, at(arguments, 1));
        if (a == null || b == null || a.type() != b.type()) {
            return null;
        }
        NDArray first = unique(a);
        return known.result(Indexing.select(first, occurring(first, unique(b), true)));
    }

    private static @Nullable Object union(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        NDArray b = ArrayMethods.given(known, at(arguments, 1));
        return a == null || b == null
                ? null
                : known.result(unique(Join.concatenate(0, MemoryOrder.flat(a, "C"), MemoryOrder.flat(b, "C"))));
    }

    private static @Nullable Object difference(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        NDArray b = ArrayMethods.given(known, at(arguments, 1));
        if (a == null || b == null) {
            return null;
        }
        NDArray first = unique(a);
        return known.result(Indexing.select(first, occurring(first, unique(b), false)));
    }
}
