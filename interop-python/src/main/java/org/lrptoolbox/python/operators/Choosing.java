package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.oracle.graal.python.PythonLanguage;
import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.runtime.object.PFactory;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Order;
import org.lrptoolbox.python.array.Search;
import org.lrptoolbox.python.array.Slice;

/** Elements that are found, sorted, counted and repeated. */
final class Choosing {
    private static final String SELECTION = "numpy._selection";
    private static final String SORTING = "numpy._sorting";
    private static final String AXIS = "axis";

    static final List<Shortcut> ALL = List.of(
            function(SELECTION, "nonzero", Choosing::nonzero, "a"),
            function(SELECTION, "repeat", Choosing::repeat, "a", "repeats", AXIS),
            function(SORTING, "argsort", Choosing::argsort, "a", AXIS),
            function(SORTING, "sort", Choosing::sort, "a", AXIS),
            function("numpy._unique", "unique", Choosing::unique, "ar", "return_index", "return_inverse",
                    "return_counts"));

    private Choosing() {}

    /** One vector of indices for each axis. */
    static @Nullable Object nonzero(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        return a == null || a.rank() == 0 ? null : tuple(known, Search.nonzero(a));
    }

    static Object tuple(ArrayClass known, NDArray... arrays) {
        return PFactory.createTuple(PythonLanguage.get(null),
                Arrays.stream(arrays).map(a -> Objects.requireNonNull(known.result(a))).toArray());
    }

    static @Nullable Object repeat(ArrayClass known, Object... arguments) {
        NDArray given = ArrayMethods.given(known, at(arguments, 0));
        Object axis = at(arguments, 2);
        if (given == null || given.rank() == 0 || !(at(arguments, 1) instanceof Integer times) || times < 0
                || !(axis instanceof PNone || axis instanceof Integer)) {
            return null;
        }
        NDArray a = axis instanceof PNone ? MemoryOrder.flat(given, "C") : given;
        int along = axis instanceof Integer i ? i < 0 ? i + a.rank() : i : 0;
        long[] index = new long[Math.multiplyExact(a.dim(along), times)];
        for (int i = 0; i < index.length; i++) {
            index[i] = i / times;
        }
        Object[] key = new Object[along + 1];
        Arrays.fill(key, Slice.ALL);
        key[along] = NDArray.of(DataType.INT64, index, index.length);
        return known.result(Indexing.select(a, key));
    }

    static @Nullable Object argsort(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        Integer axis = Shortcut.whole(arguments, 1, -1);
        return a == null || a.rank() == 0 || axis == null ? null : known.result(Order.argsort(a, axis));
    }

    private static @Nullable Object sort(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        Integer axis = Shortcut.whole(arguments, 1, -1);
        return a == null || a.rank() == 0 || axis == null ? null : known.result(Order.sort(a, axis));
    }

    /** The different elements; with what else is asked for, a tuple. */
    private static @Nullable Object unique(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        if (a == null) {
            return null;
        }
        for (int i = 1; i < arguments.length; i++) {
            if (!(arguments[i] instanceof Boolean || arguments[i] == PNone.NO_VALUE)) {
                return null;
            }
        }
        NDArray[] found = Order.unique(MemoryOrder.flat(a, "C"));
        found[2] = Layout.reshape(found[2], a.shape());
        NDArray[] wanted = new NDArray[found.length];
        int n = 0;
        for (int i = 0; i < found.length; i++) {
            if (i == 0 || Boolean.TRUE.equals(at(arguments, i))) {
                wanted[n++] = found[i];
            }
        }
        return n == 1 ? known.result(found[0]) : tuple(known, Arrays.copyOf(wanted, n));
    }
}
