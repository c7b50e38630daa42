package org.lrptoolbox.python.array;

/** Transforms of real numbers, of which one half tells the other. */
public final class Spectra {
    private Spectra() {}

    /**
     * Whole transforms of n real numbers each, by their first halves along the last axis.
     *
     * @param half {@code n / 2 + 1} numbers in each line; what cannot be but real is taken to be
     * @param n the length of the results' last axis, 1 at least
     */
    public static NDArray whole(NDArray half, int n) {
        int m = n / 2 + 1;
        double[] from = (double[]) half.astype(DataType.COMPLEX128).elements();
        int lines = from.length / (2 * m);
        double[] to = new double[2 * n * lines];
        for (int line = 0; line < lines; line++) {
            for (int k = 0; k < n; k++) {
                int at = 2 * (line * m + Math.min(k, n - k));
                boolean isReal = k == 0 || 2 * k == n;
                to[2 * (line * n + k)] = from[at];
                to[2 * (line * n + k) + 1] = isReal ? 0 : k < m ? from[at + 1] : -from[at + 1];
            }
        }
        int[] shape = half.shape();
        shape[shape.length - 1] = n;
        return NDArray.of(DataType.COMPLEX128, to, shape);
    }
}
