package org.lrptoolbox.python.array;

import org.lrptoolbox.kernel.Parallel;

/** Finding elements: those that are not zero, and choosing between arrays by a condition. */
public final class Search {
    private Search() {}

    /** How many elements are not zero. */
    public static long count(NDArray a) {
        byte[] flags = flags(a);
        long count = 0;
        for (byte flag : flags) {
            count += flag == 0 ? 0 : 1; // a view of other bytes holds other numbers than 1
        }
        return count;
    }

    /** The places of the elements that are not zero, counted in C order. */
    static int[] flatNonzero(NDArray a) {
        byte[] flags = flags(a);
        int[] places = new int[(int) count(a)];
        int n = 0;
        for (int i = 0; n < places.length; i++) {
            if (flags[i] != 0) {
                places[n++] = i;
            }
        }
        return places;
    }

    /** One byte for each element: 1 if it is not zero. */
    private static byte[] flags(NDArray a) {
        Types.requireNumeric(a.type(), "'nonzero'");
        return (byte[]) (a.type() == DataType.BOOL ? a : a.astype(DataType.BOOL)).elements();
    }

    /** The indices of the elements that are not zero, in C order: one int64 vector per axis. */
    public static NDArray[] nonzero(NDArray a) {
        int[] places = flatNonzero(a);
        NDArray[] out = new NDArray[Math.max(a.rank(), 1)];
        int below = 1;
        for (int axis = out.length - 1; axis >= 0; axis--) {
            int length = a.rank() == 0 ? 1 : a.dim(axis);
            long[] index = new long[places.length];
            for (int k = 0; k < index.length; k++) {
                index[k] = places[k] / below % length;
            }
            out[axis] = NDArray.of(DataType.INT64, index, index.length);
            below *= length;
        }
        return out;
    }

    /**
     * Elements of {@code yes} where the condition holds, otherwise of {@code no}.
     *
     * @param yes an array or a plain number
     * @param no an array or a plain number
     */
    public static NDArray where(NDArray condition, Object yes, Object no) {
        DataType type = yes instanceof NDArray x && no instanceof NDArray y && x.type().plain() == y.type().plain()
                ? x.type().plain()
                : Operands.common(BinaryOp.ADD, yes, no);
        NDArray a = yes instanceof NDArray array ? array : Scalars.array(type, yes);
        NDArray b = no instanceof NDArray array ? array : Scalars.array(type, no);
        int[] shape = Broadcast.shape(condition.shape(), a.shape(), b.shape());
        NDArray out = NDArray.zeros(type, shape);
        if (WhereLoops.fill(condition, a, b, out)) {
            return out;
        }
        if (type == DataType.FLOAT64 || type == DataType.FLOAT32) {
            choose(condition, a, b, out, shape);
        } else if (!Types.isInteger(type) && type != DataType.BOOL) {
            chooseAny(condition, cast(a, type), cast(b, type), out, shape);
        } else {
            chooseLongs(condition, a, b, out, shape);
        }
        return out;
    }

    private static void choose(NDArray condition, NDArray a, NDArray b, NDArray out, int[] shape) {
        Parallel.forRanges(out.size(), Cursor.PARALLEL_FROM, (first, end) -> {
            int block = Math.min(end - first, Cursor.BLOCK);
            double[] x = new double[block];
            double[] y = new double[block];
            double[] z = new double[block];
            double[] result = new double[block];
            Cursor test = Cursor.over(condition, shape).seek(first);
            Cursor left = Cursor.over(a, shape).seek(first);
            Cursor right = Cursor.over(b, shape).seek(first);
            Cursor to = Cursor.over(out).seek(first);
            for (int i = first; i < end; i += block) {
                int n = Math.min(block, end - i);
                double[] t = test.read(x, n);
                double[] p = left.read(y, n);
                double[] q = right.read(z, n);
                for (int k = 0; k < n; k++) {
                    result[k] = t[test.start() + k] != 0 ? p[left.start() + k] : q[right.start() + k];
                }
                to.write(result, 0, n);
            }
        });
    }

    private static NDArray cast(NDArray a, DataType type) {
        return a.type() == type ? a : a.astype(type);
    }

    /** Of elements of any type: all of the one, overwritten by the other where the condition holds. */
    private static void chooseAny(NDArray condition, NDArray a, NDArray b, NDArray out, int[] shape) {
        Assign.copy(Broadcast.to(b, shape), out);
        NDArray mask = Broadcast.to(condition.type() == DataType.BOOL ? condition : condition.astype(DataType.BOOL),
                shape);
        NDArray[] places = nonzero(mask);
        if (shape.length > 0) {
            Indexing.set(out, Indexing.select(Broadcast.to(a, shape), (Object[]) places), (Object[]) places);
        } else if (count(mask) > 0) {
            Assign.copy(a, out);
        }
    }

    private static void chooseLongs(NDArray condition, NDArray a, NDArray b, NDArray out, int[] shape) {
        int size = out.size();
        int block = Math.min(size, Cursor.BLOCK);
        double[] x = new double[block];
        long[] y = new long[block];
        long[] z = new long[block];
        long[] result = new long[block];
        Cursor test = Cursor.over(condition, shape);
        Cursor left = Cursor.over(a, shape);
        Cursor right = Cursor.over(b, shape);
        Cursor to = Cursor.over(out);
        for (int i = 0; i < size; i += block) {
            int n = Math.min(block, size - i);
            double[] t = test.read(x, n);
            long[] p = left.read(y, n);
            long[] q = right.read(z, n);
            for (int k = 0; k < n; k++) {
                result[k] = t[test.start() + k] != 0 ? p[left.start() + k] : q[right.start() + k];
            }
            to.write(result, 0, n);
        }
    }
}
