package org.lrptoolbox.algebra;

import java.util.Arrays;

import org.lrptoolbox.kernel.Exponential;
import org.lrptoolbox.kernel.MatrixProduct;
import org.lrptoolbox.kernel.Parallel;
import org.lrptoolbox.kernel.Rearrange;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Folds, products of matrices and softmax of tensors. */
final class Sums {
    /** Beyond this exp overflows once summed. */
    private static final double LARGE = 700;

    private Sums() {}

    /** Axes, counted with the batch, folded into size 1. */
    static Tensor fold(Fold how, Tensor x, int... axes) {
        int[] shape = x.shape();
        for (int axis : axes) {
            shape[axis] = 1;
        }
        Tensor out = Tensor.full(how.start(), shape);
        int[] strides = Rearrange.strides(shape);
        for (int axis : axes) {
            strides[axis] = 0;
        }
        int rank = shape.length;
        int[] index = new int[rank];
        int to = 0;
        for (int at = 0; at < x.size(); at++) {
            out.data()[to] = how.with(out.data()[to], x.data()[at]);
            for (int axis = rank - 1; axis >= 0; axis--) {
                to += strides[axis];
                if (++index[axis] < x.dim(axis)) {
                    break;
                }
                to -= strides[axis] * x.dim(axis);
                index[axis] = 0;
            }
        }
        return out;
    }

    /** The matrix product of the last two axes. */
    static Tensor matmul(Tensor a, Tensor b) {
        int rank = a.rank();
        int m = a.dim(rank - 2);
        int k = a.dim(rank - 1);
        int n = b.dim(rank - 1);
        if (b.rank() != rank || b.dim(rank - 2) != k) {
            throw new IllegalArgumentException("cannot multiply matrices of " + a + " and " + b);
        }
        Tensor left = Tensor.zeros(Arrays.copyOf(a.shape(), rank - 2));
        int[] lead = Broadcast.shape(left, Tensor.zeros(Arrays.copyOf(b.shape(), rank - 2)));
        Tensor x = Broadcast.stretched(a, with(lead, m, k));
        Tensor y = Broadcast.stretched(b, with(lead, k, n));
        Tensor out = Tensor.zeros(with(lead, m, n));
        int count = Shapes.size(lead);
        if (count == 1) {
            MatrixProduct.parallel(false, false, m, n, k, x.data(), 0, k, y.data(), 0, n, false, out.data(), 0, n);
        } else {
            Parallel.forRanges(count, 1, (from, to) -> {
                for (int i = from; i < to; i++) {
                    MatrixProduct.multiply(false, false, m, n, k, x.data(), i * m * k, k, y.data(), i * k * n, n, false,
                            out.data(), i * m * n, n);
                }
            });
        }
        return out;
    }

    private static int[] with(int[] lead, int rows, int columns) {
        int[] shape = Arrays.copyOf(lead, lead.length + 2);
        shape[lead.length] = rows;
        shape[lead.length + 1] = columns;
        return shape;
    }

    /**
     * The softmax along an axis, counted with the batch. Rows whose largest element would overflow are shifted by it,
     * which changes nothing but avoids NaN, and so are those whose largest would vanish; all others are computed as
     * written, so that they agree with the original toolbox to the last bits.
     */
    static Tensor softmax(Tensor x, int axis) {
        Tensor y = x.copy();
        forColumns(x, axis, (first, count, step) -> {
            double[] v = y.data();
            double max = max(v, first, count, step);
            double shift = Math.abs(max) > LARGE && Math.abs(max) < Double.POSITIVE_INFINITY ? max : 0;
            double[] row = new double[count];
            for (int k = 0; k < count; k++) {
                row[k] = v[first + k * step] - shift;
            }
            Exponential.of(row, 0, row, 0, count);
            double sum = 0;
            for (double e : row) {
                sum += e;
            }
            for (int k = 0; k < count; k++) {
                v[first + k * step] = row[k] / sum;
            }
        });
        return y;
    }

    /** Its logarithm. */
    static Tensor logSoftmax(Tensor x, int axis) {
        Tensor y = x.copy();
        forColumns(x, axis, (first, count, step) -> {
            double[] v = y.data();
            double max = max(v, first, count, step);
            double sum = 0;
            for (int k = 0; k < count; k++) {
                sum += Exponential.of(v[first + k * step] - max);
            }
            double shift = max + Math.log(sum);
            for (int k = 0; k < count; k++) {
                v[first + k * step] -= shift;
            }
        });
        return y;
    }

    private static double max(double[] v, int first, int count, int step) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            max = Math.max(max, v[first + k * step]);
        }
        return max;
    }

    /** The elements one softmax is made of: the first, how many, and their distance. */
    private interface Column {
        void accept(int first, int count, int step);
    }

    private static void forColumns(Tensor x, int axis, Column body) {
        int count = axis < x.rank() ? x.dim(axis) : 1;
        int inner = Shapes.behind(axis, x.shape());
        int outer = count * inner == 0 ? 0 : x.size() / (count * inner);
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                body.accept(o * count * inner + i, count, inner);
            }
        }
    }
}
