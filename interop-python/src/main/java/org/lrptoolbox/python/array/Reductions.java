package org.lrptoolbox.python.array;

import java.util.Arrays;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Applies a {@link Reduction} along axes.
 *
 * <p>Elements are visited in memory order, as NumPy visits them, and runs are added pairwise where they lie side by side:
 * sums agree with NumPy's to the last bit in float64.
 */
public final class Reductions {
    private Reductions() {}

    /**
     * The result without the reduced axes, or with them as axes of length 1.
     *
     * @param type the type to compute and answer in; null for the usual one: int64 for sums of integers and bool
     * @param axes the axes to reduce; all when none is named
     * @throws IllegalArgumentException if there is nothing to take the maximum or minimum of
     */
    public static NDArray apply(Reduction op, NDArray a, boolean keepdims, @Nullable DataType type, int... axes) {
        int[] reduced = AxisException.reduced(axes, a.rank());
        if (op == Reduction.SUM && a.type() == DataType.BOOL && type == null && reduced.length == a.rank()) {
            int[] single = new int[keepdims ? a.rank() : 0];
            Arrays.fill(single, 1);
            return NDArray.of(DataType.INT64, new long[]{Search.count(a)}, single);
        }
        if (op.isTest() && a.type() == DataType.BOOL && type == null && reduced.length == a.rank()
                && a.isContiguous()) {
            int[] single = new int[keepdims ? a.rank() : 0];
            Arrays.fill(single, 1);
            boolean found = op == Reduction.ANY ? Bytes.containsTruth(a) : !Bytes.contains(a, (byte) 0);
            return NDArray.of(DataType.BOOL, new byte[]{(byte) (found ? 1 : 0)}, single);
        }
        DataType result = type != null ? type : resultType(op, a.type());
        int[] kept = a.shape();
        for (int axis : reduced) {
            if (kept[axis] == 0 && !op.hasIdentity()) {
                throw new IllegalArgumentException("zero-size array to reduction operation "
                        + (op == Reduction.MAX ? "maximum" : op == Reduction.MIN ? "minimum" : op.label())
                        + " which has no identity");
            }
            kept[axis] = 1;
        }
        NDArray out;
        Types.requireNumeric(a.type(), "'" + op.label() + "'");
        if (Types.isComplex(result) || op.isTest() && Types.isComplex(a.type())) {
            out = ComplexReductions.apply(op, a, kept, reduced);
        } else if (result == DataType.FLOAT32 && op.isAccumulating()) {
            NDArray in = a.type() == DataType.FLOAT32 ? a : a.astype(DataType.FLOAT32);
            out = NDArray.zeros(DataType.FLOAT32, kept);
            new Walk(in, out, reduced).floats(op);
        } else if (result == DataType.UINT64 && !op.isAccumulating()) {
            out = unsigned(op, a, kept, reduced);
        } else if (Types.isFloat(result) || op.isTest() && Types.isFloat(a.type())) {
            NDArray in = a.type() == DataType.FLOAT64 ? a : a.astype(DataType.FLOAT64);
            out = NDArray.zeros(DataType.FLOAT64, kept);
            new Walk(in, out, reduced).doubles(op);
        } else {
            NDArray in = a.type() == DataType.INT64 ? a : a.astype(DataType.INT64);
            out = NDArray.zeros(DataType.INT64, kept);
            new Walk(in, out, reduced).longs(op);
        }
        NDArray typed = out.type() == result ? out : out.astype(result);
        return keepdims || reduced.length == 0 ? typed : Layout.squeeze(typed, reduced);
    }

    /** As {@link #apply}; a 0-d result comes boxed, see {@link Scalars}. */
    public static Object compute(Reduction op, NDArray a, boolean keepdims, @Nullable DataType type, int... axes) {
        NDArray made = apply(op, a, keepdims, type, axes);
        Object result = Scalars.orArray(made);
        int flags = op.isAccumulating() && FloatErrors.isWatching() ? FloatErrors.ofReduction(a, made) : 0;
        return flags == 0 ? result : FloatErrors.settled(flags, "reduce", result);
    }

    private static DataType resultType(Reduction op, DataType type) {
        if (op.isTest()) {
            return DataType.BOOL;
        }
        return op.isAccumulating() ? Types.accumulator(type) : type.plain();
    }

    /** Largest and smallest of unsigned numbers: shifted by 2^63 they are ordered as signed ones are. */
    private static NDArray unsigned(Reduction op, NDArray a, int[] kept, int... reduced) {
        boolean ordered = op != Reduction.BITWISE_AND && op != Reduction.BITWISE_OR;
        NDArray flip = NDArray.scalar(DataType.INT64, ordered ? Long.MIN_VALUE : 0);
        NDArray in = BinaryOps.apply(BinaryOp.BITWISE_XOR, a.astype(DataType.INT64), flip);
        NDArray out = NDArray.zeros(DataType.INT64, kept);
        new Walk(in, out, reduced).longs(op);
        return BinaryOps.apply(BinaryOp.BITWISE_XOR, out, flip);
    }

    /** The axes of input and output in memory order, merged where they follow each other. */
    private static final class Walk {
        private final NDArray in;
        private final NDArray out;
        private int[] sizes;
        private int[] inSteps;
        private int[] outSteps;

        Walk(NDArray in, NDArray out, int... reduced) {
            this.in = in;
            this.out = out;
            int[] to = out.strides();
            for (int axis : reduced) {
                to[axis] = 0;
            }
            Integer[] order = java.util.stream.IntStream.range(0, in.rank()).filter(i -> in.dim(i) != 1).boxed()
                    .sorted(Comparator.comparingInt((Integer i) -> -Math.abs(in.stride(i)))).toArray(Integer[]::new);
            sizes = new int[order.length];
            inSteps = new int[order.length];
            outSteps = new int[order.length];
            int n = 0;
            for (int axis : order) {
                int size = in.dim(axis);
                int from = in.stride(axis);
                if (n > 0 && inSteps[n - 1] == size * from && outSteps[n - 1] == size * to[axis]) {
                    sizes[n - 1] *= size;
                    inSteps[n - 1] = from;
                    outSteps[n - 1] = to[axis];
                } else {
                    sizes[n] = size;
                    inSteps[n] = from;
                    outSteps[n++] = to[axis];
                }
            }
            sizes = Arrays.copyOf(sizes, n);
            inSteps = Arrays.copyOf(inSteps, n);
            outSteps = Arrays.copyOf(outSteps, n);
        }

        void doubles(Reduction op) {
            double[] from = (double[]) in.storage();
            double[] to = (double[]) out.storage();
            boolean first = !op.hasIdentity();
            Arrays.fill(to, op.identity());
            boolean[] seen = new boolean[first ? to.length : 0];
            DoubleRun run = DoubleRun.of(op);
            if (op == Reduction.SUM && sizes.length == 2 && outSteps[0] == 0 && outSteps[1] == 1 && inSteps[1] == 1) {
                DoubleRun.sumRows(from, in.offset(), inSteps[0], sizes[0], to, sizes[1]);
                return;
            }
            each((i, step, j, outStep, n) -> {
                if (outStep != 0) {
                    if (first && !seen[j]) {
                        for (int k = 0; k < n; k++) {
                            to[j + k * outStep] = from[i + k * step];
                            seen[j + k * outStep] = true;
                        }
                    } else {
                        run.rows(from, i, step, to, j, outStep, n);
                    }
                } else if (first && !seen[j]) {
                    to[j] = n == 1 ? from[i] : run.fold(from[i], from, i + step, step, n - 1);
                    seen[j] = true;
                } else {
                    to[j] = run.fold(to[j], from, i, step, n);
                }
            });
        }

        /** Sums and products of float32 in their own precision, as NumPy's. */
        void floats(Reduction op) {
            float[] from = (float[]) in.storage();
            float[] to = (float[]) out.storage();
            boolean sum = op == Reduction.SUM;
            Arrays.fill(to, sum ? 0 : 1);
            each((i, step, j, outStep, n) -> {
                if (outStep == 0 && sum) {
                    to[j] += FloatRun.pairwise(from, i, step, n);
                } else if (sum) {
                    for (int k = 0; k < n; k++) {
                        to[j + k * outStep] += from[i + k * step];
                    }
                } else {
                    for (int k = 0; k < n; k++) {
                        to[j + k * outStep] *= from[i + k * step];
                    }
                }
            });
        }

        void longs(Reduction op) {
            long[] from = (long[]) in.storage();
            long[] to = (long[]) out.storage();
            var f = op.longs();
            boolean first = !op.hasIdentity();
            Arrays.fill(to, op.longIdentity());
            boolean[] seen = new boolean[first ? to.length : 0];
            if (op == Reduction.SUM) {
                each((i, step, j, outStep, n) -> LongRun.sum(from, i, step, to, j, outStep, n));
                return;
            }
            each((i, step, j, outStep, n) -> {
                int done = outStep == 0 && n > 1 ? LongRun.extreme(op, from, i, step, to, j, n, first && !seen[j]) : 0;
                if (done == n) {
                    if (first) {
                        seen[j] = true;
                    }
                    return;
                }
                for (int k = 0; k < n; k++) {
                    int t = j + k * outStep;
                    long v = from[i + k * step];
                    if (first && !seen[t]) {
                        seen[t] = true;
                        to[t] = v;
                    } else {
                        to[t] = f.applyAsLong(to[t], v);
                    }
                }
            });
        }

        private interface Run {
            void at(int i, int inStep, int j, int outStep, int n);
        }

        /** Visits the innermost axis as runs. */
        private void each(Run run) {
            if (in.size() == 0) {
                return;
            }
            int last = sizes.length - 1;
            if (last < 0) {
                run.at(in.offset(), 1, 0, 0, 1);
                return;
            }
            int[] index = new int[last];
            int i = in.offset();
            int j = 0;
            while (true) {
                run.at(i, inSteps[last], j, outSteps[last], sizes[last]);
                int axis = last - 1;
                while (axis >= 0) {
                    i += inSteps[axis];
                    j += outSteps[axis];
                    if (++index[axis] < sizes[axis]) {
                        break;
                    }
                    i -= inSteps[axis] * sizes[axis];
                    j -= outSteps[axis] * sizes[axis];
                    index[axis--] = 0;
                }
                if (axis < 0) {
                    return;
                }
            }
        }
    }
}
