package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Unary;

/**
 * Rounds to a grid: y = s min(max(round(x / s), low), high), as a network of small integers computes. Relevance passes,
 * and so do gradients, as if there were no steps.
 *
 * @param scale s, the distance of the grid's points
 * @param low the number of the lowest point
 * @param high the number of the highest
 */
public record Quantize(double scale, double low, double high) implements RoundingLayer {
    @Override
    public String describe() {
        return "steps of " + scale;
    }

    @Override
    public <T> T value(Algebra<T> a, T x) {
        // Divided, not multiplied by 1 / s: the middle between two points is exact then, and goes to the even one.
        T steps = a.unary(Unary.ROUND, a.divide(x, a.sampleOf(scale, x)));
        return a.scale(a.atMost(a.atLeast(steps, low), high), scale);
    }
}
