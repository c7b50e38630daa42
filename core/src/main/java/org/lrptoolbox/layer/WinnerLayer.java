package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Tensor;

/** A layer whose outputs are single inputs that won, as in max pooling. */
public interface WinnerLayer extends UnaryLayer {
    /**
     * Gives every output's value to the input that won it; if several are equally strong, in equal parts.
     *
     * @param x the input
     * @param y the output
     * @param r one value per output
     */
    Tensor toWinners(Tensor x, Tensor y, Tensor r);

    /** The layer that sums over the same connections, for rules that ignore who won. */
    AffineLayer summed();
}
