package org.lrptoolbox.layer;

import org.jspecify.annotations.Nullable;
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

    @Override
    public boolean makesNoNegative(boolean readsNone) {
        return readsNone;
    }

    /**
     * The same pooling of images that were not padded before: what was put around them is padding of its own. Null where
     * there is none, or where a window could lie in it altogether.
     *
     * @param pad what was put around them, which must not be larger than what it surrounds
     */
    public @Nullable MaxPool ofPadded(Pad pad) {
        if (layout.isLast() || !pad.isOfImages()) {
            return null;
        }
        Frame f = frame.withPadding(frame.top() + pad.before()[1], frame.left() + pad.before()[2],
                frame.bottom() + pad.behind()[1], frame.right() + pad.behind()[2]);
        boolean inside = Math.max(f.top(), f.bottom()) < f.spanDown() && Math.max(f.left(), f.right()) < f.spanAcross();
        // A last window that overhangs may begin behind the image, but not behind its padding.
        boolean sameWindows = !frame.ceil() || pad.behind()[1] == 0 && pad.behind()[2] == 0;
        return inside && sameWindows ? new MaxPool(f, ties, layout) : null;
    }
}
