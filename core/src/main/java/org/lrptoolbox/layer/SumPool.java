package org.lrptoolbox.layer;

import org.lrptoolbox.kernel.Elementwise;
import org.lrptoolbox.tensor.Tensor;

/**
 * Sum pooling, normalised so that outputs keep their spread: Y = (sum over the window) / sqrt(h w).
 *
 * <p>For the rules its connections have weight 1: denominators and epsilon are those of the plain sum, as in the
 * original toolbox.
 *
 * @param window size and stride
 */
public record SumPool(Window window) implements AffineLayer {
    @Override
    public String type() {
        return "SumPool";
    }

    @Override
    public String describe() {
        return window.toString();
    }

    @Override
    public int[] outputShape(int... input) {
        return window.outputShape(this, input.length == 3 ? input[2] : 0, input);
    }

    @Override
    public double outputScale() {
        return 1 / Math.sqrt(window.area());
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor sum = apply(x);
        return Tensor.of(Elementwise.scale(sum.data(), outputScale()), sum.shape());
    }

    @Override
    public Tensor apply(Tensor x) {
        outputShape(x.sampleShape());
        return connections().apply(x);
    }

    @Override
    public Tensor transpose(Tensor s, int... input) {
        return connections().transpose(s, input);
    }

    @Override
    public AffineLayer mapped(WeightMap map) {
        return connections().mapped(map);
    }

    @Override
    public double[] bias() {
        return connections().bias();
    }

    private UniformPool connections() {
        return new UniformPool(window, 1);
    }
}
