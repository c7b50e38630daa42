package org.lrptoolbox.python.array;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.kernel.InnerProduct;
import org.lrptoolbox.kernel.MatrixProduct;
import org.lrptoolbox.kernel.SingleProduct;
import org.lrptoolbox.tensor.Shapes;

/** Products that sum over an axis: dot, matmul, tensordot. */
public final class Products {
    private Products() {}

    /**
     * As {@code numpy.dot}: the last axis of {@code a} with the second to last (or only) axis of {@code b}.
     *
     * @throws IllegalArgumentException if the lengths of these axes differ
     */
    public static NDArray dot(NDArray a, NDArray b) {
        if (a.rank() == 0 || b.rank() == 0) {
            return BinaryOps.apply(BinaryOp.MULTIPLY, a, b);
        }
        int axis = Math.max(0, b.rank() - 2);
        if (a.dim(a.rank() - 1) != b.dim(axis)) {
            throw new IllegalArgumentException("shapes " + Broadcast.text(a.shape()) + " and "
                    + Broadcast.text(b.shape()) + " not aligned: " + a.dim(a.rank() - 1) + " (dim " + (a.rank() - 1)
                    + ") != " + b.dim(axis) + " (dim " + axis + ")");
        }
        return tensordot(a, b, new int[]{a.rank() - 1}, new int[]{axis});
    }

    /**
     * The sum of products over pairs of axes; the result has the other axes of {@code a}, then those of {@code b}.
     *
     * @throws IllegalArgumentException if the lengths of a pair differ
     */
    public static NDArray tensordot(NDArray a, NDArray b, int[] axesOfA, int[] axesOfB) {
        int[] left = AxisException.normalize(axesOfA, a.rank());
        int[] right = AxisException.normalize(axesOfB, b.rank());
        boolean fits = left.length == right.length;
        for (int i = 0; fits && i < left.length; i++) {
            fits = a.dim(left[i]) == b.dim(right[i]);
        }
        if (!fits) {
            throw new IllegalArgumentException("shape-mismatch for sum");
        }
        int[] freeA = others(a.rank(), left);
        int[] freeB = others(b.rank(), right);
        int[] shape = new int[freeA.length + freeB.length];
        int m = 1;
        int n = 1;
        for (int i = 0; i < freeA.length; i++) {
            shape[i] = a.dim(freeA[i]);
            m *= shape[i];
        }
        for (int i = 0; i < freeB.length; i++) {
            shape[freeA.length + i] = b.dim(freeB[i]);
            n *= shape[freeA.length + i];
        }
        int k = 1;
        for (int axis : left) {
            k *= a.dim(axis);
        }
        NDArray x = Layout.reshape(Layout.transpose(a, concat(freeA, left)), m, k);
        NDArray y = Layout.reshape(Layout.transpose(b, concat(right, freeB)), k, n);
        return Layout.reshape(matrix(x, y), shape);
    }

    /** As {@link Einsum#of}. */
    public static NDArray einsum(String inputs, String output, NDArray... arrays) {
        return Einsum.of(inputs, output, arrays);
    }

    /**
     * As {@code numpy.matmul}: products of the matrices in the last two axes, broadcast over the others.
     *
     * @throws IllegalArgumentException if an operand is 0-d or the inner lengths differ
     */
    public static NDArray matmul(NDArray a, NDArray b) {
        if (a.rank() == 0 || b.rank() == 0) {
            throw new IllegalArgumentException("matmul: Input operand " + (a.rank() == 0 ? 0 : 1)
                    + " does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?)"
                    + " requires 1)");
        }
        int inner = a.dim(a.rank() - 1);
        int other = b.dim(Math.max(0, b.rank() - 2));
        if (inner != other) {
            throw new IllegalArgumentException("matmul: Input operand 1 has a mismatch in its core dimension 0, with "
                    + "gufunc signature (n?,k),(k,m?)->(n?,m?) (size " + other + " is different from " + inner + ")");
        }
        if (a.rank() <= 2 && b.rank() <= 2) {
            return dot(a, b);
        }
        NDArray x = a.rank() == 1 ? Layout.expandDims(a, 0) : a;
        NDArray y = b.rank() == 1 ? Layout.expandDims(b, 1) : b;
        int[] batch = Broadcast.shape(leading(x), leading(y));
        NDArray p = Layout.reshape(Broadcast.to(x, concat(batch, trailing(x))), batched(batch, x)).contiguous();
        NDArray q = Layout.reshape(Broadcast.to(y, concat(batch, trailing(y))), batched(batch, y)).contiguous();
        int rows = x.dim(x.rank() - 2);
        int columns = y.dim(y.rank() - 1);
        NDArray out = NDArray.zeros(Types.promote(a.type(), b.type()), p.dim(0), rows, columns);
        for (int i = 0; i < p.dim(0); i++) {
            Assign.copy(matrix((NDArray) Indexing.row(p, i), (NDArray) Indexing.row(q, i)),
                    (NDArray) Indexing.row(out, i));
        }
        NDArray full = Layout.reshape(out, concat(batch, rows, columns));
        if (a.rank() == 1) {
            full = Layout.squeeze(full, full.rank() - 2);
        }
        return b.rank() == 1 ? Layout.squeeze(full, full.rank() - 1) : full;
    }

    /** The product of two matrices in their common type. */
    private static NDArray matrix(NDArray a, NDArray b) {
        DataType type = Types.promote(a.type(), b.type());
        Types.requireNumeric(type, "'matmul'");
        if (Types.isComplex(type)) {
            return ComplexReductions.join(type,
                    BinaryOps.apply(BinaryOp.SUBTRACT, matrix(ComplexReductions.real(a), ComplexReductions.real(b)),
                            matrix(ComplexReductions.imaginary(a), ComplexReductions.imaginary(b))),
                    BinaryOps.apply(BinaryOp.ADD, matrix(ComplexReductions.real(a), ComplexReductions.imaginary(b)),
                            matrix(ComplexReductions.imaginary(a), ComplexReductions.real(b))));
        }
        int m = a.dim(0);
        int k = a.dim(1);
        int n = b.dim(1);
        if (Types.isFloat(type)) {
            if (type == DataType.FLOAT32 && singles(a, b, m, n, k) instanceof NDArray made) {
                return made;
            }
            double[] c = new double[Shapes.size(m, n)];
            Operand x = Operand.of(a);
            Operand y = Operand.of(b);
            if (m == 1 && n == 1 && !x.transposed && !y.transposed && y.rowStep == 1) {
                NDArray out = NDArray.of(new double[]{InnerProduct.of(x.data, x.offset, y.data, y.offset, k)}, 1, 1);
                return type == DataType.FLOAT64 ? out : out.astype(type);
            }
            MatrixProduct.parallel(x.transposed, y.transposed, m, n, k, x.data, x.offset, x.rowStep, y.data, y.offset,
                    y.rowStep, false, c, 0, n);
            NDArray out = NDArray.of(c, m, n);
            return type == DataType.FLOAT64 ? out : out.astype(type);
        }
        long[] c = new long[Shapes.size(m, n)];
        long[] x = a.longs();
        long[] y = b.longs();
        for (int i = 0; i < m; i++) {
            for (int l = 0; l < k; l++) {
                long v = x[i * k + l];
                for (int j = 0; j < n; j++) {
                    c[i * n + j] += v * y[l * n + j];
                }
            }
        }
        NDArray out = NDArray.of(DataType.INT64, c, m, n);
        return type == DataType.INT64 ? out : out.astype(type);
    }

    /** The product of float32 matrices in float32; null where there is no such product. */
    private static @Nullable NDArray singles(NDArray a, NDArray b, int m, int n, int k) {
        if (Math.min(m, n) < 2) {
            return null;
        }
        boolean ta = !a.isContiguous() && Layout.transpose(a).isContiguous();
        boolean tb = !b.isContiguous() && Layout.transpose(b).isContiguous();
        NDArray x = ta ? Layout.transpose(a) : a;
        NDArray y = tb ? Layout.transpose(b) : b;
        if (x.type() != DataType.FLOAT32 || y.type() != DataType.FLOAT32 || !x.isContiguous() || !y.isContiguous()) {
            return null;
        }
        float[] c = new float[Shapes.size(m, n)];
        boolean made = SingleProduct.parallel(ta, tb, m, n, k, (float[]) x.storage(), x.offset(), ta ? m : k,
                (float[]) y.storage(), y.offset(), tb ? k : n, c, 0, n);
        return made ? NDArray.of(DataType.FLOAT32, c, m, n) : null;
    }

    /** A matrix as the kernel takes it: rows or columns side by side, the other way {@code rowStep} apart. */
    private record Operand(double[] data, int offset, int rowStep, boolean transposed) {
        static Operand of(NDArray a) {
            if (a.type() == DataType.FLOAT64) {
                boolean rows = a.dim(1) <= 1 || a.stride(1) == 1;
                boolean columns = a.dim(0) <= 1 || a.stride(0) == 1;
                if (rows && (a.dim(0) <= 1 || a.stride(0) >= a.dim(1))) {
                    return new Operand((double[]) a.storage(), a.offset(), step(a, 0), false);
                }
                if (columns && (a.dim(1) <= 1 || a.stride(1) >= a.dim(0))) {
                    return new Operand((double[]) a.storage(), a.offset(), step(a, 1), true);
                }
            }
            return new Operand(a.doubles(), 0, Math.max(a.dim(1), 1), false);
        }

        private static int step(NDArray a, int axis) {
            return a.dim(axis) <= 1 ? Math.max(a.dim(1 - axis), 1) : a.stride(axis);
        }
    }

    private static int[] others(int rank, int... axes) {
        boolean[] used = new boolean[rank];
        for (int axis : axes) {
            used[axis] = true;
        }
        return java.util.stream.IntStream.range(0, rank).filter(i -> !used[i]).toArray();
    }

    private static int[] leading(NDArray a) {
        return Arrays.copyOf(a.shape(), a.rank() - 2);
    }

    private static int[] trailing(NDArray a) {
        return Arrays.copyOfRange(a.shape(), a.rank() - 2, a.rank());
    }

    private static int[] batched(int[] batch, NDArray a) {
        return concat(new int[]{Shapes.size(batch)}, trailing(a));
    }

    private static int[] concat(int[] a, int... b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
