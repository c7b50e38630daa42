package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Tensor;

/** Max pooling, for which every engine has a kernel. */
public interface PoolLayer extends WinnerLayer {
    /** The maximum of every window. */
    @Override
    Tensor forward(Tensor x);

    /** {@link WinnerLayer#toWinners} for numbers at hand. */
    Tensor toWinners(Ties ties, Tensor x, Tensor y, Tensor r);

    @Override
    default <T> T forward(Algebra<T> a, T x) {
        return a.max(this, x);
    }

    @Override
    default <T> T toWinners(Algebra<T> a, Ties ties, T x, T y, T r) {
        return a.toWinners(this, ties, x, y, r);
    }
}
