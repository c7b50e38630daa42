package org.lrptoolbox.canonize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.nchw.Concat;
import org.lrptoolbox.layer.nchw.Conv;
import org.lrptoolbox.layer.nchw.ConvTranspose;
import org.lrptoolbox.layer.nchw.Dense;
import org.lrptoolbox.layer.nchw.Frame;
import org.lrptoolbox.layer.nchw.Pad;
import org.lrptoolbox.layer.nchw.Permute;
import org.lrptoolbox.layer.nchw.Reshape;
import org.lrptoolbox.layer.nchw.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** Canonizers leave what a network computes as it is, and know when to leave the network alone. */
class CanonizersTest {
    private static final int[] IMAGE = {2, 5, 4};

    private static Conv conv(int n, int c, Frame frame) {
        return new Conv(Weights.of(RandomTensors.normal(n, n, c, frame.height(), frame.width())),
                RandomTensors.normal(c, n).data(), frame, 1);
    }

    private static Scale norm(int channels) {
        return Scale.perChannel(3, RandomTensors.normal(7, channels).data(), RandomTensors.normal(8, channels).data());
    }

    private static void assertSameFunction(Network before, Network after, int... sample) {
        Tensor x = RandomTensors.normal(1, Shapes.batch(2, sample));
        JavaEngine engine = new JavaEngine();
        Close.assertClose(engine.predict(before, x), engine.predict(after, x), Close.TWIN, after.toString());
    }

    private static List<String> names(Network network) {
        return network.nodes().stream().map(Node::name).toList();
    }

    @Test
    void softMaxIsDroppedAtTheOutputOnly() {
        Dense dense = new Dense(Weights.of(RandomTensors.normal(1, 3, 4)), true, new double[0]);
        assertEquals(1, Canonizers.dropSoftMax().apply(Network.sequential(dense, new SoftMax())).size());
        assertEquals(1, Canonizers.dropSoftMax().apply(Network.sequential(dense, new LogSoftMax())).size());
        Network inside = Network.sequential(dense, new SoftMax(), new Rect());
        assertSame(inside, Canonizers.dropSoftMax().apply(inside));
        Network alone = Network.sequential(new SoftMax());
        assertSame(alone, Canonizers.dropSoftMax().apply(alone));
        Network turned = Network.sequential(conv(3, 2, Frame.of(1, 1)), new Permute(1, 0, 2), new SoftMax(),
                new Permute(1, 0, 2));
        assertEquals(List.of("0-Conv"), names(Canonizers.standard().apply(turned)));
        Network flat = Network.sequential(dense, new Flatten(), new SoftMax(), new Reshape(3, 1));
        assertEquals(List.of("0-Dense", "1-Flatten", "3-Reshape"), names(Canonizers.dropSoftMax().apply(flat)));
    }

    @Test
    void whatChangesNothingGoes() {
        Network network = Network.builder().add("one", new Sum(1)).add("conv", conv(3, 2, Frame.of(2, 2)), "one")
                .add("cat", new Concat(0, 1), "conv").add("turn", new Permute(1, 2, 0), "cat")
                .add("back", new Permute(2, 0, 1), "turn")
                .add("pad", new Pad(new int[3], new int[3], 1), "back")
                .add("scale", new Scale(Tensor.full(1, 1), Tensor.zeros(1)), "pad").add("rect", new Rect(), "scale")
                .add("first", new Reshape(6, 2, 3), "rect").add("second", new Reshape(3, 12), "first").build();
        Network after = Canonizers.dropIdentities().apply(network);
        assertEquals(List.of("conv", "rect", "second"), names(after));
        assertSameFunction(network, after, IMAGE);
    }

    @Test
    void scalesInARowAreOne() {
        Network network = Network.sequential(new Rect(), norm(2),
                new Scale(RandomTensors.normal(3, 5, 1), RandomTensors.normal(4, 4)), norm(2), new Rect());
        Network after = Canonizers.mergeScales().apply(network);
        assertEquals(List.of("0-Rect", "1-Scale", "4-Rect"), names(after));
        assertSameFunction(network, after, IMAGE);
    }

    @Test
    void scalesAreFusedIntoWhatFollowsWhereThatIsExact() {
        Network plain = Network.sequential(new Rect(), norm(2), conv(3, 2, Frame.of(2, 3)));
        assertEquals(2, Canonizers.fuseScales().apply(plain).size());
        assertSameFunction(plain, Canonizers.fuseScales().apply(plain), IMAGE);
        Network padded = Network.sequential(new Rect(), norm(2), conv(3, 2, Frame.of(3, 3).withPadding(1)));
        assertSame(padded, Canonizers.fuseScales().apply(padded), "the shift does not reach the padding");
        Scale factors = Scale.perChannel(3, new double[]{2, -3}, new double[2]);
        Network unshifted = Network.sequential(new Rect(), factors, conv(3, 2, Frame.of(3, 3).withPadding(1)));
        assertEquals(2, Canonizers.fuseScales().apply(unshifted).size());
        assertSameFunction(unshifted, Canonizers.fuseScales().apply(unshifted), IMAGE);
        Dense dense = new Dense(Weights.of(RandomTensors.normal(1, 3, 4)), true, new double[]{1, 2, 3});
        Network vectors = Network.sequential(new Rect(), new Scale(RandomTensors.normal(5, 4), Tensor.full(2, 1)),
                dense);
        assertEquals(2, Canonizers.fuseScales().apply(vectors).size());
        assertSameFunction(vectors, Canonizers.fuseScales().apply(vectors), 4);
    }

    /** Channels of several groups share a place in the filters; only equal factors can be put there. */
    @Test
    void groupsKeepTheirScales() {
        Conv adjoint = new Conv(Weights.of(RandomTensors.normal(2, 2, 2, 2, 2)), new double[0], Frame.of(2, 2), 2);
        Network network = Network.sequential(new ConvTranspose(adjoint, new double[0], 0, 0), norm(4));
        assertSame(network, Canonizers.fuseScales().apply(network));
        Network even = Network.sequential(new ConvTranspose(adjoint, new double[0], 0, 0),
                new Scale(Tensor.full(3, 1), Tensor.full(1, 1)));
        assertEquals(1, Canonizers.fuseScales().apply(even).size());
        assertSameFunction(even, Canonizers.fuseScales().apply(even), 2, 3, 3);
    }

    @Test
    void branchesAreKept() {
        Network network = Network.builder().add("conv", conv(2, 2, Frame.of(1, 1))).add("bn", norm(2), "conv")
                .add("bn2", norm(2), "bn").add("left", new Rect(), "bn2")
                .add("right", conv(2, 2, Frame.of(1, 1)), "bn2")
                .add("sum", new Sum(3), "left", "right", "bn2").build();
        Network after = Canonizers.standard().apply(network);
        assertEquals(List.of("conv", "left", "right", "sum"), names(after));
        assertSameFunction(network, after, IMAGE);
    }
}
