package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Tensor;

/**
 * Sums over windows: Y = c w (sum over the window).
 *
 * <p>The toolbox's sum pooling is normalised so that outputs keep their spread, with c = 1 / sqrt(h w); for the rules
 * its connections have weight 1, so denominators and epsilon are those of the plain sum.
 *
 * @param frame window, steps, dilation and padding
 * @param weight w, the weight of every connection; 1 by default
 * @param outputScale c; no rule sees it
 * @param layout the order of the axes of its images
 */
public record SumPool(Frame frame, double weight, double outputScale,
        Layout layout) implements KernelLayer, WindowLayer {
    /** The plain sum over images with the channels first. */
    public SumPool(Frame frame) {
        this(frame, 1, 1);
    }

    /** Over images with the channels first. */
    public SumPool(Frame frame, double weight, double outputScale) {
        this(frame, weight, outputScale, Layout.NCHW);
    }

    /** As the toolbox has it: over images with the channels last, divided by sqrt(h w). */
    public static SumPool last(Frame frame) {
        return new SumPool(frame, 1, 1 / Math.sqrt(frame.area()), Layout.NHWC);
    }

    @Override
    public SumPool in(Layout wanted) {
        return new SumPool(frame, weight, outputScale, wanted);
    }

    @Override
    public int channelAxis(int rank) {
        return layout.channelAxis(rank);
    }

    @Override
    public Tensor forward(Tensor x) {
        return PoolSums.scaled(apply(x), outputScale);
    }

    @Override
    public Tensor apply(Tensor x) {
        return PoolSums.apply(this, new double[]{weight}, x);
    }

    @Override
    public Tensor transpose(Tensor s, int... input) {
        return PoolSums.transpose(this, new double[]{weight}, s, input);
    }

    @Override
    public KernelLayer mapped(WeightMap map) {
        return new SumPool(frame, map.weight(weight), 1, layout);
    }

    @Override
    public String beyondToolbox() {
        String beyond = WindowLayer.super.beyondToolbox();
        return beyond.isEmpty() && (weight != 1 || outputScale != 1 / Math.sqrt(frame.area()))
                ? ": the toolbox's sums are divided by sqrt(h w)"
                : beyond;
    }
}
