package org.lrptoolbox.layer.nchw;

import java.util.Arrays;

import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.tensor.Tensor;

/**
 * Scales and shifts every element: y = a x + b, with numbers for the whole sample, for each channel, or single ones.
 * What is left of batch normalisation that no other affine layer can take in, and of preprocessing inside a model.
 *
 * <p>It is affine with one connection per element: a x and the shift b are the contributions, so that the shift takes
 * its share as any bias does. A scale without shift, and one of the network's input, hands relevance on:
 * {@link org.lrptoolbox.composite.Composite} sees to that.
 *
 * @param factor a, of a shape that stretches to the sample's: each size is the sample's or 1
 * @param shift b, likewise
 */
public record Scale(Tensor factor, Tensor shift) implements AffineLayer {
    private static final double[] NO_BIAS = {};

    /** Numbers for each channel of samples shaped (C, H, W) or (C,). */
    public static Scale perChannel(int rank, double[] factor, double[] shift) {
        int[] shape = new int[rank];
        Arrays.fill(shape, 1);
        shape[0] = factor.length;
        return new Scale(Tensor.of(factor, shape), Tensor.of(shift, shape));
    }

    /** This scale and another behind it as one: a2 (a1 x + b1) + b2. */
    public Scale then(Scale next) {
        return new Scale(Stretch.both(factor, next.factor, (a, b) -> a * b),
                Stretch.both(Stretch.both(shift, next.factor, (b, a) -> b * a), next.shift, Double::sum));
    }

    /** Whether it has no shift, and so a single contribution to each element. */
    public boolean isFactor() {
        return Arrays.stream(shift.data()).allMatch(v -> v == 0);
    }

    /**
     * Whether its numbers belong to the channels of images or rows, (C, 1, ...): then it is a convolution with a window
     * of one position, and composites give it what they give convolutions.
     */
    public boolean isPerChannel() {
        return isPerChannel(factor) && isPerChannel(shift) && Math.max(factor.rank(), shift.rank()) > 1;
    }

    private static boolean isPerChannel(Tensor t) {
        return t.size() == 1 || t.rank() > 1 && t.dim(0) == t.size();
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
    public Tensor apply(Tensor x) {
        outputShape(x.sampleShape());
        return Stretch.zip(x, factor, (v, a) -> v * a);
    }

    @Override
    public Tensor transpose(Tensor s, int... input) {
        return Stretch.zip(s, factor, (v, a) -> v * a);
    }

    @Override
    public Scale mapped(WeightMap map) {
        double[] bias = map.of(shift.data());
        return map == WeightMap.IDENTITY
                ? this
                : new Scale(factor.map(map::weight), bias.length == 0
                        ? Tensor.zeros(shift.shape())
                        : Tensor.of(bias, shift.shape()));
    }

    /** The shift, in its own shape; empty where it is zero. */
    @Override
    public double[] bias() {
        return isFactor() ? NO_BIAS : shift.data();
    }

    /** The shift at every element of outputs like these. */
    public Tensor stretchedShift(Tensor like) {
        return Stretch.zip(like, shift, (v, b) -> b);
    }
}
