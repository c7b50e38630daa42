package org.lrptoolbox.python.array;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.tensor.Shapes;

/** Functions that look at an axis as a whole: the place of the largest element, running sums. */
public final class AlongAxis {
    private AlongAxis() {}

    /**
     * The index of the largest element along an axis, the first one on ties, a NaN before all; int64.
     *
     * @param axis null for the index into the flattened array
     * @throws IllegalArgumentException if there is no element
     */
    public static NDArray argmax(NDArray a, @Nullable Integer axis) {
        return place(a, axis, true);
    }

    /** As {@link #argmax}, of the smallest element. */
    public static NDArray argmin(NDArray a, @Nullable Integer axis) {
        return place(a, axis, false);
    }

    /** As {@link #argmax}; a 0-d result comes boxed, see {@link Scalars}. */
    public static Object boxedArgmax(NDArray a, @Nullable Integer axis) {
        return Scalars.orArray(place(a, axis, true));
    }

    /** As {@link #argmin}; a 0-d result comes boxed. */
    public static Object boxedArgmin(NDArray a, @Nullable Integer axis) {
        return Scalars.orArray(place(a, axis, false));
    }

    private static NDArray place(NDArray a, @Nullable Integer axis, boolean largest) {
        NDArray lines = lines(a, axis);
        int n = lines.dim(lines.rank() - 1);
        if (n == 0) {
            throw new IllegalArgumentException(
                    "attempt to get " + (largest ? "argmax" : "argmin") + " of an empty sequence");
        }
        int[] shape = java.util.Arrays.copyOf(lines.shape(), lines.rank() - 1);
        long[] out = new long[Shapes.size(shape)];
        Types.requireNumeric(a.type(), largest ? "'argmax'" : "'argmin'");
        if (Types.isComplex(a.type()) || a.type() == DataType.UINT64) {
            Order.Comparison order = Order.comparison(lines);
            // What is no number is last in order, but the smallest and the largest all the same.
            byte[] noNumbers = (byte[]) UnaryOps.apply(UnaryOp.ISNAN, lines).elements();
            for (int i = 0; i < out.length; i++) {
                int best = i * n;
                for (int k = best + 1; k < (i + 1) * n && noNumbers[best] == 0; k++) {
                    if (noNumbers[k] != 0) {
                        best = k;
                        break;
                    }
                    int c = order.compare(k, best);
                    best = largest ? c > 0 ? k : best : c < 0 ? k : best;
                }
                out[i] = best - (long) i * n;
            }
        } else if (Types.isFloat(a.type())) {
            double[] v = lines.doubles();
            for (int i = 0; i < out.length; i++) {
                out[i] = best(v, i * n, n, largest);
            }
        } else {
            long[] v = lines.longs();
            for (int i = 0; i < out.length; i++) {
                int best = i * n;
                for (int k = best + 1; k < (i + 1) * n; k++) {
                    if (largest ? v[k] > v[best] : v[k] < v[best]) {
                        best = k;
                    }
                }
                out[i] = best - (long) i * n;
            }
        }
        return NDArray.of(DataType.INT64, out, shape);
    }

    private static int best(double[] v, int from, int n, boolean largest) {
        int place = 0;
        double sign = largest ? 1 : -1;
        double best = sign * v[from];
        for (int k = 0; k < n; k++) {
            double x = sign * v[from + k];
            // Rare: a new maximum, or NaN.
            if (!(x <= best)) {
                place = k;
                best = x;
                if (Double.isNaN(x)) {
                    break;
                }
            }
        }
        return place;
    }

    /**
     * The running sum, product, maximum or minimum along an axis.
     *
     * @param axis null to flatten first
     * @param type the type to compute in; null for the usual one of the reduction
     */
    public static NDArray accumulate(Reduction op, NDArray a, @Nullable Integer axis, @Nullable DataType type) {
        Types.requireNumeric(a.type(), "'" + op.label() + "'");
        DataType result = type != null ? type : op.isAccumulating() ? Types.accumulator(a.type()) : a.type().plain();
        NDArray lines = lines(a, axis);
        int n = lines.dim(lines.rank() - 1);
        NDArray out;
        if (Types.isComplex(result)) {
            out = ComplexReductions.accumulate(op, lines, n);
        } else if (Types.isFloat(result)) {
            boolean narrow = result != DataType.FLOAT64;
            double[] v = (narrow ? lines.astype(result) : lines).astype(DataType.FLOAT64).doubles();
            for (int i = 0; i < v.length; i++) {
                if (i % n != 0) {
                    double next = op.doubles().applyAsDouble(v[i - 1], v[i]);
                    v[i] = !narrow
                            ? next
                            : result == DataType.FLOAT16 ? Float.float16ToFloat(Half.of(next)) : (float) next;
                }
            }
            out = NDArray.of(v, lines.shape());
        } else {
            long[] v = lines.astype(DataType.INT64).longs();
            for (int i = 0; i < v.length; i++) {
                if (i % n != 0) {
                    v[i] = op.longs().applyAsLong(v[i - 1], v[i]);
                }
            }
            out = NDArray.of(DataType.INT64, v, lines.shape());
        }
        NDArray typed = out.type() == result ? out : out.astype(result);
        return axis == null ? typed : Layout.moveaxis(typed, -1, axis).contiguous();
    }

    /** The array with the axis moved to the end; flattened without one. A single number counts as a vector. */
    static NDArray lines(NDArray a, @Nullable Integer axis) {
        if (axis == null || a.rank() == 0) {
            AxisException.normalize(axis == null ? 0 : axis, 1);
            return Layout.reshape(a, a.size());
        }
        return Layout.moveaxis(a, AxisException.normalize(axis, a.rank()), -1);
    }
}
