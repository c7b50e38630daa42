package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Scalars;
import org.lrptoolbox.python.array.Signals;
import org.lrptoolbox.python.array.Types;
import org.lrptoolbox.python.array.UnaryOp;
import org.lrptoolbox.python.array.UnaryOps;

/** Numbers rounded to decimals, and those put in place of what is no number. */
final class Rounding {
    private static final String MODULE = "numpy._ufuncs";
    private static final String DECIMALS = "decimals";
    /** Powers of ten up to here are doubles. */
    private static final int EXACT = 22;

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "round", Rounding::round, "a", DECIMALS),
            function(MODULE, "around", Rounding::round, "a", DECIMALS),
            function(MODULE, "nan_to_num", Rounding::nanToNum, "x"));

    private Rounding() {}

    static @Nullable Object round(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        Integer decimals = Shortcut.whole(arguments, 1, 0);
        if (a == null || decimals == null || decimals < 0 || decimals > EXACT || a.type() == DataType.BOOL
                || a.rank() == 0) {
            return null;
        }
        if (!Types.isFloat(a.type())) {
            return known.result(MemoryOrder.copy(a, "C"));
        }
        return known.result(decimals == 0
                ? UnaryOps.apply(UnaryOp.RINT, a)
                : Signals.decimals(a, Math.pow(10, decimals)));
    }

    /** Zeros for NaN, the largest numbers for infinities. */
    private static @Nullable Object nanToNum(ArrayClass known, Object... arguments) {
        NDArray a = ArrayMethods.given(known, at(arguments, 0));
        if (a == null || a.rank() == 0 || !a.isContiguous()) {
            return null;
        }
        NDArray made = MemoryOrder.copy(a, "C");
        if (!Types.isFloat(a.type())) {
            return known.result(made);
        }
        double largest = a.type() == DataType.FLOAT64 ? Double.MAX_VALUE : Float.MAX_VALUE;
        double[] v = (double[]) made.astype(DataType.FLOAT64).storage();
        for (int i = 0; i < v.length; i++) {
            v[i] = Double.isNaN(v[i]) ? 0 : Math.clamp(v[i], -largest, largest);
        }
        NDArray cleared = NDArray.of(v, a.shape());
        return a.type() == DataType.FLOAT64 || a.type() == DataType.FLOAT32
                ? known.result(Scalars.orArray(cleared.astype(a.type())))
                : null;
    }
}
