package org.lrptoolbox.layer;

import java.util.Arrays;

import org.lrptoolbox.tensor.Tensor;

/**
 * Average pooling: Y = (sum over the window) / (positions of the window).
 *
 * <p>Where a window reaches beyond the image, its positions there may count or not; those beyond the padding never do.
 * For the rules its connections have one over the positions as weight: denominators and epsilon are those of the
 * average.
 *
 * @param frame window, steps and padding
 * @param countPadding whether positions in the padding count
 * @param map what rules do to the weights, which are one over the positions
 * @param layout the order of the axes of its images
 */
public record AveragePool(Frame frame, boolean countPadding, WeightMap map,
        Layout layout) implements KernelLayer, WindowLayer {
    /** Average pooling with its own weights, over images with the channels first. */
    public AveragePool(Frame frame, boolean countPadding) {
        this(frame, countPadding, WeightMap.IDENTITY, Layout.NCHW);
    }

    /** As the toolbox has it: over images with the channels last. */
    public static AveragePool last(Frame frame) {
        return new AveragePool(frame, false, WeightMap.IDENTITY, Layout.NHWC);
    }

    @Override
    public String describe() {
        return frame.toString() + (countPadding ? ", padding counts" : "");
    }

    @Override
    public AveragePool in(Layout wanted) {
        return new AveragePool(frame, countPadding, map, wanted);
    }

    @Override
    public int channelAxis(int rank) {
        return layout.channelAxis(rank);
    }

    /** The weight of the connections of every window, by row and column of windows; a single one where all agree. */
    public double[] weights(int... input) {
        int row = layout.rowAxis();
        double[] weights = frame.isPlain()
                ? new double[]{frame.area()}
                : new WindowLoops(frame, layout.channels(input), input[row], input[row + 1]).areas(countPadding);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = map.weight(1 / weights[i]);
        }
        return Arrays.stream(weights).allMatch(w -> w == weights[0]) ? new double[]{weights[0]} : weights;
    }

    @Override
    public Tensor forward(Tensor x) {
        return apply(x);
    }

    @Override
    public Tensor apply(Tensor x) {
        outputShape(x.sampleShape());
        return PoolSums.apply(this, weights(x.sampleShape()), x);
    }

    @Override
    public Tensor transpose(Tensor s, int... input) {
        return PoolSums.transpose(this, weights(input), s, input);
    }

    @Override
    public KernelLayer mapped(WeightMap newMap) {
        return new AveragePool(frame, countPadding, newMap, layout);
    }

    /** Means of shifted numbers are shifted alike where no padding counts. */
    @Override
    public boolean commutes(ChannelScale scale) {
        return !layout.isLast() && (scale.isFactor() || !countPadding || !frame.reachesBeyond());
    }

    @Override
    public AveragePool raised() {
        return last(frame);
    }

    @Override
    public boolean makesNoNegative(boolean readsNone) {
        return readsNone;
    }
}
