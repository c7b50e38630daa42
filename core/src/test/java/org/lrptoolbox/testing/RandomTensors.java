package org.lrptoolbox.testing;

import java.util.Random;

import org.lrptoolbox.tensor.Tensor;

/** Tensors of random numbers from fixed seeds. */
public final class RandomTensors {
    private RandomTensors() {}

    /** Normally distributed numbers. */
    public static Tensor normal(long seed, int... shape) {
        Random random = new Random(seed);
        return Tensor.zeros(shape).map(v -> random.nextGaussian());
    }
}
