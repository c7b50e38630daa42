package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.Arrays;
import java.util.List;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.truffle.api.strings.TruffleString;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Create;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.NDArray;

/** New arrays of plain numbers: one value, a diagonal, evenly spaced ones. */
final class Making {
    static final List<Shortcut> ALL = List.of(
            function("numpy._creation", "full", Making::full, "shape", "fill_value", "dtype"),
            function("numpy._creation", "eye", Making::eye, "N", "M", "k", "dtype"),
            function("numpy._ranges", "linspace", Making::linspace, "start", "stop", "num", "endpoint"),
            function("numpy._grids", "meshgrid", Making::meshgrid, "*xi").with(List.of("indexing")));

    private Making() {}

    private static @Nullable Object full(ArrayClass known, Object... arguments) {
        int[] shape = Lists.whole(known, at(arguments, 0));
        Object given = at(arguments, 1);
        boolean isTruth = given instanceof Boolean;
        Number value = isTruth ? (Boolean.TRUE.equals(given) ? 1 : 0) : SingleNumbers.of(known, given);
        if (shape == null || value == null) {
            return null;
        }
        DataType own = isTruth ? DataType.BOOL : value instanceof Double ? DataType.FLOAT64 : DataType.INT64;
        DataType type = known.elements().named(at(arguments, 2), own);
        // What another type has no room for is Python's to say.
        return type == own || type == DataType.FLOAT64 && SingleNumbers.isExact(value)
                ? known.result(Create.full(type, value, shape))
                : null;
    }

    static @Nullable Object eye(ArrayClass known, Object... arguments) {
        Object width = at(arguments, 1);
        Object shift = at(arguments, 2);
        int[] size = Lists.whole(known,
                new Object[]{at(arguments, 0), width instanceof PNone ? at(arguments, 0) : width,
                    shift == PNone.NO_VALUE ? 0 : shift},
                0);
        Object wanted = at(arguments, 3);
        DataType type = wanted == PNone.NONE ? null : known.elements().named(wanted, DataType.FLOAT64);
        if (size == null || type == null || size[0] < 0 || size[1] < 0) {
            return null;
        }
        double[] v = new double[Math.multiplyExact(size[0], size[1])];
        for (int i = 0; i < size[0]; i++) {
            long j = (long) i + size[2];
            if (j >= 0 && j < size[1]) {
                v[(int) (i * (long) size[1] + j)] = 1;
            }
        }
        NDArray made = NDArray.of(v, size[0], size[1]);
        return known.result(type == DataType.FLOAT64 ? made : made.astype(type));
    }

    /** As the one in Python, one rounding after the other; what is not finite may be worth a warning. */
    private static @Nullable Object linspace(ArrayClass known, Object... arguments) {
        Number start = SingleNumbers.of(known, at(arguments, 0));
        Number stop = SingleNumbers.of(known, at(arguments, 1));
        Object given = at(arguments, 2);
        int[] num = Lists.whole(known, new Object[]{given == PNone.NO_VALUE ? 50 : given}, 0);
        Object last = at(arguments, 3);
        if (start == null || stop == null || num == null || num[0] < 0
                || !(last == PNone.NO_VALUE || last instanceof Boolean)) {
            return null;
        }
        boolean withLast = last == PNone.NO_VALUE || Boolean.TRUE.equals(last);
        double[] made = spaced(start.doubleValue(), stop.doubleValue(), num[0], withLast);
        return made == null ? null : known.result(NDArray.of(made, made.length));
    }

    static double @Nullable [] spaced(double start, double stop, int num, boolean withLast) {
        int gaps = withLast ? num - 1 : num;
        double delta = stop - start;
        double step = gaps > 0 ? delta / gaps : 0;
        if (!Double.isFinite(delta) || step != 0 && Math.abs(step) < Double.MIN_NORMAL
                || gaps > 0 && step == 0 && delta != 0) {
            return null;
        }
        double[] v = new double[num];
        for (int i = 0; i < num; i++) {
            v[i] = step == 0 ? (gaps > 0 ? (double) i / gaps : i) * delta + start : i * step + start;
            if (!Double.isFinite(v[i])) {
                return null;
            }
        }
        if (withLast && num > 1) {
            v[num - 1] = stop;
        }
        return v;
    }

    /** One array for each vector, along whose own axis its elements stand; the first two axes are exchanged by default. */
    private static @Nullable Object meshgrid(ArrayClass known, Object... arguments) {
        boolean isNamed = arguments.length > 0 && arguments[arguments.length - 1] instanceof TruffleString;
        String indexing = isNamed ? ((TruffleString) arguments[arguments.length - 1]).toJavaStringUncached() : "xy";
        NDArray[] grids = new NDArray[arguments.length - (isNamed ? 1 : 0)];
        int[] shape = new int[grids.length];
        boolean isExchanged = indexing.equals("xy") && grids.length > 1;
        if (grids.length == 0 || !isNamed && arguments[grids.length - 1] == PNone.NO_VALUE
                || !indexing.equals("xy") && !indexing.equals("ij")) {
            return null;
        }
        for (int k = 0; k < grids.length; k++) {
            NDArray given = ArrayMethods.given(known, arguments[k]);
            if (given == null) {
                return null;
            }
            int[] single = new int[grids.length];
            Arrays.fill(single, 1);
            int axis = isExchanged && k < 2 ? 1 - k : k;
            single[axis] = given.size();
            shape[axis] = given.size();
            grids[k] = Layout.reshape(given, single);
        }
        for (int k = 0; k < grids.length; k++) {
            NDArray made = NDArray.zeros(grids[k].type(), shape);
            Indexing.set(made, grids[k], Indexing.ELLIPSIS);
            grids[k] = made;
        }
        return Choosing.tuple(known, grids);
    }
}
