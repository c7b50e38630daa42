package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.Arrays;
import java.util.List;

import com.oracle.graal.python.PythonLanguage;
import com.oracle.graal.python.runtime.object.PFactory;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Slice;

/** Arrays taken apart along an axis: views, one behind the other. */
final class Splitting {
    private static final String MODULE = "numpy._splitting";
    private static final String ARY = "ary";
    private static final String WHERE = "indices_or_sections";
    private static final String AXIS = "axis";

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "array_split", (known, arguments) -> parts(known, false, 0, 1, arguments), ARY, WHERE,
                    AXIS),
            function(MODULE, "split", (known, arguments) -> parts(known, true, 0, 1, arguments), ARY, WHERE, AXIS),
            function(MODULE, "hsplit", (known, arguments) -> parts(known, true, 1, 1, arguments), ARY, WHERE),
            function(MODULE, "vsplit", (known, arguments) -> parts(known, true, 0, 2, arguments), ARY, WHERE),
            function(MODULE, "dsplit", (known, arguments) -> parts(known, true, 2, 3, arguments), ARY, WHERE));

    private Splitting() {}

    /** Between indices, or a number of parts as equal as possible; {@code even} ones have to come out, {@code least} axes to be there. */
    private static @Nullable Object parts(ArrayClass known, boolean even, int usual, int least,
            Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        Integer given = a != null && a.rank() == 1 && usual == 1
                ? Integer.valueOf(0)
                : Shortcut.whole(arguments, 2, usual);
        if (a == null || given == null || a.rank() < least || given < -a.rank() || given >= a.rank()) {
            return null;
        }
        int axis = given < 0 ? given + a.rank() : given;
        long[] ends = ends(known, at(arguments, 1), a.dim(axis), even);
        if (ends == null) {
            return null;
        }
        Object[] key = new Object[axis + 1];
        Arrays.fill(key, Slice.ALL);
        Object[] parts = new Object[ends.length - 1];
        for (int k = 0; k < parts.length; k++) {
            key[axis] = new Slice(ends[k], ends[k + 1], null);
            parts[k] = known.result(Indexing.select(a, key));
        }
        return PFactory.createList(PythonLanguage.get(null), parts);
    }

    /** Where parts begin, and the last one ends; null for what is left to Python. */
    private static long @Nullable [] ends(ArrayClass known, Object where, int n, boolean even) {
        if (where instanceof Integer parts) {
            if (parts <= 0 || even && n % parts != 0) {
                return null;
            }
            long[] ends = new long[parts + 1];
            for (int k = 0; k < parts; k++) {
                ends[k + 1] = ends[k] + n / parts + (k < n % parts ? 1 : 0);
            }
            return ends;
        }
        int[] inner = Lists.elements(where) == null ? null : Lists.whole(known, where);
        if (inner == null) {
            return null;
        }
        long[] ends = new long[inner.length + 2];
        for (int k = 0; k < inner.length; k++) {
            ends[k + 1] = inner[k];
        }
        ends[ends.length - 1] = n;
        return ends;
    }
}
