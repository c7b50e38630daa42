package org.lrptoolbox.layer.nchw;

import org.lrptoolbox.layer.PassLayer;
import org.lrptoolbox.tensor.Tensor;

/**
 * Scales and shifts every element: y = a x + b, with numbers for the whole sample, for each channel, or single ones.
 * What is left of batch normalisation that no affine layer can take in, and of preprocessing inside a model.
 *
 * <p>Relevance passes: scaling does not move evidence from one place to another, and an origin shifted by
 * preprocessing is no evidence.
 *
 * @param factor a, of a shape that stretches to the sample's: each size is the sample's or 1
 * @param shift b, likewise
 */
public record Scale(Tensor factor, Tensor shift) implements PassLayer {
    /** Numbers for each channel of samples shaped (C, H, W) or (C,). */
    public static Scale perChannel(int rank, double[] factor, double[] shift) {
        int[] shape = new int[rank];
        java.util.Arrays.fill(shape, 1);
        shape[0] = factor.length;
        return new Scale(Tensor.of(factor, shape), Tensor.of(shift, shape));
    }

    /** This scale and another behind it as one: a2 (a1 x + b1) + b2. */
    public Scale then(Scale next) {
        return new Scale(Stretch.both(factor, next.factor, (a, b) -> a * b),
                Stretch.both(Stretch.both(shift, next.factor, (b, a) -> b * a), next.shift, Double::sum));
    }

    @Override
    public String describe() {
        return factor.size() == 1 && shift.size() == 1
                ? factor.data()[0] + " x + " + shift.data()[0]
                : Math.max(factor.size(), shift.size()) + " numbers";
    }

    @Override
    public int[] outputShape(int... input) {
        Stretch.requireFits(this, factor, input);
        Stretch.requireFits(this, shift, input);
        return input.clone();
    }

    @Override
    public Tensor forward(Tensor x) {
        outputShape(x.sampleShape());
        return Stretch.zip(Stretch.zip(x, factor, (v, a) -> v * a), shift, Double::sum);
    }

    @Override
    public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
        return Stretch.zip(dy, factor, (d, a) -> d * a);
    }
}
