package org.lrptoolbox.canonize;

import java.util.List;

import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** Layers with random numbers, and what must hold of a network that was rewritten. */
final class Canonized {
    private Canonized() {}

    /** A convolution of n filters over c channels. */
    static Conv conv(int n, int c, Frame frame) {
        return new Conv(Weights.of(RandomTensors.normal(n, n, c, frame.height(), frame.width())),
                RandomTensors.normal(c, n).data(), frame, 1);
    }

    /** A factor and a shift for each channel, as batch normalisation has them. */
    static Scale norm(int channels) {
        return Scale.perChannel(3, RandomTensors.normal(7, channels).data(), RandomTensors.normal(8, channels).data());
    }

    /** Both compute the same. */
    static void assertSameFunction(Network before, Network after, int... sample) {
        Tensor x = RandomTensors.normal(1, Shapes.batch(2, sample));
        JavaEngine engine = new JavaEngine();
        Close.assertClose(engine.predict(before, x), engine.predict(after, x), Close.TWIN, after.toString());
    }

    static List<String> names(Network network) {
        return network.nodes().stream().map(Node::name).toList();
    }
}
