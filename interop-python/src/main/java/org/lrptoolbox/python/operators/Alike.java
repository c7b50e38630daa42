package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.Arrays;
import java.util.List;

import com.oracle.graal.python.builtins.objects.PNone;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Create;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Types;

/** Arrays like another one: copies, one value in its shape, its elements by lists of places. */
final class Alike {
    private static final String CREATION = "numpy._creation";

    static final List<Shortcut> ALL = List.of(
            function(CREATION, "copy", Alike::copy, "a"),
            function(CREATION, "full_like", Alike::fullLike, "a", "fill_value"),
            function(CREATION, "ascontiguousarray", Alike::contiguous, "a"),
            function(CREATION, "identity", Alike::identity, "n", "dtype"),
            function("numpy._along_axis", "take_along_axis", Alike::takeAlong, "arr", "indices", "axis"));

    private Alike() {}

    private static @Nullable Object copy(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        return a == null ? null : known.result(MemoryOrder.copy(a, "K"));
    }

    private static @Nullable Object fullLike(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.self(known, arguments);
        Number value = SingleNumbers.of(known, at(arguments, 1));
        if (a == null || value == null || !a.isContiguous()) {
            return null;
        }
        boolean fits = a.type() == DataType.FLOAT64
                ? SingleNumbers.isExact(value)
                : a.type() == DataType.INT64 && value instanceof Long;
        return fits ? known.result(Create.full(a.type(), value, a.shape())) : null;
    }

    /** The array itself where its elements lie so. */
    private static @Nullable Object contiguous(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.self(known, arguments);
        return a == null || a.rank() == 0
                ? null
                : a.isContiguous() ? arguments[0] : known.result(MemoryOrder.copy(a, "C"));
    }

    private static @Nullable Object identity(ArrayClass known, Object... arguments) {
        return Making.eye(known, at(arguments, 0), PNone.NO_VALUE, PNone.NO_VALUE, at(arguments, 1));
    }

    /** One list of places for each line along an axis. */
    private static @Nullable Object takeAlong(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        NDArray places = ArrayMethods.given(known, at(arguments, 1));
        Integer given = Shortcut.whole(arguments, 2, -1);
        if (a == null || places == null || given == null || given < -a.rank() || given >= a.rank()
                || !Types.isInteger(places.type()) || places.rank() != a.rank()) {
            return null;
        }
        int axis = given < 0 ? given + a.rank() : given;
        Object[] key = new Object[a.rank()];
        for (int k = 0; k < key.length; k++) {
            int[] single = new int[a.rank()];
            Arrays.fill(single, 1);
            single[k] = a.dim(k);
            key[k] = k == axis ? places : Layout.reshape(Create.rangeOfLongs(DataType.INT64, 0, 1, a.dim(k)), single);
        }
        return known.result(Indexing.select(a, key));
    }
}
