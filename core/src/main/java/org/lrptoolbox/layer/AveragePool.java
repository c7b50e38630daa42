package org.lrptoolbox.layer;

import org.lrptoolbox.tensor.Tensor;

/**
 * Average pooling: Y = (sum over the window) / (h w).
 *
 * <p>For the rules its connections have weight 1 / (h w): denominators and epsilon are those of the average.
 *
 * @param window size and stride
 */
public record AveragePool(Window window) implements AffineLayer {
    @Override
    public String type() {
        return "AveragePool";
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
    public Tensor forward(Tensor x) {
        return apply(x);
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
        return new UniformPool(window, 1.0 / window.area());
    }
}
