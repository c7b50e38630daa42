package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Tensor;

/** A layer whose outputs are single inputs that won, as in max pooling. */
public interface WinnerLayer extends UnaryLayer {
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
    Tensor toWinners(Ties ties, Tensor x, Tensor y, Tensor r);

    /** The layer that sums over the same connections, for rules that ignore who won. */
    AffineLayer summed();
}
