package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.runtime.sequence.storage.ObjectSequenceStorage;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.Join;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Slice;

/** Arrays, or lists of numbers, put together and repeated. */
final class Joining {
    private static final String MODULE = "numpy._joining";
    private static final String TUP = "tup";

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "concatenate", Joining::concatenate, "arrays", "axis"),
            function(MODULE, "stack", Joining::stack, "arrays", "axis"),
            function(MODULE, "vstack", Joining::vstack, TUP),
            function(MODULE, "hstack", Joining::hstack, TUP),
            function(MODULE, "dstack", Joining::dstack, TUP),
            function(MODULE, "column_stack", Joining::columnStack, TUP),
            function(MODULE, "tile", Joining::tile, "A", "reps"),
            function(MODULE, "roll", Joining::roll, "a", "shift", "axis"));

    private Joining() {}

    /** The arrays of a list or a tuple that holds at least one; null where one of them is left to Python. */
    static NDArray @Nullable [] parts(ArrayClass known, Object... arguments) {
        if (!(Lists.elements(at(arguments, 0)) instanceof ObjectSequenceStorage parts) || parts.length() == 0) {
            return null;
        }
        NDArray[] arrays = new NDArray[parts.length()];
        for (int i = 0; i < arrays.length; i++) {
            NDArray a = ArrayMethods.given(known, parts.getObjectItemNormalized(i));
            if (a == null) {
                return null;
            }
            arrays[i] = a;
        }
        return arrays;
    }

    private static @Nullable Object concatenate(ArrayClass known, Object... arguments) {
        NDArray[] parts = parts(known, arguments);
        Integer axis = Shortcut.whole(arguments, 1, 0);
        return parts == null || axis == null ? null : known.result(Join.concatenate(axis, parts));
    }

    private static @Nullable Object stack(ArrayClass known, Object... arguments) {
        NDArray[] parts = parts(known, arguments);
        Integer axis = Shortcut.whole(arguments, 1, 0);
        return parts == null || axis == null ? null : known.result(Join.stack(axis, parts));
    }

    private static @Nullable Object vstack(ArrayClass known, Object... arguments) {
        return lifted(known, 2, a -> Layout.reshape(a, 1, a.size()), rank -> 0, arguments);
    }

    private static @Nullable Object hstack(ArrayClass known, Object... arguments) {
        return lifted(known, 1, a -> Layout.reshape(a, 1), rank -> rank == 1 ? 0 : 1, arguments);
    }

    private static @Nullable Object dstack(ArrayClass known, Object... arguments) {
        return lifted(known, 3,
                a -> a.rank() == 2 ? Layout.expandDims(a, 2) : Layout.reshape(a, 1, a.size(), 1), rank -> 2, arguments);
    }

    private static @Nullable Object columnStack(ArrayClass known, Object... arguments) {
        return lifted(known, 2, a -> Layout.reshape(a, a.size(), 1), rank -> 1, arguments);
    }

    /** Concatenates after {@code lift} has given arrays of fewer axes as many as they need; the axis depends on the first's. */
    private static @Nullable Object lifted(ArrayClass known, int axes, UnaryOperator<NDArray> lift,
            IntUnaryOperator axis,
            Object... arguments) {
        NDArray[] parts = parts(known, arguments);
        if (parts == null) {
            return null;
        }
        Arrays.setAll(parts, i -> parts[i].rank() < axes ? lift.apply(parts[i]) : parts[i]);
        return known.result(Join.concatenate(axis.applyAsInt(parts[0].rank()), parts));
    }

    /** Into twice as many axes, of which every second one is the array's. */
    private static @Nullable Object tile(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        int[] times = a == null ? null : Lists.whole(known, at(arguments, 1));
        if (a == null || times == null) {
            return null;
        }
        int rank = Math.max(a.rank(), times.length);
        int[] from = new int[2 * rank];
        int[] to = new int[2 * rank];
        int[] shape = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            int own = axis - rank + a.rank();
            int by = axis - rank + times.length;
            from[2 * axis] = 1;
            from[2 * axis + 1] = own < 0 ? 1 : a.dim(own);
            to[2 * axis] = by < 0 ? 1 : times[by];
            to[2 * axis + 1] = from[2 * axis + 1];
            shape[axis] = Math.multiplyExact(to[2 * axis], to[2 * axis + 1]);
        }
        NDArray made = NDArray.zeros(a.type(), to);
        Indexing.set(made, Layout.reshape(a, from), Indexing.ELLIPSIS);
        return known.result(Layout.reshape(made, shape));
    }

    /** What falls out at the end comes in at the start. */
    private static @Nullable Object roll(ArrayClass known, Object... arguments) {
        NDArray given = ArrayMethods.given(known, at(arguments, 0));
        Object axis = at(arguments, 2);
        if (given == null || given.size() == 0 || !(at(arguments, 1) instanceof Integer shift)
                || !(axis instanceof PNone || axis instanceof Integer)) {
            return null;
        }
        NDArray a = axis instanceof PNone ? MemoryOrder.flat(given, "C") : given;
        int along = axis instanceof Integer i ? i < 0 ? i + a.rank() : i : 0;
        long cut = (long) a.dim(along) - Math.floorMod(shift, a.dim(along));
        Object[] key = new Object[along + 1];
        Arrays.fill(key, Slice.ALL);
        key[along] = new Slice(cut, null, null);
        NDArray front = Indexing.select(a, key);
        key[along] = new Slice(null, cut, null);
        NDArray made = Join.concatenate(along, front, Indexing.select(a, key));
        return known.result(axis instanceof PNone ? Layout.reshape(made, given.shape()) : made);
    }
}
