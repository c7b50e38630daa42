package org.lrptoolbox.canonize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.canonize.Canonized.assertSameFunction;
import static org.lrptoolbox.canonize.Canonized.conv;
import static org.lrptoolbox.canonize.Canonized.names;
import static org.lrptoolbox.canonize.Canonized.norm;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.RandomTensors;

/** Canonizers leave what a network computes as it is, and know when to leave the network alone. */
class CanonizersTest {
    private static final int[] IMAGE = {2, 5, 4};

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

    /** As exporters write Caffe's padding. Zeros win no maximum of numbers that are not negative, and would of others. */
    @Test
    void zerosAroundImagesArePaddingOfPoolingBehindRectifiers() {
        Pad zeros = new Pad(new int[]{0, 1, 1}, new int[]{0, 1, 0}, 0);
        MaxPool pool = new MaxPool(Frame.of(3, 2).withStride(2, 2));
        Network network = Network.builder().add("one", new Rect()).add("pool", new MaxPool(Frame.of(1, 1)), "one")
                .add("cat", new Concat(0, 2), "one", "pool").add("pad", zeros, "cat").add("max", pool, "pad").build();
        Network after = Canonizers.fusePads().apply(network);
        assertEquals(List.of("one", "pool", "cat", "max"), names(after));
        assertSameFunction(network, after, IMAGE);
        Tensor none = Tensor.zeros(1, 2, 5, 4);
        Tensor seed = Tensor.full(1, new JavaEngine().predict(network, none).shape());
        assertEquals(seed.sum(), relevance(Canonizers.standard(), network, none, seed).sum(), 1e-12);
        assertTrue(relevance(Canonizers.none(), network, none, seed).sum() < seed.sum() - 1);

        Network signed = Network.sequential(conv(2, 2, Frame.of(1, 1)), zeros, pool);
        assertSame(signed, Canonizers.fusePads().apply(signed));
        Network smallest = Network.sequential(conv(2, 2, Frame.of(1, 1)),
                new Pad(zeros.before(), zeros.behind(), -Float.MAX_VALUE), pool);
        assertEquals(2, Canonizers.fusePads().apply(smallest).size());
        assertSameFunction(smallest, Canonizers.fusePads().apply(smallest), IMAGE);
        for (Network other : List.of(
                Network.sequential(new Rect(), zeros, new MaxPool(Frame.of(1, 2))),
                Network.sequential(new Rect(), zeros, new MaxPool(Frame.of(3, 2).withStride(2, 2).withCeil(true))),
                Network.sequential(new Rect(), new Pad(new int[]{1, 0, 0}, new int[3], 0), pool))) {
            assertSame(other, Canonizers.fusePads().apply(other));
        }
    }

    private static Tensor relevance(Canonizer canonizer, Network network, Tensor x, Tensor seed) {
        return Explainer.of(network, Composites.named("epsilon-plus"), canonizer, new JavaEngine())
                .explain(x, Target.seed(seed)).relevance();
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

    /** What pools less what was pooled, as in PoolFormer, ends in sums of scales of one value: nothing to be one convolution. */
    @Test
    void scalesAloneAreNoBranchesOfAConvolution() {
        Scale twice = new Scale(Tensor.full(2, 1), Tensor.full(0, 1));
        Network network = Network.builder().input(Input.real("x", 2, 4, 4)).add("rect", new Rect())
                .add("one", twice, "rect").add("two", twice, "rect").add("sum", new Sum(2), "one", "two").build();
        Network whole = Canonizers.standard().apply(network);
        assertSameFunction(network, whole, 2, 4, 4);
    }
}
