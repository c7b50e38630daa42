package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.Arrays;
import java.util.List;

import com.oracle.graal.python.builtins.objects.PNone;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.AlongAxis;
import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Reduction;
import org.lrptoolbox.python.array.Slice;

/** Running sums and products, and the differences that undo sums. */
final class Running {
    private static final String MODULE = "numpy._running";
    private static final String AXIS = "axis";
    private static final Slice AFTER = new Slice(1L, null, null);
    private static final Slice BEFORE = new Slice(null, -1L, null);

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "cumsum", (known, arguments) -> accumulated(Reduction.SUM, known, arguments), "a", AXIS),
            function(MODULE, "cumprod", (known, arguments) -> accumulated(Reduction.PROD, known, arguments), "a",
                    AXIS),
            function("numpy._calculus", "diff", Running::diff, "a", "n", AXIS));

    private Running() {}

    static @Nullable Object accumulated(Reduction op, ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        Object axis = at(arguments, 1);
        return a == null || !(axis instanceof PNone || axis instanceof Integer)
                ? null
                : known.result(AlongAxis.accumulate(op, a, axis instanceof Integer i ? i : null, null));
    }

    /** Of truth values the differences are truth values, too. */
    private static @Nullable Object diff(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        Object times = at(arguments, 1) == PNone.NO_VALUE ? Integer.valueOf(1) : at(arguments, 1);
        Object axis = at(arguments, 2) == PNone.NO_VALUE ? Integer.valueOf(-1) : at(arguments, 2);
        if (a == null || a.rank() == 0 || a.type() == DataType.BOOL || !(times instanceof Integer n) || n < 1
                || !(axis instanceof Integer i) || i < -a.rank() || i >= a.rank()) {
            return null;
        }
        Object[] key = new Object[(i < 0 ? i + a.rank() : i) + 1];
        Arrays.fill(key, Slice.ALL);
        Object made = a;
        for (int k = 0; k < n && made instanceof NDArray last; k++) {
            key[key.length - 1] = AFTER;
            NDArray after = Indexing.select(last, key);
            key[key.length - 1] = BEFORE;
            made = BinaryOps.compute(BinaryOp.SUBTRACT, after, Indexing.select(last, key));
        }
        return known.result(made);
    }
}
