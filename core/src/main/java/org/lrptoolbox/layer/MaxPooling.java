package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Tensor;

/**
 * Max pooling over samples shaped (C, H, W): Y = max over the window. Padding never wins.
 *
 * @param frame window, steps, dilation and padding
 * @param ties who wins of several equally strong; the first by default
 */
public record MaxPooling(Frame frame, Ties ties) implements PoolLayer {
    /** The first of equally strong inputs wins. */
    public MaxPooling(Frame frame) {
        this(frame, Ties.FIRST);
    }

    @Override
    public String type() {
        return "MaxPool";
    }

    @Override
    public String describe() {
        return frame.toString();
    }

    @Override
    public int[] outputShape(int... input) {
        return frame.outputShape(this, input.length == 3 ? input[0] : 0, input);
    }

    @Override
    public Tensor forward(Tensor x) {
        outputShape(x.sampleShape());
        return new Pooling(frame, x.sampleShape()).max(x);
    }

    @Override
    public Tensor toWinners(Ties ties, Tensor x, Tensor y, Tensor r) {
        return new Pooling(frame, x.sampleShape()).toMax(x, y, r, ties);
    }

    @Override
    public AffineLayer summed() {
        return new SumPooling(frame);
    }
}
