package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.List;

import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.runtime.sequence.storage.SequenceStorage;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Order;
import org.lrptoolbox.python.array.Slice;
import org.lrptoolbox.python.array.Statistics;
import org.lrptoolbox.python.array.Types;

/** Middle elements, and those below which a fraction of all lies. */
final class Quantiles {
    private static final String MODULE = "numpy._statistics";
    private static final String AXIS = "axis";

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "median", Quantiles::median, "a", AXIS),
            function(MODULE, "quantile", (known, arguments) -> quantile(1, known, arguments), "a", "q", AXIS),
            function(MODULE, "percentile", (known, arguments) -> quantile(100, known, arguments), "a", "q", AXIS));

    private Quantiles() {}

    /** Every line along an axis in order; all elements as one line without an axis. Null for what is left to Python. */
    private static @Nullable NDArray ordered(ArrayClass known, Object value, Object axis) {
        NDArray a = ArrayMethods.given(known, value);
        if (a == null || a.rank() == 0 || a.size() == 0) {
            return null;
        }
        NDArray ordered = switch (axis) {
            case PNone all -> Order.sort(MemoryOrder.flat(a, "C"), -1);
            case Integer i when a.rank() > 1 -> Order.sort(Layout.moveaxis(a, i, -1).contiguous(), -1);
            case Integer i when i == 0 || i == -1 -> Order.sort(a, -1);
            default -> null;
        };
        return ordered == null || hasNone(ordered) ? null : ordered;
    }

    /** Whether a line ends with what is no number, which sorting puts there. */
    private static boolean hasNone(NDArray ordered) {
        if (!Types.isFloat(ordered.type())) {
            return false;
        }
        NDArray last = Indexing.select(ordered, Indexing.ELLIPSIS, (long) ordered.dim(ordered.rank() - 1) - 1);
        for (double v : (double[]) last.contiguous().astype(DataType.FLOAT64).storage()) {
            if (Double.isNaN(v)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object median(ArrayClass known, Object... arguments) {
        NDArray ordered = ordered(known, at(arguments, 0), at(arguments, 1));
        if (ordered == null) {
            return null;
        }
        long n = ordered.dim(ordered.rank() - 1);
        NDArray middle = Indexing.select(ordered, Indexing.ELLIPSIS, new Slice((n - 1) / 2, n / 2 + 1, null));
        return known.result(Statistics.boxedMean(middle, false, null, -1));
    }

    /** Between neighbours linearly; what is not finite may be worth a warning. */
    private static @Nullable Object quantile(double whole, ArrayClass known, Object... arguments) {
        double[] fractions = fractions(known, at(arguments, 1), whole);
        NDArray ordered = fractions == null ? null : ordered(known, at(arguments, 0), at(arguments, 2));
        if (fractions == null || ordered == null || ordered.type() != DataType.FLOAT64) {
            return null;
        }
        int n = ordered.dim(ordered.rank() - 1);
        double[] v = (double[]) ordered.contiguous().storage();
        int lines = v.length / n;
        double[] made = new double[fractions.length * lines];
        for (int i = 0; i < made.length; i++) {
            made[i] = between(v, i % lines * n, n, fractions[i / lines]);
            if (!Double.isFinite(made[i])) {
                return null;
            }
        }
        boolean isSingle = Lists.elements(arguments[1]) == null;
        if (isSingle && ordered.rank() == 1) {
            return known.result(made[0]);
        }
        int first = isSingle ? 0 : 1;
        int[] shape = new int[first + ordered.rank() - 1];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = i < first ? fractions.length : ordered.dim(i - first);
        }
        return known.result(NDArray.of(made, shape));
    }

    /** From the neighbour that is nearer; NaN for what may be worth a warning. */
    private static double between(double[] v, int from, int n, double fraction) {
        double place = fraction * (n - 1);
        int low = Math.min((int) place, n - 1);
        double t = place - low;
        double below = v[from + low];
        double above = v[from + Math.min(low + 1, n - 1)];
        double gap = above - below;
        double step = t >= 0.5 ? gap * (1 - t) : gap * t;
        if (step != 0 ? Math.abs(step) < Double.MIN_NORMAL : gap != 0 && t != 0) {
            return Double.NaN;
        }
        return t >= 0.5 ? above - step : below + step;
    }

    /** One fraction, or those of a list; null for what is left to Python, as whole numbers are that ask for elements. */
    private static double @Nullable [] fractions(ArrayClass known, Object given, double whole) {
        SequenceStorage several = Lists.elements(given);
        Object[] items = several == null ? new Object[]{given} : Lists.items(several);
        if (items == null || items.length == 0) {
            return null;
        }
        double[] fractions = new double[items.length];
        boolean isFloat = whole != 1;
        for (int i = 0; i < items.length; i++) {
            Number n = SingleNumbers.of(known, items[i]);
            if (n == null || !(n.doubleValue() >= 0 && n.doubleValue() <= whole)) {
                return null;
            }
            isFloat |= n instanceof Double;
            fractions[i] = whole == 1 ? n.doubleValue() : n.doubleValue() / whole;
        }
        return isFloat ? fractions : null;
    }
}
