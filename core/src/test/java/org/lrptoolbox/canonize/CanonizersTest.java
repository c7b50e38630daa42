package org.lrptoolbox.canonize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** Canonizers leave what a network computes as it is, and know when to leave the network alone. */
class CanonizersTest {
    private static final Canonizer SCORES = Canonizers.dropOutputActivation(OutputActivation.DROPPED);
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
        assertEquals(1, SCORES.apply(Network.sequential(dense, new SoftMax())).size());
        assertEquals(1, SCORES.apply(Network.sequential(dense, new LogSoftMax())).size());
        Network inside = Network.sequential(dense, new SoftMax(), new Rect());
        assertSame(inside, SCORES.apply(inside));
        Network alone = Network.sequential(new SoftMax());
        assertSame(alone, SCORES.apply(alone));
        Network turned = Network.sequential(conv(3, 2, Frame.of(1, 1)), new Permute(1, 0, 2), new SoftMax(),
                new Permute(1, 0, 2));
        assertEquals(List.of("0-Conv"), names(Canonizers.standard().apply(turned)));
        Network flat = Network.sequential(dense, new Flatten(), new SoftMax(), new Reshape(3, 1));
        assertEquals(List.of("0-Dense", "1-Flatten", "3-Reshape"), names(SCORES.apply(flat)));
    }

    private static Network behind(Layer... tail) {
        NetworkBuilder builder = Network.builder().add("z",
                new Dense(Weights.of(RandomTensors.normal(1, 2, 2)), true, new double[0]));
        for (int i = 0; i < tail.length; i++) {
            builder.add("tail" + i, tail[i], i == 0 ? "z" : "tail" + (i - 1));
        }
        return builder.build();
    }

    private static Scale scale(double factor, double shift) {
        return new Scale(Tensor.full(factor, 1), Tensor.full(shift, 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGMOID", "HARD_SIGMOID"})
    void sigmoidsAreDroppedAtTheOutput(Function function) {
        Layer sigmoid = new Activation(function, 0.2, 0.5);
        assertEquals(List.of("z"), names(SCORES.apply(behind(sigmoid))));
        Network parts = behind(sigmoid, new Reshape(2, 1), new Slice(new int[2], new int[]{1, 1}, 1, 1));
        assertEquals(List.of("z", "tail1", "tail2"), names(SCORES.apply(parts)));
        Network inside = behind(sigmoid, new Rect());
        assertSame(inside, SCORES.apply(inside), "not at the output");
        Network gate = Network.builder().add("z", new Rect()).add("p", sigmoid, "z").add("r", new Rect(), "p")
                .add("both", new Concat(0, 2), "p", "r").build();
        assertSame(gate, SCORES.apply(gate), "read elsewhere, too");
    }

    /** The probabilities of both classes, of one score: the other class has the score with the other sign. */
    @Test
    void complementsOfSigmoidsAreScoresOfOtherSign() {
        Network both = Network.builder()
                .add("z", new Dense(Weights.of(RandomTensors.normal(1, 1, 2)), true, new double[]{0.3}))
                .add("p", new Activation(Function.SIGMOID), "z").add("not", scale(-1, 1), "p")
                .add("both", new Concat(0, 2), "not", "p").build();
        Network scores = SCORES.apply(both);
        assertEquals(List.of("z", "not", "both"), names(scores));
        Tensor x = RandomTensors.normal(2, 1, 2);
        double[] found = new JavaEngine().predict(scores, x).data();
        double z = new JavaEngine().predict(Network.sequential(both.layers().getFirst()), x).data()[0];
        assertArrayEquals(new double[]{-z, z}, found);
        Network soft = behind(new SoftMax(), scale(-1, 1));
        assertSame(soft, SCORES.apply(soft), "a softmax has no such score");
    }

    @Test
    void factorsBehindProbabilitiesGoWithThem() {
        assertEquals(List.of("z"), names(SCORES.apply(behind(new SoftMax(), scale(100, 0)))));
        assertEquals(List.of("z", "tail2"),
                names(SCORES.apply(behind(new LogSoftMax(), scale(2, 0), new Reshape(2, 1)))));
        Network scaled = behind(scale(2, 0));
        assertSame(scaled, SCORES.apply(scaled), "scores with a factor are scores");
    }

    @Test
    void outputActivationsAreKeptOrDroppedOnRequest() {
        Network tanh = behind(new Tanh());
        assertSame(tanh, SCORES.apply(tanh));
        assertEquals(List.of("z"),
                names(Canonizers.dropOutputActivation(OutputActivation.DROPPED_WITH_TANH).apply(tanh)));
        Network soft = behind(new SoftMax());
        assertSame(soft, Canonizers.standard(OutputActivation.KEPT).apply(soft));
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

    /** RepVGG's block: 3x3, 1x1 and the value itself, each normalised; MobileOne's has several of the first, in groups. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void branchesForTrainingBecomeOneConvolution(int groups) {
        Frame same = Frame.of(3, 3).withPadding(1);
        Network block = Network.builder().add("in", new Rect())
                .add("3",
                        new Conv(Weights.of(RandomTensors.normal(1, 2, 2 / groups, 3, 3)), new double[0], same, groups),
                        "in")
                .add("3n", norm(2), "3")
                .add("1", new Conv(Weights.of(RandomTensors.normal(2, 2, 1, 1, 1)), new double[]{3, 4},
                        Frame.of(1, 1), 2), "in")
                .add("1n", norm(2), "1").add("n", norm(2), "in").add("half", new Sum(2), "3n", "n")
                .add("sum", new Sum(2), "half", "1n")
                .add("out", new Rect(), "sum").build();
        Network after = Canonizers.standard().apply(block);
        assertEquals(List.of("in", "sum", "out"), names(after));
        assertSameFunction(block, after, IMAGE);
        Network skip = Network.builder().add("in", new Rect())
                .add("a", new Conv(Weights.of(RandomTensors.normal(1, 2, 2, 3, 3)), new double[0], same, 1), "in")
                .add("sum", new Sum(2), "a", "in").build();
        assertSame(skip, Canonizers.standard().apply(skip), "a skip connection is none");
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
