package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Tensor;

/**
 * An affine layer for which every engine has a kernel: convolutions, matrices and sums over windows. On numbers at hand
 * it is computed here; the compiler has operators for each of them.
 */
public interface KernelLayer extends AffineLayer {
    /** The output, bias and scale included. */
    @Override
    Tensor forward(Tensor x);

    /** W x, without bias and without the output scale. */
    @Override
    Tensor apply(Tensor x);

    /**
     * W^T s.
     *
     * @param s one value per output
     * @param input the shape of one input sample, which the output's shape does not always tell
     */
    Tensor transpose(Tensor s, int... input);

    /** The same connections with every weight and bias passed through the map, and without output scale. */
    KernelLayer mapped(WeightMap map);

    @Override
    default <T> T apply(Algebra<T> a, WeightMap map, T x) {
        return a.apply(this, map, x);
    }

    @Override
    default <T> T transpose(Algebra<T> a, WeightMap map, T s, T x) {
        return a.transpose(this, map, s, x);
    }
}
