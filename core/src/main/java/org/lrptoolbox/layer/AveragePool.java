package org.lrptoolbox.layer;

/**
 * Average pooling: Y = (sum over the window) / (h w).
 *
 * <p>For the rules its connections have weight 1 / (h w): denominators and epsilon are those of the average.
 *
 * @param window size and stride
 */
public record AveragePool(Window window) implements UniformLayer {
    @Override
    public double weight() {
        return 1.0 / window.area();
    }
}
