package org.lrptoolbox.canonize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.lrptoolbox.canonize.Canonized.assertSameFunction;
import static org.lrptoolbox.canonize.Canonized.conv;
import static org.lrptoolbox.canonize.Canonized.names;
import static org.lrptoolbox.canonize.Canonized.norm;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.RandomTensors;

/** Scales become part of the layers beside them where that is exact. */
class FuseScalesTest {
    private static final double[] NONE = {};
    private static final int[] IMAGE = {2, 5, 4};

    private final Random random = new Random(3);

    private double[] numbers(int count) {
        return random.doubles(count, -1, 1).toArray();
    }

    private Conv padded(int filters, int channels, int groups, boolean bias) {
        return new Conv(Weights.of(numbers(filters * channels / groups * 9), filters, channels / groups, 3, 3),
                bias ? numbers(filters) : NONE, Frame.of(3, 3).withPadding(1), groups);
    }

    private Scale random(int rank, int channels) {
        return Scale.perChannel(rank, numbers(channels), numbers(channels));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void layersTakeInWhatFollows(boolean bias) {
        Layer transposed = new ConvTranspose(padded(4, 6, 1, false), bias ? numbers(6) : NONE, 0, 0);
        Network convolutions = Network.sequential(padded(4, 2, 2, bias), random(3, 4), transposed, random(3, 6),
                random(3, 6), new Rect());
        Network fused = Canonizers.fuseScales().apply(convolutions);
        assertEquals(List.of("0-Conv", "2-ConvTranspose", "5-Rect"), names(fused));
        assertSameFunction(convolutions, fused, 2, 5, 4);
        for (boolean outputsFirst : new boolean[]{true, false}) {
            Weights weights = Weights.of(numbers(12), outputsFirst ? 4 : 3, outputsFirst ? 3 : 4);
            Network dense = Network.sequential(new Dense(weights, outputsFirst, bias ? numbers(4) : NONE), random(1, 4),
                    new Scale(Tensor.of(new double[]{2}), Tensor.of(new double[]{1})));
            assertEquals(1, Canonizers.fuseScales().apply(dense).size());
            assertSameFunction(dense, Canonizers.fuseScales().apply(dense), 3);
        }
    }

    /** As TensorFlow has them: channels last but for each convolution, padded and normalised there. */
    @Test
    void ordersOfAxesAreNoObstacle() {
        Permute first = Permute.toChannelsFirst();
        Permute last = Permute.toChannelsLast();
        Scale bias = new Scale(Tensor.of(new double[]{1}), Tensor.of(numbers(4), 4));
        Scale norm = new Scale(Tensor.of(numbers(6), 6), Tensor.of(numbers(6), 1, 1, 6));
        Network tensorFlow = Network.sequential(last, new Pad(new int[]{1, 0, 0}, new int[]{1, 2, 0}, 0), first,
                conv(4, 2, Frame.of(3, 3)), last, bias, new Rect(), first, padded(6, 4, 1, false), last, first,
                new AveragePool(Frame.of(2, 2), true), last,
                new Scale(Tensor.of(numbers(6), 6), Tensor.of(numbers(6), 6)), norm);
        Network fused = Canonizers.standard().apply(tensorFlow);
        assertEquals(0, fused.layers().stream().filter(l -> l instanceof Scale || l instanceof Pad).count(),
                fused.toString());
        assertSameFunction(tensorFlow, fused, 2, 5, 4);
        Network signal = Network.sequential(conv(3, 2, Frame.of(1, 2)), last, new Reshape(3, 3),
                new Scale(Tensor.of(new double[]{2}), Tensor.of(numbers(3), 3)), new Rect());
        Network joined = Canonizers.standard().apply(signal);
        assertEquals(0, joined.layers().stream().filter(Scale.class::isInstance).count(), joined.toString());
        assertSameFunction(signal, joined, 2, 1, 4);
    }

    @Test
    void branchesKeepTheirOrder() {
        Network block = Network.builder().add("a", padded(3, 3, 1, false)).add("bn", random(3, 3), "a")
                .add("b", padded(3, 3, 1, true), "bn").add("bn2", random(3, 3), "b").add("add", new Sum(2), "bn2", "bn")
                .build();
        Network fused = Canonizers.standard().apply(block);
        assertEquals(List.of(0, 1), fused.output().inputs().stream().sorted().toList());
        assertEquals(3, fused.size());
        assertSameFunction(block, fused, 3, 4, 4);
    }

    @Test
    void whatOthersReadOrNoLayerPrecedesStays() {
        Network first = Network.sequential(random(3, 3), padded(2, 3, 1, true));
        assertSame(first, Canonizers.fuseScales().apply(first), "preprocessing");
        Network shared = Network.builder().add("a", padded(3, 3, 1, true)).add("bn", random(3, 3), "a")
                .add("add", new Sum(2), "a", "bn").build();
        assertSame(shared, Canonizers.fuseScales().apply(shared), "read twice");
        Scale perPixel = new Scale(Tensor.of(numbers(4), 1, 2, 2), Tensor.of(new double[]{0}));
        Network pixels = Network.sequential(padded(3, 3, 1, true), perPixel);
        assertSame(pixels, Canonizers.fuseScales().apply(pixels), "not per channel");
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

    /** Channels of several groups share a place in the filters, so each needs filters of its own. */
    @Test
    void groupsTakeInDifferentFactors() {
        Conv adjoint = new Conv(Weights.of(RandomTensors.normal(2, 2, 2, 2, 2)), new double[0], Frame.of(2, 2), 2);
        Network network = Network.sequential(new ConvTranspose(adjoint, new double[0], 0, 0), norm(4));
        assertEquals(1, Canonizers.fuseScales().apply(network).size());
        assertSameFunction(network, Canonizers.fuseScales().apply(network), 2, 3, 3);
        Network onward = Network.sequential(new Rect(), norm(4), adjoint);
        assertEquals(2, Canonizers.fuseScales().apply(onward).size());
        assertSameFunction(onward, Canonizers.fuseScales().apply(onward), 4, 3, 3);
        Network spread = Network.sequential(new Rect(), Scale.perChannel(3, new double[]{2, -3}, new double[2]),
                new ConvTranspose(adjoint, new double[]{1, 2, 3, 4}, 0, 0));
        assertEquals(2, Canonizers.fuseScales().apply(spread).size());
        assertSameFunction(spread, Canonizers.fuseScales().apply(spread), 2, 3, 3);
    }

    private static Scale positive(int channels) {
        return Scale.perChannel(3, RandomTensors.normal(7, channels).map(v -> Math.abs(v) + 0.1).data(),
                RandomTensors.normal(8, channels).data());
    }

    @Test
    void scalesMoveThroughPoolsAndJoins() {
        Network pools = Network.builder().add("a", conv(3, 2, Frame.of(2, 2)))
                .add("max", new MaxPool(Frame.of(2, 2).withPadding(1)), "a")
                .add("b", conv(2, 2, Frame.of(1, 1)))
                .add("mean", new AveragePool(Frame.of(2, 2).withPadding(1), false), "b")
                .add("cut", new Slice(new int[3], new int[]{1, 1, 1}, 2, 5, 4), "mean")
                .add("c", conv(3, 2, Frame.of(1, 1)), "cut").add("join", new Concat(0, 2), "max", "c")
                .add("bn", positive(6), "join").add("rect", new Rect(), "bn").build();
        Network after = Canonizers.fuseScales().apply(pools);
        assertFalse(names(after).contains("bn"), after.toString());
        assertSameFunction(pools, after, IMAGE);
        Network sum = Network.builder().add("first", new Rect()).add("a", conv(3, 2, Frame.of(1, 1)), "first")
                .add("b", conv(3, 2, Frame.of(1, 1)), "first").add("sum", new Sum(2), "a", "b")
                .add("bn", norm(3), "sum").build();
        assertEquals(List.of("first", "a", "b", "sum"), names(Canonizers.standard().apply(sum)));
        assertSameFunction(sum, Canonizers.standard().apply(sum), IMAGE);
        Network vector = Network.sequential(new Rect(), norm(2), new AveragePool(Frame.of(5, 4), false),
                new Flatten(), new Dense(Weights.of(RandomTensors.normal(1, 3, 2)), true, new double[]{1, 2, 3}));
        assertEquals(4, Canonizers.fuseScales().apply(vector).size());
        assertSameFunction(vector, Canonizers.fuseScales().apply(vector), IMAGE);
    }

    @Test
    void scalesStayWhereMovingWouldChangeResults() {
        Network negative = Network.sequential(conv(2, 2, Frame.of(1, 1)), new MaxPool(Frame.of(2, 2)),
                Scale.perChannel(3, new double[]{1, -1}, new double[2]));
        assertSame(negative, Canonizers.fuseScales().apply(negative), "the largest would become the smallest");
        Network counted = Network.sequential(conv(2, 2, Frame.of(1, 1)),
                new AveragePool(Frame.of(2, 2).withPadding(1), true), norm(2));
        assertSame(counted, Canonizers.fuseScales().apply(counted), "the padding has no shift");
        Network join = Network.builder().add("a", conv(2, 2, Frame.of(1, 1))).add("r", new Rect())
                .add("join", new Concat(0, 2), "a", "r").add("bn", norm(4), "join").build();
        assertSame(join, Canonizers.fuseScales().apply(join), "one branch takes nothing in");
        Network turned = Network.sequential(Permute.toChannelsLast(), Permute.toChannelsFirst(), norm(2),
                conv(3, 2, Frame.of(1, 1)));
        assertSame(turned, Canonizers.fuseScales().apply(turned), "preprocessing");
    }
}
