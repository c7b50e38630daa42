package org.lrptoolbox.layer;

/**
 * Sum pooling, normalised so that outputs keep their spread: Y = (sum over the window) / sqrt(h w).
 *
 * <p>For the rules its connections have weight 1: denominators and epsilon are those of the plain sum, as in the
 * original toolbox.
 *
 * @param window size and stride
 */
public record SumPool(Window window) implements UniformLayer {
    @Override
    public double weight() {
        return 1;
    }

    @Override
    public double outputScale() {
        return 1 / Math.sqrt(window.area());
    }
}
