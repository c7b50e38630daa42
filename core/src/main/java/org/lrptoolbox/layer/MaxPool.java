package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.kernel.PoolKernel;
import org.lrptoolbox.layer.WinnerLayer.Ties;
import org.lrptoolbox.tensor.Tensor;

/**
 * Max pooling: Y = max over the window. Padding never wins. Every engine has a kernel for it.
 *
 * @param frame window, steps, dilation and padding
 * @param ties who wins of several equally strong
 * @param layout the order of the axes of its images
 */
public record MaxPool(Frame frame, Ties ties, Layout layout) implements WinnerLayer, WindowLayer {
    /** Over images with the channels first; the first of equally strong inputs wins. */
    public MaxPool(Frame frame) {
        this(frame, Ties.FIRST);
    }

    /** Over images with the channels first. */
    public MaxPool(Frame frame, Ties ties) {
        this(frame, ties, Layout.NCHW);
    }

    /** As the toolbox has it: over images with the channels last; equally strong inputs win in equal parts. */
    public static MaxPool last(Frame frame) {
        return new MaxPool(frame, Ties.SPLIT, Layout.NHWC);
    }

    @Override
    public MaxPool in(Layout wanted) {
        return new MaxPool(frame, ties, wanted);
    }

    private boolean isToolbox() {
        return layout.isLast() && frame.isPlain();
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        return a.max(this, x);
    }

    @Override
    public Tensor forward(Tensor x) {
        outputShape(x.sampleShape());
        if (isToolbox()) {
            return PoolKernel.max(x, frame.height(), frame.width(), frame.strideDown(), frame.strideAcross());
        }
        Tensor first = layout.to(Layout.NCHW, x);
        return Layout.NCHW.to(layout, new WindowLoops(frame, first.sampleShape()).max(first));
    }

    @Override
    public <T> T toWinners(Algebra<T> a, Ties wanted, T x, T y, T r) {
        return a.toWinners(this, wanted, x, y, r);
    }

    @Override
    public Tensor toWinners(Ties wanted, Tensor x, Tensor y, Tensor r) {
        if (isToolbox()) {
            return wanted == Ties.SPLIT
                    ? PoolKernel.spreadToMax(x, y, r, frame.height(), frame.width(), frame.strideDown(),
                            frame.strideAcross(), true)
                    : PoolKernel.spreadToFirstMax(x, y, r, frame.height(), frame.width(), frame.strideDown(),
                            frame.strideAcross());
        }
        Tensor first = layout.to(Layout.NCHW, x);
        return Layout.NCHW.to(layout,
                new WindowLoops(frame, first.sampleShape()).toMax(first, layout.to(Layout.NCHW, y),
                        layout.to(Layout.NCHW, r), wanted));
    }

    @Override
    public AffineLayer summed() {
        return new SumPool(frame, 1, 1, layout);
    }

    @Override
    public boolean commutes(ChannelScale scale) {
        return !layout.isLast() && scale.keepsOrder();
    }

    @Override
    public MaxPool raised() {
        return last(frame);
    }
}
