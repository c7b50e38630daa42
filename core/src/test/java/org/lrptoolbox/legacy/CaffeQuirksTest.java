package org.lrptoolbox.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.assertClose;

import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Trace;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** What the formulas of the original's Caffe programs got wrong, and what is right, in cases to work out by hand. */
class CaffeQuirksTest {
    /** Denominators have stabilizers of up to 1e-6. */
    private static final double STABILIZED = 1e-6;
    private static final JavaEngine ENGINE = new JavaEngine();

    private static Tensor explain(Layer layer, Tensor x, Tensor r, int formula, double beta, Compatibility how) {
        Network network = Network.sequential(layer);
        RuleTable rules = new CaffeFormula(formula, 1e-12, beta, 100, how).composite().rulesFor(network);
        Trace trace = ENGINE.forward(network, x);
        return ENGINE.relevance(trace, rules, r, Wanted.INPUT_ONLY).input();
    }

    private static double sum(Tensor t) {
        return Arrays.stream(t.data()).sum();
    }

    private static Tensor image(int channels, double... values) {
        return Tensor.of(values, 1, channels, 1, values.length / channels);
    }

    private static Conv conv(int outputs, int inputsOfGroup, int groups, int width, int padding, double[] w,
            double... b) {
        return new Conv(Weights.of(Tensor.of(w, outputs, inputsOfGroup, 1, width)), b,
                Frame.of(1, width).withPadding(0, padding, 0, padding), groups);
    }

    /** Two groups of one channel, y = (1*2 + 1, 3*2 + 2): the second denominator took the first group's bias. */
    @Test
    void groupsHaveTheirOwnBiases() {
        Conv conv = conv(2, 1, 2, 1, 0, new double[]{2, 2}, 1, 2);
        Tensor x = image(2, 1, 3);
        Tensor r = image(2, 1, 1);
        assertClose(image(2, 2 / 3.0, 6 / 8.0), explain(conv, x, r, 2, 0, Compatibility.DEFAULT), STABILIZED, "right");
        assertClose(image(2, 2 / 3.0, 6 / 7.0), explain(conv, x, r, 2, 0, Compatibility.ORIGINAL), STABILIZED,
                "original");
    }

    /** The flat rule keeps the sum; the original multiplied it by the number of channels. */
    @Test
    void flatDividesByTheChannelsToo() {
        Conv conv = conv(1, 3, 1, 2, 0, new double[]{1, 2, 3, 4, 5, 6});
        Tensor x = image(3, 1, 2, 3, 4, 5, 6);
        Tensor r = image(1, 6);
        assertClose(image(3, 1, 1, 1, 1, 1, 1), explain(conv, x, r, 54, 0, Compatibility.DEFAULT), STABILIZED, "right");
        assertClose(image(3, 3, 3, 3, 3, 3, 3), explain(conv, x, r, 54, 0, Compatibility.ORIGINAL), STABILIZED,
                "original");
    }

    /** At the border, relevance goes to what is there; in the original padding took its share away. */
    @Test
    void paddingTakesNoRelevance() {
        Conv conv = conv(1, 1, 1, 3, 1, new double[]{1, 2, 3});
        Tensor x = image(1, 5, 7);
        Tensor r = image(1, 13, 5);
        for (int formula : new int[]{54, 56}) {
            assertEquals(18, sum(explain(conv, x, r, formula, 0, Compatibility.DEFAULT)), 1e-5, "formula " + formula);
            assertTrue(sum(explain(conv, x, r, formula, 0, Compatibility.ORIGINAL)) < 18, "formula " + formula);
        }
        assertClose(image(1, 13 * 4 / 13.0 + 5 * 1 / 5.0, 13 * 9 / 13.0 + 5 * 4 / 5.0),
                explain(conv, x, r, 56, 0, Compatibility.DEFAULT), STABILIZED, "w^2");
    }

    /** Averages of zeros hand on nothing; the original added its activations to relevance there. */
    @Test
    void averagesOfZerosHandOnNothing() {
        AveragePool pool = new AveragePool(Frame.of(1, 2), true);
        assertClose(image(1, 0, 0), explain(pool, image(1, 0, 0), image(1, 1), 2, 0, Compatibility.DEFAULT), STABILIZED,
                "dead");
        assertClose(image(1, 0.25, 0.75), explain(pool, image(1, 1, 3), image(1, 1), 2, 0, Compatibility.DEFAULT),
                STABILIZED, "alive");
    }

    /** Response normalisation shares relevance; the original's share was multiplied by activations once too often. */
    @Test
    void responseNormalisationKeepsTheSum() {
        LocalResponseNorm norm = new LocalResponseNorm(3, 0.5, 0.75, 2);
        Tensor x = image(3, 1, 2, 3);
        Tensor r = image(3, 4, 5, 6);
        assertEquals(15, sum(explain(norm, x, r, 2, 0, Compatibility.DEFAULT)), 1e-6);
        assertTrue(Math.abs(sum(explain(norm, x, r, 2, 0, Compatibility.ORIGINAL)) - 15) > 1);
    }

    /** A converter's convolution over the whole image was a dense layer; Caffe's own is a convolution. */
    @Test
    void convolutionsOverTheWholeImageAreDenseIfConverted() {
        Conv conv = conv(2, 1, 1, 3, 0, new double[]{1, 2, 3, 4, 5, 6});
        CaffeFormula formula = new CaffeFormula(100, 1, 1, 0, Compatibility.DEFAULT);
        Network whole = Network.sequential(conv).withInputs(Input.real("image", 1, 1, 3));
        Network part = Network.sequential(conv).withInputs(Input.real("image", 1, 1, 4));
        String name = whole.node(0).name();
        assertTrue(CaffeLayers.in(whole).isDense(whole.node(0)));
        assertTrue(formula.composite().rulesFor(whole).toString().contains("Epsilon"));
        assertTrue(formula.compositeOfConverted(Map.of(name, 0)).rulesFor(whole).toString().contains("Epsilon"));
        assertTrue(formula.composite(Map.of(name, 0)).rulesFor(whole).toString().contains("AlphaBeta"));
        assertTrue(formula.composite().rulesFor(part).toString().contains("AlphaBeta"));
    }

    /** The slope below zero plays no part in relevance, whichever way. */
    @Test
    void rectifiersHandRelevanceThrough() {
        Tensor r = image(1, 1, 2, 3);
        for (Compatibility how : Compatibility.values()) {
            assertClose(r, explain(new Rect(), image(1, -1, 0, 1), r, 2, 0, how), STABILIZED, how.toString());
        }
    }

    /** Nothing is divided by nothing, even where a configuration says so: a unit that saw nothing hands on nothing. */
    @Test
    void unitsThatSawNothingHandOnNothing() {
        Conv conv = conv(1, 1, 1, 2, 0, new double[]{1, 2});
        for (Compatibility how : Compatibility.values()) {
            CaffeFormula formula = new CaffeFormula(0, 0, 1, 0, how);
            Network network = Network.sequential(conv);
            Trace trace = ENGINE.forward(network, image(1, 0, 0, 3));
            Tensor found = ENGINE.relevance(trace, formula.composite().rulesFor(network), image(1, 0, 6),
                    Wanted.INPUT_ONLY).input();
            assertArrayEquals(new double[]{0, 0, 6}, found.data());
        }
    }

    /** Weights of any size are shared by: squares of small ones are far below what keeps others from being zero. */
    @Test
    void squaresOfSmallWeightsAreSharedWhole() {
        Conv conv = conv(1, 1, 1, 2, 0, new double[]{1e-5, 2e-5});
        for (Compatibility how : Compatibility.values()) {
            assertClose(image(1, 1, 4), explain(conv, image(1, 7, 7), image(1, 5), 56, 0, how), 1e-9, how.toString());
        }
    }

    /** Deconvolution and guided backpropagation know no slope below zero. */
    @Test
    void slopesPlayNoPartOnTheWayBack() {
        Activation leaky = new Activation(Function.LEAKY_RELU, 0.1, 0);
        Tensor x = image(1, -1, 2, -3, 4);
        Tensor r = image(1, 1, 2, -3, -4);
        assertArrayEquals(new double[]{1, 2, 0, 0}, explain(leaky, x, r, 26, 0, Compatibility.DEFAULT).data());
        assertArrayEquals(new double[]{0, 2, 0, 0}, explain(leaky, x, r, 166, 0, Compatibility.DEFAULT).data());
        assertArrayEquals(r.data(), explain(leaky, x, r, 0, 0, Compatibility.DEFAULT).data());
        assertArrayEquals(new double[]{0.1, 2, -0.3, -4}, explain(leaky, x, r, 11, 0, Compatibility.DEFAULT).data(),
                1e-12);
    }

    /** A shift takes its share as a bias does; the original's Power handed everything on. */
    @Test
    void shiftsTakeTheirShare() {
        Network network = Network.sequential(new Rect(), Scale.perChannel(3, new double[]{2}, new double[]{4}));
        Tensor x = image(1, 1, 2);
        for (Compatibility how : Compatibility.values()) {
            Tensor found = ENGINE.relevance(ENGINE.forward(network, x),
                    new CaffeFormula(0, 1, 1, 0, how).composite().rulesFor(network), image(1, 6, 8),
                    Wanted.INPUT_ONLY).input();
            assertClose(how.original() ? image(1, 6, 8) : image(1, 2, 4), found, STABILIZED, how.toString());
        }
    }

    /** A window whose sum is next to nothing would hand on relevance by the billion. */
    @Test
    void averagesThatCancelHandOnNothing() {
        AveragePool pool = new AveragePool(Frame.of(1, 2), true);
        assertClose(image(1, 0, 0), explain(pool, image(1, 1, -1 + 1e-9), image(1, 1), 2, 0, Compatibility.ORIGINAL),
                STABILIZED, "cancelled");
        assertClose(image(1, 1000, -999), explain(pool, image(1, 1, -0.999), image(1, 1), 2, 0, Compatibility.ORIGINAL),
                1e-9, "alive");
    }
}
