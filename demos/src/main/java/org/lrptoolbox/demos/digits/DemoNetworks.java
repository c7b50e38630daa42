package org.lrptoolbox.demos.digits;

import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.train.Initialization;

/** The networks the demos show, untrained. */
final class DemoNetworks {
    private static final Frame HALVE = Frame.of(2, 2).withStride(2, 2);

    private DemoNetworks() {}

    /** A perceptron 784-128-64-10 with tanh. */
    static Network tanh(LegacyRandom random) {
        return Network.sequential(Initialization.linear(784, 128, random), new Tanh(),
                Initialization.linear(128, 64, random), new Tanh(), Initialization.linear(64, 10, random),
                new SoftMax());
    }

    /** The same with rectifiers. */
    static Network rect(LegacyRandom random) {
        return Network.sequential(Initialization.linear(784, 128, random), new Rect(),
                Initialization.linear(128, 64, random), new Rect(), Initialization.linear(64, 10, random),
                new SoftMax());
    }

    /** LeNet-5 for images of 32 x 32, with sum pooling as the toolbox has it; the softmax is for training only. */
    static Network leNet(LegacyRandom random) {
        return Network.sequential(Initialization.convolution(5, 5, 1, 10, 1, 1, random), new Rect(),
                SumPool.last(HALVE), Initialization.convolution(5, 5, 10, 25, 1, 1, random), new Rect(),
                SumPool.last(HALVE), Initialization.convolution(4, 4, 25, 100, 1, 1, random), new Rect(),
                SumPool.last(HALVE), Initialization.convolution(1, 1, 100, 10, 1, 1, random), new Flatten(),
                new SoftMax());
    }
}
