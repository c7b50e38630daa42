package org.lrptoolbox.train;

import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.tensor.Tensor;

/**
 * Layers ready to be trained: weights are drawn from N(0, 1 / sqrt(fan-in)), in C order, so that outputs have the
 * spread of inputs; biases are 0. The same seed gives the same weights as the original toolbox.
 */
public final class Initialization {
    private Initialization() {}

    /** A fully connected layer of m inputs and n outputs. */
    public static Dense linear(int m, int n, LegacyRandom random) {
        int size = Math.multiplyExact(m, n);
        return Dense.of(m, n, random.normal(0, Math.pow(m, -0.5), size), new double[n]);
    }

    /**
     * A convolution of n filters of h x w positions over d channels.
     *
     * @param strideDown step along the height
     * @param strideAcross step along the width
     */
    public static Conv convolution(int h, int w, int d, int n, int strideDown, int strideAcross,
            LegacyRandom random) {
        Tensor filters = Tensor.zeros(h, w, d, n);
        double deviation = 1 / Math.sqrt((double) h * w * d);
        return Conv.last(Tensor.of(random.normal(0, deviation, filters.size()), filters.shape()), new double[n],
                strideDown, strideAcross);
    }
}
