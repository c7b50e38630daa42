package org.lrptoolbox.canonize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.Close;

class FuseScalesTest {
    private static final double[] NONE = {};

    private final Random random = new Random(3);

    private double[] numbers(int count) {
        return random.doubles(count, -1, 1).toArray();
    }

    private Conv conv(int filters, int channels, int groups, boolean bias) {
        return new Conv(Weights.of(numbers(filters * channels / groups * 9), filters, channels / groups, 3, 3),
                bias ? numbers(filters) : NONE, Frame.of(3, 3).withPadding(1), groups);
    }

    private Scale norm(int rank, int channels) {
        return Scale.perChannel(rank, numbers(channels), numbers(channels));
    }

    private void assertSameFunction(Network before, Network after, int... input) {
        Tensor x = Tensor.of(numbers(2 * input[0] * (input.length == 3 ? input[1] * input[2] : 1)),
                input.length == 3 ? new int[]{2, input[0], input[1], input[2]} : new int[]{2, input[0]});
        JavaEngine engine = new JavaEngine();
        Close.assertClose(engine.predict(before, x), engine.predict(after, x), Close.TWIN, after.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void layersTakeInWhatFollows(boolean bias) {
        Layer transposed = new ConvTranspose(conv(4, 6, 1, false), bias ? numbers(6) : NONE, 0, 0);
        Network convolutions = Network.sequential(conv(4, 2, 2, bias), norm(3, 4), transposed, norm(3, 6),
                norm(3, 6), new Rect());
        Network fused = Canonizers.fuseScales().apply(convolutions);
        assertEquals(List.of("0-Conv", "2-ConvTranspose", "5-Rect"), fused.nodes().stream().map(Node::name).toList());
        assertSameFunction(convolutions, fused, 2, 5, 4);
        for (boolean outputsFirst : new boolean[]{true, false}) {
            Weights weights = Weights.of(numbers(12), outputsFirst ? 4 : 3, outputsFirst ? 3 : 4);
            Network dense = Network.sequential(new Dense(weights, outputsFirst, bias ? numbers(4) : NONE), norm(1, 4),
                    new Scale(Tensor.of(new double[]{2}), Tensor.of(new double[]{1})));
            assertEquals(1, Canonizers.fuseScales().apply(dense).size());
            assertSameFunction(dense, Canonizers.fuseScales().apply(dense), 3);
        }
    }

    @Test
    void branchesKeepTheirOrder() {
        Network block = Network.builder().add("a", conv(3, 3, 1, false)).add("bn", norm(3, 3), "a")
                .add("b", conv(3, 3, 1, true), "bn").add("bn2", norm(3, 3), "b").add("add", new Sum(2), "bn2", "bn")
                .build();
        Network fused = Canonizers.standard().apply(block);
        assertEquals(List.of(0, 1), fused.output().inputs().stream().sorted().toList());
        assertEquals(3, fused.size());
        assertSameFunction(block, fused, 3, 4, 4);
    }

    @Test
    void whatOthersReadOrNoLayerPrecedesStays() {
        Network first = Network.sequential(norm(3, 3), conv(2, 3, 1, true));
        assertSame(first, Canonizers.fuseScales().apply(first), "preprocessing");
        Network shared = Network.builder().add("a", conv(3, 3, 1, true)).add("bn", norm(3, 3), "a")
                .add("add", new Sum(2), "a", "bn").build();
        assertSame(shared, Canonizers.fuseScales().apply(shared), "read twice");
        Scale perPixel = new Scale(Tensor.of(numbers(4), 1, 2, 2), Tensor.of(new double[]{0}));
        Network pixels = Network.sequential(conv(3, 3, 1, true), perPixel);
        assertSame(pixels, Canonizers.fuseScales().apply(pixels), "not per channel");
    }
}
