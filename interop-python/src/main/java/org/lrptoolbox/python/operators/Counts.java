package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.List;

import com.oracle.graal.python.PythonLanguage;
import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.runtime.object.PFactory;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.Counting;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.Join;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Order;
import org.lrptoolbox.python.array.Reduction;
import org.lrptoolbox.python.array.Reductions;
import org.lrptoolbox.python.array.Signals;
import org.lrptoolbox.python.array.Slice;
import org.lrptoolbox.python.array.Types;

/** How often numbers occur, or lie between edges. */
final class Counts {
    private static final String MODULE = "numpy._histograms";

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "bincount", Counts::bincount, "x", "weights", "minlength"),
            function(MODULE, "histogram", Counts::histogram, "a", "bins", "range"));

    private Counts() {}

    private static @Nullable Object bincount(ArrayClass known, Object... arguments) {
        NDArray x = ArrayMethods.given(known, at(arguments, 0));
        boolean even = at(arguments, 1) instanceof PNone;
        NDArray weights = even ? null : ArrayMethods.given(known, at(arguments, 1));
        Integer least = Shortcut.whole(arguments, 2, 0);
        return x == null || !even && weights == null || least == null || least < 0 || x.rank() != 1
                || Types.isFloat(x.type()) || x.type() == DataType.UINT64
                        ? null
                        : known.result(Counting.bincount(x, weights, least));
    }

    private static @Nullable Object histogram(ArrayClass known, Object... arguments) {
        NDArray given = ArrayMethods.given(known, at(arguments, 0));
        if (given == null || given.type() != DataType.FLOAT64 && given.type() != DataType.INT64) {
            return null;
        }
        NDArray a = MemoryOrder.flat(given, "C");
        Integer bins = Shortcut.whole(arguments, 1, 10);
        if (bins == null) {
            NDArray edges = ArrayMethods.given(known, at(arguments, 1));
            return edges == null || edges.rank() != 1 || edges.size() < 2 || Searching.isDecreasing(edges)
                    || !(at(arguments, 2) instanceof PNone)
                            ? null
                            : pair(known, between(a, edges), edges(known, edges, at(arguments, 1)));
        }
        double[] ends = at(arguments, 2) instanceof PNone ? reach(a) : ends(known, at(arguments, 2));
        if (ends == null || !(ends[0] <= ends[1]) || bins < 1) {
            return null;
        }
        boolean isPoint = ends[0] == ends[1];
        double[] edges = Making.spaced(isPoint ? ends[0] - 0.5 : ends[0], isPoint ? ends[1] + 0.5 : ends[1], bins + 1,
                true);
        if (edges == null || !isIncreasing(edges)) {
            return null;
        }
        NDArray made = NDArray.of(edges, edges.length);
        return pair(known, Signals.count(a, made), known.result(made));
    }

    private static boolean isIncreasing(double... v) {
        for (int i = 1; i < v.length; i++) {
            if (!(v[i - 1] < v[i])) {
                return false;
            }
        }
        return true;
    }

    private static double[] reach(NDArray a) {
        return a.size() == 0
                ? new double[]{0, 1}
                : new double[]{end(Reduction.MIN, a), end(Reduction.MAX, a)};
    }

    private static double end(Reduction op, NDArray a) {
        return ((Number) Reductions.compute(op, a, false, null)).doubleValue();
    }

    private static double @Nullable [] ends(ArrayClass known, Object given) {
        var storage = Lists.elements(given);
        Object[] both = storage == null || storage.length() != 2 ? null : Lists.items(storage);
        Number low = both == null ? null : SingleNumbers.of(known, both[0]);
        Number high = both == null ? null : SingleNumbers.of(known, both[1]);
        return low == null || high == null ? null : new double[]{low.doubleValue(), high.doubleValue()};
    }

    /** Behind each edge but the last, which counts what lies on it, too. */
    private static NDArray between(NDArray a, NDArray edges) {
        NDArray sorted = Order.sort(a, -1);
        Slice first = new Slice(null, -1L, null);
        NDArray places = Join.concatenate(0, Order.searchsorted(sorted, Indexing.select(edges, first), false),
                Order.searchsorted(sorted, Indexing.select(edges, new Slice(-1L, null, null)), true));
        return BinaryOps.apply(BinaryOp.SUBTRACT, Indexing.select(places, new Slice(1L, null, null)),
                Indexing.select(places, first));
    }

    private static @Nullable Object edges(ArrayClass known, NDArray edges, Object given) {
        return known.array(given) == null ? known.result(edges) : given;
    }

    private static Object pair(ArrayClass known, NDArray counts, @Nullable Object edges) {
        return PFactory.createTuple(PythonLanguage.get(null), new Object[]{known.result(counts), edges});
    }
}
