package org.lrptoolbox.render;

import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.tensor.Tensor;

/**
 * The numbers that maps of relevance are divided by. Corrected, they are positive and finite whatever the map holds;
 * as in the original they may be zero, negative or NaN.
 */
final class Range {
    private Range() {}

    /** max|R|; corrected: over the finite numbers, and 1 if they are all zero. */
    static double magnitude(Tensor relevance, Compatibility compatibility) {
        if (compatibility.original()) {
            return relevance.maxAbs();
        }
        double max = 0;
        for (double r : relevance.data()) {
            max = Double.isFinite(r) ? Math.max(max, Math.abs(r)) : max;
        }
        return max == 0 ? 1 : max;
    }

    /** max R; corrected: over the finite numbers, and {@link #magnitude} if it is not positive. */
    static double peak(Tensor relevance, Compatibility compatibility) {
        double max = Double.NEGATIVE_INFINITY;
        for (double r : relevance.data()) {
            max = compatibility.original() || Double.isFinite(r) ? Math.max(max, r) : max;
        }
        return compatibility.original() || max > 0 ? max : magnitude(relevance, compatibility);
    }

    /** The mean squared distance from the mean. */
    static double variance(Tensor relevance) {
        double mean = relevance.sum() / relevance.size();
        return relevance.map(r -> (r - mean) * (r - mean)).sum() / relevance.size();
    }
}
