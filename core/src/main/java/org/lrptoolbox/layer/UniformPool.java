package org.lrptoolbox.layer;

import org.lrptoolbox.kernel.Elementwise;
import org.lrptoolbox.kernel.PoolKernel;
import org.lrptoolbox.tensor.Tensor;

/** A window whose connections all have one weight: what sum and average pooling are to a rule. */
record UniformPool(Window window, double weight) implements AffineLayer {
    private static final double[] NO_BIAS = {};

    @Override
    public String type() {
        return "UniformPool";
    }

    @Override
    public String describe() {
        return window + ", weight " + weight;
    }

    @Override
    public int[] outputShape(int... input) {
        return window.outputShape(this, input.length == 3 ? input[2] : 0, input);
    }

    @Override
    public Tensor forward(Tensor x) {
        return apply(x);
    }

    @Override
    public Tensor apply(Tensor x) {
        outputShape(x.sampleShape());
        return scaled(PoolKernel.sum(x, window.height(), window.width(), window.strideDown(), window.strideAcross()));
    }

    @Override
    public Tensor transpose(Tensor s, int... input) {
        return PoolKernel.spread(scaled(s), window.height(), window.width(), window.strideDown(),
                window.strideAcross(), input);
    }

    private Tensor scaled(Tensor t) {
        return weight == 1 ? t : Tensor.of(Elementwise.scale(t.data(), weight), t.shape());
    }

    @Override
    public UniformPool mapped(WeightMap map) {
        return new UniformPool(window, map.weight(weight));
    }

    @Override
    public double[] bias() {
        return NO_BIAS;
    }
}
