package org.lrptoolbox.layer;

import org.lrptoolbox.kernel.PoolKernel;
import org.lrptoolbox.tensor.Tensor;

/**
 * Max pooling: Y = max over the window. Relevance goes to the winner, in equal parts to all equally strong ones.
 *
 * @param window size and stride
 */
public record MaxPool(Window window) implements WinnerLayer, WindowLayer {
    @Override
    public Tensor forward(Tensor x) {
        outputShape(x.sampleShape());
        return PoolKernel.max(x, window.height(), window.width(), window.strideDown(), window.strideAcross());
    }

    @Override
    public Ties ties() {
        return Ties.SPLIT;
    }

    @Override
    public Tensor toWinners(Ties ties, Tensor x, Tensor y, Tensor r) {
        return ties == Ties.SPLIT
                ? spread(x, y, r, true)
                : PoolKernel.spreadToFirstMax(x, y, r, window.height(), window.width(), window.strideDown(),
                        window.strideAcross());
    }

    /** The gradient as the original toolbox trains with: all of equally strong winners receive it whole. */
    @Override
    public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
        return spread(x, y, dy, false);
    }

    private Tensor spread(Tensor x, Tensor y, Tensor r, boolean split) {
        return PoolKernel.spreadToMax(x, y, r, window.height(), window.width(), window.strideDown(),
                window.strideAcross(), split);
    }

    @Override
    public AffineLayer summed() {
        return new UniformLayer.Mapped(window, 1);
    }
}
