package org.lrptoolbox.engine;

import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** Small networks with seeded weights. */
public final class Nets {
    private Nets() {}

    /** Samples of this shape suit {@link #convolutional}. */
    public static final int[] IMAGE = {9, 8, 2};

    /** A chain with every kind of layer. */
    public static Network convolutional(boolean bias) {
        return Network.sequential(convolution(1, 3, 3, 2, 4, bias), new Rect(),
                SumPool.last(Frame.of(2, 2).withStride(1, 1)),
                convolution(2, 2, 2, 4, 5, bias), new Tanh(), MaxPool.last(Frame.of(2, 2).withStride(2, 1)),
                AveragePool.last(Frame.of(2, 1).withStride(1, 1)), new Flatten(), linear(3, 15, 3, bias),
                new SoftMax());
    }

    /** A graph with two skip connections. */
    public static Network residual(boolean bias) {
        return Network.builder().add("in", linear(4, 6, 6, bias)).add("relu", new Rect(), "in")
                .add("left", linear(5, 6, 6, bias), "relu").add("left-relu", new Rect(), "left")
                .add("sum", new Sum(3), "relu", "left-relu", "relu").add("out", linear(6, 6, 3, bias), "sum").build();
    }

    private static Dense linear(long seed, int m, int n, boolean bias) {
        return Dense.of(m, n, RandomTensors.normal(seed, m, n).data(), bias(seed, n, bias));
    }

    private static Conv convolution(long seed, int h, int w, int d, int n, boolean bias) {
        return Conv.last(RandomTensors.normal(seed, h, w, d, n), bias(seed, n, bias), 1, 1);
    }

    private static double[] bias(long seed, int n, boolean bias) {
        Tensor b = RandomTensors.normal(seed + 100, n);
        return bias ? b.data() : new double[0];
    }
}
