package org.lrptoolbox.tensor;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A dense block of float64 numbers in C order (last index fastest): what layers and rules compute with.
 *
 * <p>A tensor wraps its array without copying, so that arrays of other libraries (an EJML matrix, the array behind
 * {@code numpy}) travel for free. Engine code treats tensors as values: it never writes into one it was given.
 */
public final class Tensor {
    private static final double[] NONE = {};

    private final int[] shape;
    /** Where the numbers come from; null where {@code data} holds them. */
    private final @Nullable LazyNumbers later;
    private final double[] data;

    private Tensor(double[] data, int[] shape, @Nullable LazyNumbers later) {
        this.data = data;
        this.shape = shape;
        this.later = later;
    }

    private Tensor(double[] data, int[] shape) {
        this(data, shape, null);
    }

    /**
     * Wraps an array, which is not copied.
     *
     * @param data the elements in C order
     * @param shape the dimensions; their product is the length of {@code data}
     * @throws IllegalArgumentException if the length does not fit the shape
     */
    public static Tensor of(double[] data, int... shape) {
        if (Shapes.size(shape) != data.length) {
            throw new IllegalArgumentException(
                    "cannot view " + data.length + " numbers as shape " + Shapes.text(shape));
        }
        return new Tensor(data, shape.clone());
    }

    /**
     * A tensor whose numbers are computed when they are asked for.
     *
     * @param numbers the elements in C order
     * @param shape the dimensions
     */
    public static Tensor of(LazyNumbers numbers, int... shape) {
        return new Tensor(NONE, shape.clone(), numbers);
    }

    /** A tensor of zeros. */
    public static Tensor zeros(int... shape) {
        return new Tensor(new double[Shapes.size(shape)], shape.clone());
    }

    /** A tensor filled with one value. */
    public static Tensor full(double value, int... shape) {
        Tensor t = zeros(shape);
        Arrays.fill(t.data, value);
        return t;
    }

    /** Views an EJML matrix as a tensor of shape (rows, columns) over the same array. */
    public static Tensor of(DMatrixRMaj matrix) {
        return of(matrix.data, matrix.numRows, matrix.numCols);
    }

    /** Views this tensor as an EJML matrix over the same array: the first dimension as rows, the rest as columns. */
    public DMatrixRMaj asMatrix() {
        int rows = shape.length == 0 ? 1 : shape[0];
        return DMatrixRMaj.wrap(rows, rows == 0 ? 0 : size() / rows, data());
    }

    /** The elements in C order; the tensor's own array, not a copy. */
    public double[] data() {
        return later == null ? data : later.all();
    }

    /** A copy of the dimensions. */
    public int[] shape() {
        return shape.clone();
    }

    /** The length of one dimension. */
    public int dim(int axis) {
        return shape[axis];
    }

    /** The number of dimensions. */
    public int rank() {
        return shape.length;
    }

    /** The number of elements. */
    public int size() {
        return later == null ? data.length : Shapes.size(shape);
    }

    /** The number of samples: the first dimension. */
    public int batch() {
        return shape[0];
    }

    /** The number of elements of one sample. */
    public int sampleSize() {
        return Shapes.size(Shapes.sample(shape));
    }

    /** The shape of one sample: all dimensions but the first. */
    public int[] sampleShape() {
        return Shapes.sample(shape);
    }

    /** The same elements under another shape of the same size; shares the array. */
    public Tensor reshape(int... newShape) {
        return later == null ? of(data, newShape) : of(later, newShape);
    }

    /** The samples {@code from} (inclusive) to {@code to} (exclusive); a copy unless that is all of them. */
    public Tensor slice(int from, int to) {
        return slice(from, to, double[]::new);
    }

    /**
     * The samples {@code from} (inclusive) to {@code to} (exclusive); a copy unless that is all of them.
     *
     * @param room makes the array for a copy: whatever it holds is overwritten
     */
    public Tensor slice(int from, int to, IntFunction<double[]> room) {
        if (from == 0 && to == shape[0]) {
            return this;
        }
        int n = sampleSize();
        double[] part = room.apply((to - from) * n);
        if (later == null) {
            System.arraycopy(data, from * n, part, 0, part.length);
        } else {
            later.range(from * n, to * n, part);
        }
        return new Tensor(part, Shapes.withBatch(to - from, shape));
    }

    /** A tensor of the same shape with a function applied to every element. */
    public Tensor map(DoubleUnaryOperator f) {
        double[] x = data();
        double[] out = new double[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = f.applyAsDouble(x[i]);
        }
        return new Tensor(out, shape);
    }

    /** A deep copy. */
    public Tensor copy() {
        return new Tensor(data().clone(), shape);
    }

    /** The sum of all elements. */
    public double sum() {
        double sum = 0;
        for (double v : data()) {
            sum += v;
        }
        return sum;
    }

    /** The largest absolute value; NaN if any element is NaN, 0 if there is none. */
    public double maxAbs() {
        double max = 0;
        for (double v : data()) {
            max = Math.max(max, Math.abs(v));
        }
        return max;
    }

    /**
     * The flat index of the largest element of every sample: the first one on ties, and the first NaN where there is
     * one, as {@code numpy.argmax} has it.
     */
    public int[] argmax() {
        double[] x = data();
        int n = sampleSize();
        int[] best = new int[shape[0]];
        for (int b = 0; b < best.length; b++) {
            for (int i = 1; i < n; i++) {
                // Double.compare would put -0.0 below 0.0
                double challenger = x[b * n + i];
                double champion = x[b * n + best[b]];
                if (challenger > champion || Double.isNaN(challenger) && !Double.isNaN(champion)) {
                    best[b] = i;
                }
            }
        }
        return best;
    }

    /**
     * Combines two tensors element by element.
     *
     * @throws IllegalArgumentException if they differ in size
     */
    public static Tensor zip(Tensor a, Tensor b, DoubleBinaryOperator f) {
        if (a.size() != b.size()) {
            throw new IllegalArgumentException("cannot combine shapes " + a + " and " + b);
        }
        double[] out = new double[a.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = f.applyAsDouble(a.data()[i], b.data()[i]);
        }
        return Tensor.of(out, a.shape());
    }

    /** Equal when shape and all bits agree. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor t && Arrays.equals(shape, t.shape) && Arrays.equals(data(), t.data());
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data());
    }

    /** Its kind and shape, not its numbers: {@code float64 (10, 28, 28, 1)}. */
    @Override
    public String toString() {
        return "float64 " + Shapes.text(shape);
    }
}
