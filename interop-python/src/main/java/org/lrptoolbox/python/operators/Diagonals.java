package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.Arrays;
import java.util.List;

import com.oracle.graal.python.builtins.objects.PNone;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Assign;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Reduction;
import org.lrptoolbox.python.array.Reductions;
import org.lrptoolbox.python.array.Search;

/** Diagonals and triangles. */
final class Diagonals {
    private static final String MODULE = "numpy._diagonals";

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "diag", Diagonals::diag, "v", "k"),
            function(MODULE, "diagonal", Diagonals::diagonal, "a", "offset", "axis1", "axis2"),
            function(MODULE, "trace", Diagonals::trace, "a", "offset", "axis1", "axis2"),
            function(MODULE, "tri", Diagonals::tri, "N", "M", "k", "dtype"),
            function(MODULE, "tril", (known, arguments) -> triangle(known, true, arguments), "m", "k"),
            function(MODULE, "triu", (known, arguments) -> triangle(known, false, arguments), "m", "k"),
            function(MODULE, "tril_indices", (known, arguments) -> places(known, true, arguments), "n", "k", "m"),
            function(MODULE, "triu_indices", (known, arguments) -> places(known, false, arguments), "n", "k", "m"));

    private Diagonals() {}

    /** That of a matrix, or a matrix with that one. */
    private static @Nullable Object diag(ArrayClass known, Object... arguments) {
        NDArray v = ArrayMethods.given(known, at(arguments, 0));
        Integer k = Shortcut.whole(arguments, 1, 0);
        if (v == null || k == null || v.rank() == 0 || v.rank() > 2) {
            return null;
        }
        if (v.rank() == 2) {
            return known.result(Layout.diagonal(v, k, 0, 1));
        }
        int n = Math.addExact(v.size(), Math.absExact(k));
        NDArray made = NDArray.zeros(v.type(), n, n);
        int first = Math.max(k, 0) + Math.max(-k, 0) * n;
        if (v.size() > 0) {
            Assign.copy(v, Layout.stridedFrom(made, first, v.size(), n + 1));
        }
        return known.result(made);
    }

    private static @Nullable NDArray selected(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        Integer k = Shortcut.whole(arguments, 1, 0);
        Integer first = Shortcut.whole(arguments, 2, 0);
        Integer second = Shortcut.whole(arguments, 3, 1);
        return a == null || k == null || first == null || second == null || first.equals(second)
                ? null
                : Layout.diagonal(a, k, first, second);
    }

    static @Nullable Object diagonal(ArrayClass known, Object... arguments) {
        NDArray found = selected(known, arguments);
        return found == null ? null : known.result(found);
    }

    static @Nullable Object trace(ArrayClass known, Object... arguments) {
        NDArray found = selected(known, arguments);
        return found == null ? null : known.result(Reductions.compute(Reduction.SUM, found, false, null, -1));
    }

    /** Truth at and below the k-th diagonal; elsewhere for the rest. */
    private static NDArray below(int rows, int columns, int k, boolean is) {
        byte[] truths = new byte[Math.multiplyExact(rows, columns)];
        for (int i = 0; i < rows; i++) {
            int end = Math.clamp((long) i + k + 1, 0, columns);
            Arrays.fill(truths, i * columns + (is ? 0 : end), i * columns + (is ? end : columns), (byte) 1);
        }
        return NDArray.of(DataType.BOOL, truths, rows, columns);
    }

    private static @Nullable Object tri(ArrayClass known, Object... arguments) {
        Integer columns = at(arguments, 1) instanceof PNone
                ? Shortcut.whole(arguments, 0, -1)
                : Shortcut.whole(arguments, 1, -1);
        Integer k = Shortcut.whole(arguments, 2, 0);
        DataType type = known.elements().named(at(arguments, 3), DataType.FLOAT64);
        return !(at(arguments, 0) instanceof Integer rows) || columns == null || k == null || rows < 0 || columns < 0
                || type == null || at(arguments, 3) == PNone.NONE
                        ? null
                        : known.result(below(rows, columns, k, true).astype(type));
    }

    private static @Nullable Object triangle(ArrayClass known, boolean lower, Object... arguments) {
        NDArray m = ArrayMethods.given(known, at(arguments, 0));
        Integer k = Shortcut.whole(arguments, 1, 0);
        if (m == null || k == null || m.rank() < 2) {
            return null;
        }
        NDArray kept = below(m.dim(m.rank() - 2), m.dim(m.rank() - 1), lower ? k : k - 1, lower);
        return known.result(Search.where(kept, m, NDArray.zeros(m.type(), 1)));
    }

    private static @Nullable Object places(ArrayClass known, boolean lower, Object... arguments) {
        Integer k = Shortcut.whole(arguments, 1, 0);
        Integer columns = at(arguments, 2) instanceof PNone
                ? Shortcut.whole(arguments, 0, -1)
                : Shortcut.whole(arguments, 2, -1);
        return !(at(arguments, 0) instanceof Integer rows) || k == null || columns == null || rows < 0 || columns < 0
                ? null
                : Choosing.tuple(known, Search.nonzero(below(rows, columns, lower ? k : k - 1, lower)));
    }
}
