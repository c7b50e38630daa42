package org.lrptoolbox.python.array;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.tensor.Shapes;

/** Sorting: ascending, NaN last, equal elements in their old order. */
public final class Order {
    private Order() {}

    /**
     * A sorted copy.
     *
     * @param axis the axis to sort along; null to flatten first
     */
    public static NDArray sort(NDArray a, @Nullable Integer axis) {
        if (axis != null) {
            AxisException.normalize(axis, a.rank());
        }
        NDArray lines = AlongAxis.lines(a, axis);
        int n = lines.dim(lines.rank() - 1);
        Types.requireNumeric(a.type(), "'sort'");
        NDArray out;
        if (Types.isComplex(a.type())) {
            out = sortedPairs(lines, n);
        } else if (Types.isFloat(a.type())) {
            double[] v = lines.astype(DataType.FLOAT64).doubles();
            for (int i = 0; n > 0 && i < v.length; i += n) {
                Arrays.sort(v, i, i + n);
            }
            out = NDArray.of(v, lines.shape());
        } else {
            long[] v = lines.astype(DataType.INT64).longs();
            boolean unsigned = a.type().kind() == DataType.Kind.UINT64;
            flipSigns(v, unsigned);
            for (int i = 0; n > 0 && i < v.length; i += n) {
                Arrays.sort(v, i, i + n);
            }
            flipSigns(v, unsigned);
            out = NDArray.of(DataType.INT64, v, lines.shape());
        }
        NDArray typed = out.type() == a.type() ? out : out.astype(a.type());
        return axis == null ? typed : Layout.moveaxis(typed, -1, axis).contiguous();
    }

    /** Shifted by 2^63, unsigned numbers are ordered as signed ones are. */
    private static void flipSigns(long[] v, boolean really) {
        for (int i = 0; really && i < v.length; i++) {
            v[i] ^= Long.MIN_VALUE;
        }
    }

    private static NDArray sortedPairs(NDArray lines, int n) {
        double[] pairs = (double[]) lines.astype(DataType.COMPLEX128).elements();
        double[] out = new double[pairs.length];
        Comparison order = comparison(lines);
        for (int i = 0; n > 0 && i < pairs.length / 2; i += n) {
            int from = i;
            int[] index = sorted(n, (p, q) -> order.compare(from + p, from + q));
            for (int k = 0; k < n; k++) {
                System.arraycopy(pairs, 2 * (i + index[k]), out, 2 * (i + k), 2);
            }
        }
        return NDArray.of(DataType.COMPLEX128, out, lines.shape());
    }

    /** The indices that sort along an axis; int64. */
    public static NDArray argsort(NDArray a, @Nullable Integer axis) {
        NDArray lines = AlongAxis.lines(a, axis);
        int n = lines.dim(lines.rank() - 1);
        long[] out = new long[Shapes.size(lines.shape())];
        Lines order = new Lines(lines);
        for (int i = 0; n > 0 && i < out.length; i += n) {
            int[] index = order.sorted(i, n);
            for (int k = 0; k < n; k++) {
                out[i + k] = index[k];
            }
        }
        NDArray result = NDArray.of(DataType.INT64, out, lines.shape());
        return axis == null ? result : Layout.moveaxis(result, -1, axis).contiguous();
    }

    /**
     * The different elements of the flattened array.
     *
     * @return the sorted elements; where each is found first; for each element of the array which one it is; how often
     *     each occurs
     */
    public static NDArray[] unique(NDArray a) {
        NDArray flat = Layout.reshape(a, a.size());
        int n = flat.size();
        if (n >= RadixOrder.FROM && a.type().kind() != DataType.Kind.UINT64
                && (Types.isInteger(a.type()) || a.type() == DataType.BOOL)
                && Classes.of(flat) instanceof Classes few) {
            return few.all(a.type());
        }
        Comparison order = comparison(flat);
        int[] index = new Lines(flat).sorted(0, n);
        long[] first = new long[n];
        long[] inverse = new long[n];
        long[] counts = new long[n];
        int groups = 0;
        for (int k = 0; k < n; k++) {
            if (k == 0 || order.compare(index[k - 1], index[k]) != 0) {
                first[groups++] = index[k];
            }
            inverse[index[k]] = groups - 1L;
            counts[groups - 1]++;
        }
        NDArray at = NDArray.of(DataType.INT64, Arrays.copyOf(first, groups), groups);
        return new NDArray[]{Indexing.select(flat, at), at, NDArray.of(DataType.INT64, inverse, n),
            NDArray.of(DataType.INT64, Arrays.copyOf(counts, groups), groups)};
    }

    /**
     * Where elements would have to be put into a sorted vector to keep it sorted; int64, in the shape of {@code v}.
     *
     * @param right whether behind equal elements, not before them
     */
    public static NDArray searchsorted(NDArray sorted, NDArray v, boolean right) {
        DataType common = sorted.type() == v.type() ? v.type() : Types.promote(sorted.type(), v.type());
        if (!Types.isInteger(sorted.type()) || sorted.type() != v.type()) {
            if (Types.isComplex(common) || sorted.type() != v.type() && !Types.isFloat(common)) {
                return searchsorted(sorted.astype(common), v.astype(common), right, common);
            }
        }
        if (Types.isFloat(common)) {
            double[] a = sorted.doubles();
            double[] x = v.doubles();
            return places(a.length, v, right, (place, i) -> compare(a[place], x[i]), (i, j) -> compare(x[i], x[j]));
        }
        long[] a = sorted.longs();
        long[] x = v.longs();
        // Half of the numbers without a sign look negative to Java.
        return sorted.type() == DataType.UINT64
                ? places(a.length, v, right, (place, i) -> Long.compareUnsigned(a[place], x[i]),
                        (i, j) -> Long.compareUnsigned(x[i], x[j]))
                : places(a.length, v, right, (place, i) -> Long.compare(a[place], x[i]),
                        (i, j) -> Long.compare(x[i], x[j]));
    }

    /** The general case: all numbers beside each other, compared by their places. */
    private static NDArray searchsorted(NDArray sorted, NDArray v, boolean right, DataType type) {
        NDArray both = Join.concatenate(0, Layout.reshape(sorted, sorted.size()), Layout.reshape(v, v.size()));
        Comparison order = comparison(both.astype(type));
        int n = sorted.size();
        return places(n, v, right, (place, i) -> order.compare(place, n + i), (i, j) -> order.compare(n + i, n + j));
    }

    /**
     * By halving, between the limits that the element before leaves: so elements in order are found sooner, and in a vector that
     * is not sorted those are found that NumPy finds.
     */
    private static NDArray places(int n, NDArray v, boolean right, Comparison toElement, Comparison among) {
        long[] out = new long[v.size()];
        int low = 0;
        int high = n;
        for (int i = 0; i < out.length; i++) {
            int c = i == 0 ? 0 : among.compare(i - 1, i);
            if (c < 0 || right && c == 0) {
                high = n;
            } else {
                low = 0;
                high = high < n ? high + 1 : n;
            }
            while (low < high) {
                int middle = (low + high) >>> 1;
                int order = toElement.compare(middle, i);
                if (order < 0 || right && order == 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            out[i] = low;
        }
        return NDArray.of(DataType.INT64, out, v.shape());
    }

    /** The elements of an array, and the order of so many of them beside each other. */
    private static final class Lines {
        private final Comparison order;
        private final double @Nullable [] doubles;
        private final long @Nullable [] longs;
        private final boolean unsigned;

        Lines(NDArray a) {
            order = comparison(a);
            unsigned = a.type().kind() == DataType.Kind.UINT64;
            doubles = Types.isFloat(a.type()) ? a.doubles() : null;
            longs = Types.isFloat(a.type()) || Types.isComplex(a.type()) ? null : a.longs();
        }

        int[] sorted(int from, int n) {
            if (n >= RadixOrder.FROM && doubles != null) {
                return RadixOrder.sorted(RadixOrder.keys(doubles, from, n));
            }
            if (n >= RadixOrder.FROM && longs != null) {
                return RadixOrder.sorted(RadixOrder.keys(longs, from, n, unsigned));
            }
            return Order.sorted(n, (p, q) -> order.compare(from + p, from + q));
        }
    }

    /** How two elements, named by their index, are ordered. */
    interface Comparison {
        int compare(int i, int j);
    }

    static Comparison comparison(NDArray a) {
        Types.requireNumeric(a.type(), "order");
        if (Types.isComplex(a.type())) {
            double[] v = (double[]) a.astype(DataType.COMPLEX128).elements();
            return (i, j) -> comparePairs(v, i, j);
        }
        if (a.type().kind() == DataType.Kind.UINT64) {
            long[] v = a.longs();
            return (i, j) -> Long.compareUnsigned(v[i], v[j]);
        }
        if (Types.isFloat(a.type())) {
            double[] v = a.doubles();
            return (i, j) -> compare(v[i], v[j]);
        }
        long[] v = a.longs();
        return (i, j) -> Long.compare(v[i], v[j]);
    }

    /** By real and then imaginary part; those with NaN last. */
    private static int comparePairs(double[] v, int i, int j) {
        boolean a = Double.isNaN(v[2 * i]) || Double.isNaN(v[2 * i + 1]);
        boolean b = Double.isNaN(v[2 * j]) || Double.isNaN(v[2 * j + 1]);
        int c = Boolean.compare(a, b);
        c = c != 0 ? c : compare(v[2 * i], v[2 * j]);
        return c != 0 ? c : compare(v[2 * i + 1], v[2 * j + 1]);
    }

    /** Adding 0 makes a plain zero of a negative one: the two are equal. */
    private static int compare(double a, double b) {
        return Double.compare(a + 0.0, b + 0.0);
    }

    /** The indices 0 to n - 1 in order: merge sort from runs of 1 upwards. */
    private static int[] sorted(int n, Comparison order) {
        int[] from = new int[n];
        Arrays.setAll(from, i -> i);
        int[] to = new int[n];
        for (int run = 1; run < n && run > 0; run *= 2) {
            for (int start = 0; start < n; start += 2 * run) {
                merge(from, to, start, Math.min(n, start + run), (int) Math.min(n, start + 2L * run), order);
                if (start > n - 2 * run) {
                    break;
                }
            }
            int[] other = from;
            from = to;
            to = other;
        }
        return from;
    }

    private static void merge(int[] from, int[] to, int start, int middle, int end, Comparison order) {
        int i = start;
        int j = middle;
        for (int k = start; k < end; k++) {
            boolean left = i < middle && (j >= end || order.compare(from[i], from[j]) <= 0);
            to[k] = left ? from[i++] : from[j++];
        }
    }
}
