package org.lrptoolbox.layer;

import org.lrptoolbox.kernel.PoolKernel;
import org.lrptoolbox.tensor.Tensor;

/**
 * Max pooling: Y = max over the window. Relevance goes to the winner, in equal parts to all equally strong ones.
 *
 * @param window size and stride
 */
public record MaxPool(Window window) implements PoolLayer, WindowLayer {
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
                ? PoolKernel.spreadToMax(x, y, r, window.height(), window.width(), window.strideDown(),
                        window.strideAcross(), true)
                : PoolKernel.spreadToFirstMax(x, y, r, window.height(), window.width(), window.strideDown(),
                        window.strideAcross());
    }

    @Override
    public AffineLayer summed() {
        return new UniformLayer.Mapped(window, 1);
    }
}
