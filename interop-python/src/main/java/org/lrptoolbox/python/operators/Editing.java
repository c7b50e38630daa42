package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.truffle.api.strings.TruffleString;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.Join;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.Margins;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Slice;

/** Elements added to an array, taken out of it, and put around it. */
final class Editing {
    private static final String MODULE = "numpy._joining";
    private static final String AXIS = "axis";

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "append", Editing::append, "arr", "values", AXIS),
            function(MODULE, "insert", Editing::insert, "arr", "obj", "values", AXIS),
            function(MODULE, "delete", Editing::delete, "arr", "obj", AXIS),
            function("numpy._padding", "pad", Editing::pad, "array", "pad_width", "mode"));

    private Editing() {}

    /** The array that is edited, flattened where no axis is named; null for what is left to Python. */
    private static @Nullable NDArray along(ArrayClass known, Object value, Object axis) {
        NDArray a = ArrayMethods.given(known, value);
        if (a == null || axis instanceof PNone) {
            return a == null ? null : MemoryOrder.flat(a, "C");
        }
        return axis instanceof Integer i && i >= -a.rank() && i < a.rank() ? a : null;
    }

    private static int axis(NDArray a, Object axis) {
        return axis instanceof Integer i ? i < 0 ? i + a.rank() : i : 0;
    }

    private static @Nullable Object append(ArrayClass known, Object... arguments) {
        Object axis = at(arguments, 2);
        NDArray a = along(known, at(arguments, 0), axis);
        NDArray more = ArrayMethods.valued(known, at(arguments, 1));
        if (a == null || more == null) {
            return null;
        }
        return known.result(Join.concatenate(axis(a, axis), a,
                axis instanceof PNone ? MemoryOrder.flat(more, "C") : more));
    }

    /** Before one place: all values, which lie along the axis by their first one. */
    private static @Nullable Object insert(ArrayClass known, Object... arguments) {
        NDArray a = along(known, at(arguments, 0), at(arguments, 3));
        NDArray given = ArrayMethods.valued(known, at(arguments, 2));
        if (a == null || given == null || given.rank() > a.rank() || !(at(arguments, 1) instanceof Integer place)) {
            return null;
        }
        int along = axis(a, at(arguments, 3));
        int n = a.dim(along);
        int at = place < 0 ? place + n : place;
        if (at < 0 || at > n) {
            return null;
        }
        NDArray values = given;
        while (values.rank() < a.rank()) {
            values = Layout.expandDims(values, 0);
        }
        values = given.rank() == 0 ? values : Layout.moveaxis(values, 0, along);
        int more = values.dim(along);
        int[] shape = a.shape();
        shape[along] += more;
        NDArray made = NDArray.zeros(a.type(), shape);
        put(made, Indexing.select(a, key(along, 0, at)), along, 0, at);
        put(made, values, along, at, at + more);
        put(made, Indexing.select(a, key(along, at, n)), along, at + more, n + more);
        return known.result(made);
    }

    private static void put(NDArray made, NDArray values, int axis, int from, int end) {
        Indexing.set(made, values, key(axis, from, end));
    }

    private static Object[] key(int axis, int from, int end) {
        return key(axis, new Slice((long) from, (long) end, null));
    }

    private static Object[] key(int axis, Object part) {
        Object[] key = new Object[axis + 1];
        Arrays.fill(key, Slice.ALL);
        key[axis] = part;
        return key;
    }

    private static @Nullable Object delete(ArrayClass known, Object... arguments) {
        NDArray a = along(known, at(arguments, 0), at(arguments, 2));
        int[] places = a == null ? null : Lists.whole(known, at(arguments, 1));
        if (a == null || places == null) {
            return null;
        }
        int along = axis(a, at(arguments, 2));
        int n = a.dim(along);
        BitSet gone = new BitSet(n);
        for (int place : places) {
            if (place < -n || place >= n) {
                return null;
            }
            gone.set(place < 0 ? place + n : place);
        }
        long[] kept = new long[n - gone.cardinality()];
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (!gone.get(i)) {
                kept[count++] = i;
            }
        }
        return known.result(Indexing.select(a, key(along, NDArray.of(DataType.INT64, kept, count))));
    }

    /** By zeros, or by copies of the elements inside. */
    private static @Nullable Object pad(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        int[][] widths = a == null ? null : widths(known, at(arguments, 1), a.rank());
        Object mode = at(arguments, 2);
        if (a == null || widths == null || a.size() == 0 || !a.isContiguous()
                || !(mode == PNone.NO_VALUE || mode instanceof TruffleString)) {
            return null;
        }
        String name = mode instanceof TruffleString t ? t.toJavaStringUncached() : "constant";
        return switch (name) {
            case "constant" -> known.result(Margins.zeros(a, widths[0], widths[1]));
            case "edge", "reflect", "symmetric", "wrap" -> {
                NDArray made = a;
                for (int axis = 0; axis < a.rank(); axis++) {
                    if (widths[0][axis] > 0 || widths[1][axis] > 0) {
                        made = Indexing.select(made, key(axis,
                                Margins.sources(a.dim(axis), widths[0][axis], widths[1][axis], name)));
                    }
                }
                // What has no margins at all is the array itself.
                yield made == a ? null : known.result(made);
            }
            default -> null;
        };
    }

    /** Before and after each axis: from one number, a pair, or a pair for each axis; null for what is left to Python. */
    private static int @Nullable [][] widths(ArrayClass known, Object given, int rank) {
        int[] all = Lists.whole(known, given);
        int[] before = new int[rank];
        int[] after = new int[rank];
        if (all != null && all.length > 0 && all.length <= 2) {
            Arrays.fill(before, all[0]);
            Arrays.fill(after, all[all.length - 1]);
        } else {
            var storage = all == null ? Lists.elements(given) : null;
            Object[] pairs = storage == null ? null : Lists.items(storage);
            if (pairs == null || pairs.length != rank) {
                return null;
            }
            for (int axis = 0; axis < rank; axis++) {
                int[] pair = Lists.elements(pairs[axis]) == null ? null : Lists.whole(known, pairs[axis]);
                if (pair == null || pair.length != 2) {
                    return null;
                }
                before[axis] = pair[0];
                after[axis] = pair[1];
            }
        }
        return Arrays.stream(before).anyMatch(n -> n < 0) || Arrays.stream(after).anyMatch(n -> n < 0)
                ? null
                : new int[][]{before, after};
    }
}
