package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.Arrays;
import java.util.List;

import com.oracle.graal.python.builtins.objects.PNone;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Join;
import org.lrptoolbox.python.array.Layout;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Products;
import org.lrptoolbox.python.array.Reduction;
import org.lrptoolbox.python.array.Reductions;
import org.lrptoolbox.python.array.Signals;
import org.lrptoolbox.python.array.Statistics;
import org.lrptoolbox.python.array.UnaryOp;
import org.lrptoolbox.python.array.UnaryOps;

/** Weighted means, how far elements lie apart, and how variables vary together. */
final class Spread {
    static final List<Shortcut> ALL = List.of(
            function("numpy._statistics", "average", Spread::average, "a", "axis", "weights"),
            function("numpy._covariance", "cov", (known, arguments) -> covariance(known, false, arguments), "m", "y"),
            function("numpy._covariance", "corrcoef", (known, arguments) -> covariance(known, true, arguments), "x",
                    "y"));

    private Spread() {}

    private static @Nullable Object average(ArrayClass known, Object... arguments) {
        NDArray given = ArrayMethods.given(known, at(arguments, 0));
        Object axis = at(arguments, 1);
        if (given == null || given.size() == 0 || !(axis instanceof PNone || axis instanceof Integer)) {
            return null;
        }
        if (at(arguments, 2) instanceof PNone) {
            return known.result(Statistics.boxedMean(given, false, null,
                    axis instanceof Integer i ? new int[]{i} : new int[0]));
        }
        NDArray weights = ArrayMethods.given(known, at(arguments, 2));
        if (weights == null || axis instanceof Integer || given.type() != DataType.FLOAT64
                || !Arrays.equals(weights.shape(), given.shape())) {
            return null;
        }
        NDArray total = Reductions.apply(Reduction.SUM, BinaryOps.apply(BinaryOp.MULTIPLY, weights, 1.0), false, null);
        NDArray sum = Reductions.apply(Reduction.SUM, BinaryOps.apply(BinaryOp.MULTIPLY, given, weights), false, null);
        return Nones.finite(known, BinaryOps.apply(BinaryOp.DIVIDE, sum, total));
    }

    /** Of variables in rows, each with more than one observation. */
    private static @Nullable Object covariance(ArrayClass known, boolean normed, Object... arguments) {
        NDArray first = variables(known, at(arguments, 0));
        boolean isAlone = at(arguments, 1) instanceof PNone;
        NDArray second = isAlone ? null : variables(known, at(arguments, 1));
        if (first == null || !isAlone && second == null || first.dim(1) < 2) {
            return null;
        }
        NDArray x = second == null ? first : Join.concatenate(0, first, second);
        NDArray apart = BinaryOps.apply(BinaryOp.SUBTRACT, x, Statistics.mean(x, true, null, 1));
        NDArray found = Layout.squeeze(BinaryOps.apply(BinaryOp.DIVIDE, Products.dot(apart, Layout.transpose(apart)),
                x.dim(1) - 1.0));
        if (!normed || found.rank() == 0) {
            return normed || found.rank() == 0 ? null : Nones.finite(known, found);
        }
        NDArray deviation = UnaryOps.apply(UnaryOp.SQRT, Layout.diagonal(found, 0, 0, 1));
        int n = deviation.size();
        NDArray shared = BinaryOps.apply(BinaryOp.DIVIDE,
                BinaryOps.apply(BinaryOp.DIVIDE, found, Layout.reshape(deviation, n, 1)), deviation);
        return Nones.finite(known, Signals.clip(shared, -1, 1));
    }

    private static @Nullable NDArray variables(ArrayClass known, Object value) {
        NDArray a = ArrayMethods.given(known, value);
        if (a == null || a.rank() == 0 || a.rank() > 2 || a.size() == 0) {
            return null;
        }
        NDArray real = MemoryOrder.cast(a, DataType.FLOAT64, "K");
        return real.rank() == 1 ? Layout.reshape(real, 1, real.size()) : real;
    }
}
