package org.lrptoolbox.python.array;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Mean and variance along axes. */
public final class Statistics {
    private Statistics() {}

    /** As {@link #mean}; a 0-d result comes boxed, see {@link Scalars}. */
    public static Object boxedMean(NDArray a, boolean keepdims, @Nullable DataType type, int... axes) {
        return Scalars.orArray(mean(a, keepdims, type, axes));
    }

    /** As {@link #variance}; a 0-d result comes boxed. */
    public static Object boxedVariance(NDArray a, boolean keepdims, @Nullable DataType type, double ddof, int... axes) {
        return Scalars.orArray(variance(a, keepdims, type, ddof, axes));
    }

    /** As {@link #deviation}; a 0-d result comes boxed. */
    public static Object boxedDeviation(NDArray a, boolean keepdims, @Nullable DataType type, double ddof,
            int... axes) {
        return Scalars.orArray(deviation(a, keepdims, type, ddof, axes));
    }

    /** The arithmetic mean; integers are added up as float64. NaN where there is nothing. */
    public static NDArray mean(NDArray a, boolean keepdims, @Nullable DataType type, int... axes) {
        Types.requireNumeric(a.type(), "'mean'");
        DataType result = type != null ? type : Types.inexact(a.type());
        boolean counting = type == null && a.type() == DataType.BOOL;
        // Halves are added up as float32, as NumPy does.
        DataType sums = result == DataType.FLOAT16 ? DataType.FLOAT32 : result;
        NDArray sum = Reductions.apply(Reduction.SUM, a, keepdims, counting ? null : sums, axes);
        NDArray out = counting ? sum.astype(result) : sum;
        if (result == DataType.FLOAT16) {
            return BinaryOps.into(BinaryOp.DIVIDE, out, (double) count(a, axes), out).astype(result);
        }
        return BinaryOps.into(BinaryOp.DIVIDE, out, (double) count(a, axes), out);
    }

    /**
     * The mean square distance from the mean.
     *
     * @param ddof how many degrees of freedom the mean has taken: 0, or 1 for the estimate from a sample
     */
    public static NDArray variance(NDArray a, boolean keepdims, @Nullable DataType type, double ddof,
            int... axes) {
        DataType result = type != null ? type : Types.inexact(a.type());
        if (result == DataType.FLOAT64 && a.type() == result && axes.length == 0 && a.isContiguous() && a.size() > 0) {
            double mean = mean(a, false, result).doubles()[0];
            double sum = DoubleRun.squares((double[]) a.raw(), a.offset(), a.size(), mean);
            int[] single = new int[keepdims ? a.rank() : 0];
            Arrays.fill(single, 1);
            return NDArray.of(new double[]{sum / Math.max(a.size() - ddof, 0)}, single);
        }
        NDArray distance = BinaryOps.apply(BinaryOp.SUBTRACT, a.type() == result ? a : a.astype(result),
                center(a, result, axes));
        NDArray square;
        if (Types.isComplex(result)) {
            NDArray size = UnaryOps.apply(UnaryOp.ABSOLUTE, distance);
            square = BinaryOps.apply(BinaryOp.MULTIPLY, size, size);
        } else {
            square = BinaryOps.into(BinaryOp.MULTIPLY, distance, distance, distance);
        }
        NDArray sum = Reductions.apply(Reduction.SUM, square, keepdims, square.type(), axes);
        return BinaryOps.into(BinaryOp.DIVIDE, sum, Math.max(count(a, axes) - ddof, 0), sum);
    }

    /** The mean that distances are measured from; of halves the rounded sum is divided, as NumPy does. */
    private static NDArray center(NDArray a, DataType type, int... axes) {
        if (type != DataType.FLOAT16) {
            return mean(a, true, type, axes);
        }
        NDArray sum = Reductions.apply(Reduction.SUM, a, true, type, axes);
        return BinaryOps.into(BinaryOp.DIVIDE, sum, (double) count(a, axes), sum);
    }

    /** The square root of {@link #variance}. */
    public static NDArray deviation(NDArray a, boolean keepdims, @Nullable DataType type, double ddof,
            int... axes) {
        NDArray variance = variance(a, keepdims, type, ddof, axes);
        return UnaryOps.into(UnaryOp.SQRT, variance, variance);
    }

    /** How many elements become one. */
    public static long count(NDArray a, int... axes) {
        long count = 1;
        for (int axis : AxisException.orAll(axes, a.rank())) {
            count *= a.dim(axis);
        }
        return count;
    }
}
