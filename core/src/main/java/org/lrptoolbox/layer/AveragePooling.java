package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Tensor;

/**
 * Average pooling over samples shaped (C, H, W): Y = (sum over the window) / (positions of the window).
 *
 * <p>Where a window reaches beyond the image, its positions there may count or not; those beyond the padding never do.
 *
 * @param frame window, steps and padding
 * @param countPadding whether positions in the padding count
 * @param map what rules do to the weights, which are one over the positions
 */
public record AveragePooling(Frame frame, boolean countPadding, WeightMap map) implements KernelLayer {
    /** Average pooling with its own weights. */
    public AveragePooling(Frame frame, boolean countPadding) {
        this(frame, countPadding, WeightMap.IDENTITY);
    }

    @Override
    public String type() {
        return "AveragePool";
    }

    @Override
    public String describe() {
        return frame.toString() + (countPadding ? ", padding counts" : "");
    }

    @Override
    public int channelAxis(int rank) {
        return 0;
    }

    @Override
    public int[] outputShape(int... input) {
        return frame.outputShape(this, input.length == 3 ? input[0] : 0, input);
    }

    /** The weight of the connections of every window, by row and column of windows. */
    public double[] weights(int... input) {
        double[] weights = new Pooling(frame, input).areas(countPadding);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = map.weight(1 / weights[i]);
        }
        return weights;
    }

    @Override
    public Tensor forward(Tensor x) {
        return apply(x);
    }

    @Override
    public Tensor apply(Tensor x) {
        outputShape(x.sampleShape());
        return weighted(new Pooling(frame, x.sampleShape()).sum(x), weights(x.sampleShape()));
    }

    @Override
    public Tensor transpose(Tensor s, int... input) {
        return new Pooling(frame, input).spread(weighted(s, weights(input)), input);
    }

    private static Tensor weighted(Tensor t, double... perWindow) {
        Tensor out = t.copy();
        for (int i = 0; i < out.size(); i++) {
            out.data()[i] *= perWindow[i % perWindow.length];
        }
        return out;
    }

    @Override
    public KernelLayer mapped(WeightMap newMap) {
        return new AveragePooling(frame, countPadding, newMap);
    }
}
