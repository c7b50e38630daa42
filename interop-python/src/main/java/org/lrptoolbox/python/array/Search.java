package org.lrptoolbox.python.array;

import org.lrptoolbox.io.ElementType;

/** Finding elements: those that are not zero, and choosing between arrays by a condition. */
public final class Search {
    private Search() {}

    /** How many elements are not zero. */
    public static long count(NDArray a) {
        int[] count = {0};
        forEachNonzero(a, i -> count[0]++);
        return count[0];
    }

    /** The indices of the elements that are not zero, in C order: one int64 vector per axis. */
    public static NDArray[] nonzero(NDArray a) {
        int n = (int) count(a);
        long[] flat = new long[n];
        int[] next = {0};
        forEachNonzero(a, i -> flat[next[0]++] = i);
        NDArray[] out = new NDArray[Math.max(a.rank(), 1)];
        int below = 1;
        for (int axis = out.length - 1; axis >= 0; axis--) {
            int length = a.rank() == 0 ? 1 : a.dim(axis);
            long[] index = new long[n];
            for (int k = 0; k < n; k++) {
                index[k] = flat[k] / below % length;
            }
            out[axis] = NDArray.of(ElementType.INT64, index, n);
            below *= length;
        }
        return a.rank() == 0 ? new NDArray[]{out[0]} : out;
    }

    private static void forEachNonzero(NDArray a, java.util.function.IntConsumer found) {
        Cursor cursor = Cursor.over(a);
        double[] buffer = new double[Math.min(a.size(), Cursor.BLOCK)];
        for (int i = 0; i < a.size(); i += buffer.length) {
            int n = Math.min(buffer.length, a.size() - i);
            double[] block = cursor.read(buffer, n);
            int start = cursor.start();
            for (int k = 0; k < n; k++) {
                if (block[start + k] != 0) {
                    found.accept(i + k);
                }
            }
        }
    }

    /**
     * Elements of {@code yes} where the condition holds, otherwise of {@code no}.
     *
     * @param yes an array or a plain number
     * @param no an array or a plain number
     */
    public static NDArray where(NDArray condition, Object yes, Object no) {
        ElementType type = Operands.common(BinaryOp.ADD, yes, no);
        NDArray a = Operands.array(yes, type, BinaryOp.ADD);
        NDArray b = Operands.array(no, type, BinaryOp.ADD);
        int[] shape = Broadcast.shape(condition.shape(), a.shape(), b.shape());
        NDArray out = NDArray.zeros(type, shape);
        if (Types.isFloat(type)) {
            choose(condition, a, b, out, shape);
        } else {
            chooseLongs(condition, a, b, out, shape);
        }
        return out;
    }

    private static void choose(NDArray condition, NDArray a, NDArray b, NDArray out, int[] shape) {
        int size = out.size();
        int block = Math.min(size, Cursor.BLOCK);
        double[] x = new double[block];
        double[] y = new double[block];
        double[] z = new double[block];
        double[] result = new double[block];
        Cursor test = Cursor.over(condition, shape);
        Cursor left = Cursor.over(a, shape);
        Cursor right = Cursor.over(b, shape);
        Cursor to = Cursor.over(out);
        for (int i = 0; i < size; i += block) {
            int n = Math.min(block, size - i);
            double[] t = test.read(x, n);
            double[] p = left.read(y, n);
            double[] q = right.read(z, n);
            for (int k = 0; k < n; k++) {
                result[k] = t[test.start() + k] != 0 ? p[left.start() + k] : q[right.start() + k];
            }
            to.write(result, 0, n);
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
