package org.lrptoolbox.composite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.TWIN;
import static org.lrptoolbox.testing.Close.assertClose;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.ZBox;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.RandomTensors;

/** The box of possible inputs: numbers for channels and elements, through preprocessing and padding inside a model. */
class BoxTest {
    private static final int[] IMAGE = {3, 5, 4};
    private static final double[] MEAN = {0.5, 0.4, 0.3};
    private static final double[] STD = {0.2, -0.3, 0.4};

    private static Conv conv(Frame frame) {
        return new Conv(Weights.of(RandomTensors.normal(1, 4, 3, 3, 3)), RandomTensors.normal(2, 4).data(), frame, 1);
    }

    private static Dense dense(int inputs) {
        return new Dense(Weights.of(RandomTensors.normal(3, 2, inputs)), true, new double[0]);
    }

    private static Network core() {
        return Network.sequential(conv(Frame.of(3, 3).withPadding(1)), new Rect(), new Flatten(), dense(80));
    }

    private static Tensor images() {
        return RandomTensors.normal(4, Shapes.batch(2, IMAGE)).map(v -> 1 / (1 + Math.exp(-v)));
    }

    private static Tensor explained(Network network, Bound low, Bound high, Tensor x) {
        return Explainer.of(network, Composites.epsilonGammaBox(low, high)).explain(x, Target.classIndex(1))
                .relevance();
    }

    private static Scale preparation() {
        double[] factor = Arrays.stream(STD).map(d -> 1 / d).toArray();
        double[] shift = {-MEAN[0] / STD[0], -MEAN[1] / STD[1], -MEAN[2] / STD[2]};
        return Scale.perChannel(3, factor, shift);
    }

    /** The sides of channel c: what (x - mean) / std makes of 0 and 1; a negative deviation exchanges them. */
    private static double side(int c, boolean high) {
        double a = (0 - MEAN[c]) / STD[c];
        double b = (1 - MEAN[c]) / STD[c];
        return high ? Math.max(a, b) : Math.min(a, b);
    }

    private static Bound sides(boolean high) {
        return Bound.perChannel(side(0, high), side(1, high), side(2, high));
    }

    @Test
    void numbersOfChannelsAndOfElementsAreTheSameBox() {
        Tensor x = preparation().forward(images());
        Tensor perChannel = explained(core(), sides(false), sides(true), x);
        Bound low = Bound.of(sides(false).sample(0, IMAGE), 3);
        Bound high = Bound.of(sides(true).sample(0, IMAGE), 3);
        assertClose(perChannel, explained(core(), low, high, x), TWIN, "per element");
        Tensor wide = explained(core(), Bound.of(low.smallest()), Bound.of(high.largest()), x);
        assertTrue(Tensor.zip(wide, perChannel, (a, b) -> a - b).maxAbs() > 1e-3 * wide.maxAbs(), "one box for all");
    }

    @Test
    void preprocessingInsideTheModelCarriesTheBox() {
        Network inside = Network.builder().add("prepare", preparation())
                .add("conv", conv(Frame.of(3, 3).withPadding(1)), "prepare").add("rect", new Rect(), "conv")
                .add("flat", new Flatten(), "rect").add("out", dense(80), "flat").build();
        Tensor expected = explained(core(), sides(false), sides(true), preparation().forward(images()));
        assertClose(expected, explained(inside, Bound.of(0), Bound.of(1), images()), TWIN, "inside");
        Network turned = Network.builder().add("last", new Scale(Tensor.of(preparation().factor().data(), 1, 1, 3),
                Tensor.of(preparation().shift().data(), 1, 1, 3))).add("turn", Permute.toChannelsFirst(), "last")
                .add("conv", conv(Frame.of(3, 3).withPadding(1)), "turn").add("rect", new Rect(), "conv")
                .add("flat", new Flatten(), "rect").add("out", dense(80), "flat").build();
        Tensor last = Permute.toChannelsLast().forward(images());
        assertClose(expected, Permute.toChannelsFirst().forward(explained(turned, Bound.of(0), Bound.of(1), last)),
                TWIN, "channels last");
        Rule rule = Composites.epsilonGammaBox(0, 1).rulesFor(inside).rules().get(1);
        assertEquals(side(1, false), ((ZBox) rule).low().numbers()[1], 1e-15);
    }

    @Test
    void paddingByALayerIsPaddingByTheConvolution() {
        Network apart = Network.sequential(new Pad(new int[]{0, 1, 1}, new int[]{0, 1, 1}, 0), conv(Frame.of(3, 3)),
                new Rect(), new Flatten(), dense(80));
        Tensor x = preparation().forward(images());
        assertClose(explained(core(), sides(false), sides(true), x),
                explained(apart, sides(false), sides(true), x), TWIN, "Pad and Conv");
    }

    @Test
    void boxesThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ZBox(Bound.perChannel(0, 1, 2), Bound.of(1.5), 1e-6));
        String message = assertThrows(IllegalArgumentException.class,
                () -> explained(core(), Bound.perChannel(0, 0.1), Bound.of(1), images())).getMessage();
        assertTrue(message.contains("a bound of shape (2,) does not fit samples of shape (3, 5, 4)"), message);
    }
}
