package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.tensor.Tensor;

/** A layer whose outputs are single inputs that won, as in max pooling. */
public interface WinnerLayer extends UnaryLayer {
    /** Who of several equally strong inputs has won. */
    enum Ties {
        /** The first in row-major order, as Caffe, PyTorch and ONNX Runtime have it. */
        FIRST,
        /** All of them, in equal parts, as the original toolbox has it. */
        SPLIT
    }

    /** What becomes of ties unless a rule says otherwise. */
    Ties ties();

    /**
     * Gives every output's value to the input that won it.
     *
     * @param ties who has won of several equally strong ones
     * @param x the input
     * @param y the output
     * @param r one value per output
     */
    <T> T toWinners(Algebra<T> a, Ties ties, T x, T y, T r);

    /** The same for numbers at hand. */
    default Tensor toWinners(Ties ties, Tensor x, Tensor y, Tensor r) {
        return toWinners(new TensorAlgebra(), ties, x, y, r);
    }

    /** The layer that sums over the same connections, for rules that ignore who won. */
    AffineLayer summed();

    @Override
    default <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        return a.toWinners(this, ties(), x, y, dy);
    }
}
