package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Fold;
import org.lrptoolbox.algebra.Unary;

/**
 * Rounds to a grid of 256 points that spans every sample from its smallest to its largest number, and 0, as a network
 * does whose weights alone were quantised when it was stored:
 *
 * <pre>s = (max(x, 0) - min(x, 0)) / 255,   n = round(-min(x, 0) / s),   y = s (min(max(round(x / s) + n, 0), 255) - n)</pre>
 *
 * Relevance passes, and so do gradients, as if there were no steps.
 */
public record DynamicQuantize() implements RoundingLayer {
    private static final double LAST = 255;
    /** For samples of nothing but zeros. */
    private static final double SMALLEST = 1e-30;

    @Override
    public <T> T value(Algebra<T> a, T x) {
        int[] axes = new int[a.shape(x).length];
        java.util.Arrays.setAll(axes, i -> i);
        T low = a.atMost(a.fold(Fold.MIN, x, axes), 0);
        T high = a.atLeast(a.fold(Fold.MAX, x, axes), 0);
        T step = a.atLeast(a.scale(a.minus(high, low), 1 / LAST), SMALLEST);
        T zero = a.unary(Unary.ROUND, a.divide(a.scale(low, -1), step));
        T places = a.plus(a.unary(Unary.ROUND, a.divide(x, step)), zero);
        return a.times(a.minus(a.atMost(a.atLeast(places, 0), LAST), zero), step);
    }
}
