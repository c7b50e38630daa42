package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Tensor;

/**
 * Sums over windows of samples shaped (C, H, W): Y = w (sum over the window).
 *
 * @param frame window, steps, dilation and padding
 * @param weight w, the weight of every connection; 1 by default
 * @param outputScale what the sum is multiplied by besides; no rule sees it
 */
public record SumPooling(Frame frame, double weight, double outputScale) implements KernelLayer {
    /** The plain sum. */
    public SumPooling(Frame frame) {
        this(frame, 1, 1);
    }

    @Override
    public String type() {
        return "SumPool";
    }

    @Override
    public String describe() {
        return frame.toString();
    }

    @Override
    public int channelAxis(int rank) {
        return 0;
    }

    @Override
    public int[] outputShape(int... input) {
        return frame.outputShape(this, input.length == 3 ? input[0] : 0, input);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = apply(x);
        return outputScale == 1 ? y : y.map(v -> v * outputScale);
    }

    @Override
    public Tensor apply(Tensor x) {
        outputShape(x.sampleShape());
        Tensor y = new Pooling(frame, x.sampleShape()).sum(x);
        return weight == 1 ? y : y.map(v -> v * weight);
    }

    @Override
    public Tensor transpose(Tensor s, int... input) {
        return new Pooling(frame, input).spread(weight == 1 ? s : s.map(v -> v * weight), input);
    }

    @Override
    public KernelLayer mapped(WeightMap map) {
        return new SumPooling(frame, map.weight(weight), 1);
    }
}
