package org.lrptoolbox.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** The way down for files whose images all have the channels first. */
class ChannelsFirstFormTest {
    private static Conv conv(int n, int c, int side) {
        return new Conv(Weights.of(RandomTensors.normal(n + c, n, c, side, side)),
                RandomTensors.normal(n, n).data(), Frame.of(side, side), 1).in(Layout.NHWC);
    }

    private static Dense dense(int m, int n, boolean outputsFirst) {
        return new Dense(Weights.of(outputsFirst ? RandomTensors.normal(m, n, m) : RandomTensors.normal(m, m, n)),
                outputsFirst, RandomTensors.normal(n, n).data());
    }

    private static void assertSameFunction(Network network, boolean imagesOut, int... sample) {
        Network down = ChannelsFirstForm.of(network, sample);
        assertTrue(down.layers().stream()
                .noneMatch(l -> l instanceof Permute || WindowLayer.isLast(l)));
        Tensor x = RandomTensors.normal(5, 2, sample[0], sample[1], sample[2]);
        Tensor turned = Permute.toChannelsFirst().forward(x);
        assertArrayEquals(turned.sampleShape(), down.input().sample());
        Tensor y = new JavaEngine().predict(network, x);
        Close.assertClose(imagesOut ? Permute.toChannelsFirst().forward(y) : y,
                new JavaEngine().predict(down, turned), Close.TWIN, "same function");
    }

    @Test
    void weightsBehindAFlattenAreReordered() {
        for (boolean outputsFirst : new boolean[]{true, false}) {
            assertSameFunction(Network.sequential(conv(4, 3, 2), new Rect(), MaxPool.last(Frame.of(2, 2)),
                    SumPool.last(Frame.of(2, 2)), new Flatten(), new Rect(), dense(4 * 3 * 5, 6, outputsFirst),
                    new SoftMax()), false, 6, 8, 3);
        }
    }

    @Test
    void imagesAtTheEndHaveTheChannelsFirstToo() {
        assertSameFunction(Network.sequential(conv(4, 3, 2), AveragePool.last(Frame.of(2, 2)), new SoftMax(2)), true, 6,
                8, 3);
    }

    @Test
    void branchesMeetAgain() {
        NetworkBuilder b = Network.builder();
        b.add("a", conv(2, 3, 1), List.of(-1));
        b.add("b", conv(2, 3, 1), List.of(-1));
        b.add("sum", new Sum(2), List.of(0, 1));
        b.add("cat", new Concat(2, 2), List.of(2, 1));
        b.add("flat", new Flatten(), List.of(3));
        b.add("fc", dense(4 * 4 * 5, 3, true), List.of(4));
        assertSameFunction(b.build(), false, 4, 5, 3);
    }

    /** Transposes of exporters vanish: of the input, and before a Flatten. */
    @Test
    void transposesVanish() {
        Conv first = conv(4, 3, 2).in(Layout.NCHW);
        assertSameFunction(Network.sequential(Permute.toChannelsFirst(), first, new Rect(), Permute.toChannelsLast(),
                new Flatten(), dense(4 * 5 * 7, 6, true)), false, 6, 8, 3);
    }

    @Test
    void whatNeedsNothingIsLeftAlone() {
        Network network = Network.sequential(conv(4, 3, 2).in(Layout.NCHW), new Flatten());
        assertSame(network, ChannelsFirstForm.of(network, 3, 5, 5));
    }

    @Test
    void whatCannotBeToldIsRefusedByName() {
        for (Network network : List.of(Network.sequential(conv(4, 3, 2), new Flatten()),
                Network.sequential(conv(4, 3, 2), new SumPool(Frame.of(2, 2).withPadding(1, 1, 1, 1), 1, 1,
                        Layout.NHWC)),
                Network.sequential(conv(4, 3, 2), new Flatten(), new SoftMax()),
                Network.sequential(conv(4, 3, 2), new Permute(1, 0, 2), conv(2, 4, 1)))) {
            String message = assertThrows(IllegalArgumentException.class,
                    () -> ChannelsFirstForm.of(network, 6, 8, 3)).getMessage();
            assertTrue(message.startsWith("layer "), message);
        }
    }
}
