package org.lrptoolbox.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.LayerExamples;
import org.lrptoolbox.testing.LayerExamples.Example;

/** What layers become with a scale beside them computes what the two compute. */
class TakesScalesTest {
    private static final double TOLERANCE = 1e-9;

    static List<Example> examples() {
        return LayerExamples.all().stream().filter(e -> e.layer() instanceof TakesScales).toList();
    }

    private static ChannelScale random(int channels, boolean shifted) {
        Random random = new Random(channels);
        double[] a = random.doubles(channels, 0.5, 2).toArray();
        return new ChannelScale(a, shifted ? random.doubles(channels, -1, 1).toArray() : new double[channels]);
    }

    /** Samples scaled along their first axis; of rows, along the last. */
    private static Tensor scaled(Tensor x, ChannelScale by, int axes) {
        int[] shape = new int[axes == 1 ? 1 : x.rank() - 1];
        Arrays.fill(shape, 1);
        shape[0] = by.a().length;
        return new Scale(Tensor.of(by.a(), shape), Tensor.of(by.s(), shape)).forward(x);
    }

    private static void assertClose(Tensor expected, Tensor found) {
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.data()[i], found.data()[i], TOLERANCE * (1 + Math.abs(expected.data()[i])));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void layersWithAScaleBesideThem(Example example) {
        TakesScales layer = (TakesScales) example.layer();
        List<Tensor> inputs = example.random(3);
        int[] channels = inputs.stream().mapToInt(x -> x.dim(1)).toArray();
        Tensor y = layer.forward(inputs);
        for (boolean shifted : new boolean[]{true, false}) {
            behind(layer, inputs, y, channels, random(layer.channelsMade(channels), shifted));
            ChannelScale before = random(layer.channelsRead() == 0 ? channels[0] : layer.channelsRead(), shifted);
            Layer with = layer.ofScaled(before);
            if (with != null) {
                assertClose(layer.forward(List.of(scaled(inputs.getFirst(), before, layer.axes()))),
                        with.forward(inputs));
            }
            if (layer.commutes(before)) {
                assertClose(layer.forward(List.of(scaled(inputs.getFirst(), before, 3))), scaled(y, before, 3));
            }
        }
    }

    private static void behind(TakesScales layer, List<Tensor> inputs, Tensor y, int[] channels, ChannelScale scale) {
        Layer with = scale.a().length == 0 ? null : layer.scaled(scale);
        if (with != null) {
            assertClose(scaled(y, scale, layer.axes()), with.forward(inputs));
        }
        List<ChannelScale> moved = scale.a().length == y.dim(1) ? layer.moved(scale, channels) : List.of();
        assertTrue(moved.isEmpty() || moved.size() == inputs.size());
        if (!moved.isEmpty()) {
            assertClose(scaled(y, scale, 3), layer.forward(IntStream.range(0, inputs.size())
                    .mapToObj(i -> scaled(inputs.get(i), moved.get(i), 3)).toList()));
        }
    }
}
