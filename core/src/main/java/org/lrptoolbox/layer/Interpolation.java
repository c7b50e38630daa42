package org.lrptoolbox.layer;

import java.util.Arrays;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.kernel.Rearrange;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Mixes the positions of an axis by fixed weights: resizing, running sums. Each output position is a weighted sum of
 * input positions.
 *
 * @param axis the axis of a sample, from 0
 * @param matrix the weights, (positions out, positions in)
 */
public record Interpolation(int axis, Tensor matrix) implements AffineLayer {
    @Override
    public String describe() {
        return matrix.dim(1) + " -> " + matrix.dim(0) + " along axis " + axis;
    }

    @Override
    public int[] outputShape(int... input) {
        if (axis < 0 || axis >= input.length
                || input[axis] != matrix.dim(1) && input[axis] != Shapes.OPEN) {
            throw ShapeException.of(this, "samples of " + matrix.dim(1) + " positions on axis " + axis, input);
        }
        int[] out = input.clone();
        out[axis] = matrix.dim(0);
        Shapes.requireSize(out);
        return out;
    }

    @Override
    public <T> T apply(Algebra<T> a, WeightMap map, T x) {
        outputShape(a.shape(x));
        return a.transposed(mixed(a, a.transposed(x, axis), mapped(map, true)), axis);
    }

    @Override
    public <T> T transpose(Algebra<T> a, WeightMap map, T s, T x) {
        return a.transposed(mixed(a, a.transposed(s, axis), mapped(map, false)), axis);
    }

    /** The last axis times a matrix. */
    private static <T> T mixed(Algebra<T> a, T x, Tensor right) {
        int[] shape = a.shape(x);
        int rank = Math.max(2, shape.length);
        int[] wide = new int[rank];
        Arrays.fill(wide, 1);
        System.arraycopy(shape, 0, wide, rank - shape.length, shape.length);
        int[] matrix = new int[rank];
        Arrays.fill(matrix, 1);
        matrix[rank - 2] = right.dim(0);
        matrix[rank - 1] = right.dim(1);
        T y = a.matmul(a.reshape(x, wide), a.constant(right, matrix));
        int[] out = shape.clone();
        out[shape.length - 1] = right.dim(1);
        return a.reshape(y, out);
    }

    private Tensor mapped(WeightMap map, boolean turned) {
        // Positions that are not connected stay so, whatever a rule makes of weights.
        Tensor weights = matrix.map(w -> w == 0 ? 0 : map.weight(w));
        return turned ? Rearrange.permute(weights, 1, 0) : weights;
    }
}
