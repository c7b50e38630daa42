package org.lrptoolbox.layer;

import java.util.Arrays;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.tensor.Tensor;

/**
 * A layer whose output is a weighted sum: y = c (W x + b). Its inputs contribute z_ij = w_ij x_i to output j, which is
 * what most rules share relevance by.
 *
 * <p>With {@link #apply} and {@link #transpose}, both with weights passed through a map, a rule of the field is a line
 * or two. A layer for which engines have kernels is a {@link KernelLayer}; any other writes the two as formulas.
 */
public interface AffineLayer extends UnaryLayer {
    /** No bias. */
    double[] NO_BIAS = {};

    /** W x with mapped weights, without bias and without the output scale. */
    <T> T apply(Algebra<T> a, WeightMap map, T x);

    /**
     * The transpose, W^T s with mapped weights: every output's value handed to the inputs it is connected to.
     *
     * @param s one value per output
     * @param x the input, whose shape the result has
     */
    <T> T transpose(Algebra<T> a, WeightMap map, T s, T x);

    /** The bias, one number per output channel; empty where there is none, as by default. */
    default double[] bias() {
        return NO_BIAS;
    }

    /** The axis of an output sample of so many axes that the channels lie along; the last one by default. */
    default int channelAxis(int rank) {
        return rank - 1;
    }

    /** Numbers like the bias as one sample that stretches to outputs of so many axes. */
    default Tensor biasRow(double[] bias, int rank) {
        int[] shape = new int[rank];
        Arrays.fill(shape, 1);
        shape[channelAxis(rank)] = bias.length;
        return Tensor.of(bias, shape);
    }

    /** The factor c between W x + b and the output; 1 unless the layer normalises. */
    default double outputScale() {
        return 1;
    }

    @Override
    default <T> T forward(Algebra<T> a, T x) {
        return a.affine(this, x);
    }

    @Override
    default <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        double c = outputScale();
        return a.transpose(this, WeightMap.IDENTITY, c == 1 ? dy : a.scale(dy, c), x);
    }

    /** W x for numbers at hand. */
    default Tensor apply(Tensor x) {
        return apply(new TensorAlgebra(), WeightMap.IDENTITY, x);
    }
}
