package org.lrptoolbox.python.array;

/** Piecewise linear functions through given points. */
public final class Interpolation {
    private Interpolation() {}

    /**
     * The function's values: between two points {@code slope * (x - x0) + y0}; where that meets infinities the same from the
     * other point, or of two equal ends the ends.
     *
     * @param x where to evaluate, of any shape
     * @param xp the points' places, not decreasing: one at least
     * @param fp their values, as many
     * @param left the value before the first point
     * @param right the value behind the last one
     */
    public static NDArray linear(NDArray x, NDArray xp, NDArray fp, double left, double right) {
        double[] at = x.doubles();
        double[] places = xp.doubles();
        double[] values = fp.doubles();
        int last = places.length - 1;
        double[] made = new double[at.length];
        for (int i = 0; i < made.length; i++) {
            double v = at[i];
            if (Double.isNaN(v) && last > 0) {
                made[i] = v;
            } else if (v > places[last]) {
                made[i] = right;
            } else if (v < places[0]) {
                made[i] = left;
            } else {
                made[i] = v == places[last] || last == 0 ? values[last] : between(v, places, values);
            }
        }
        return NDArray.of(made, x.shape());
    }

    private static double between(double v, double[] xp, double[] fp) {
        int k = Math.clamp(behind(xp, v), 1, xp.length - 1) - 1;
        if (v == xp[k]) {
            return fp[k];
        }
        double slope = (fp[k + 1] - fp[k]) / (xp[k + 1] - xp[k]);
        double made = slope * (v - xp[k]) + fp[k];
        if (Double.isNaN(made)) {
            made = slope * (v - xp[k + 1]) + fp[k + 1];
            if (Double.isNaN(made) && fp[k] == fp[k + 1]) {
                made = fp[k];
            }
        }
        return made;
    }

    /** The first place that is larger; NaN is larger than any. */
    private static int behind(double[] xp, double v) {
        int low = 0;
        int high = xp.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (xp[middle] <= v) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
