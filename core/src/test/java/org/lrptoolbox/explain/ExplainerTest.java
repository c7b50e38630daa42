package org.lrptoolbox.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.TWIN;
import static org.lrptoolbox.testing.Close.assertClose;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.RandomTensors;

class ExplainerTest {
    private static final Tensor X = RandomTensors.normal(3, Shapes.batch(4, Nets.IMAGE));
    private static final Network NETWORK = Nets.convolutional(false);
    private static final Explainer EXPLAINER = Explainer.of(NETWORK, Composites.epsilonPlus());

    @Test
    void explainsScoresNotProbabilities() {
        assertEquals("Linear", EXPLAINER.network().output().layer().type());
        Attribution a = EXPLAINER.explain(X, Target.dominant());
        assertArrayEquals(X.shape(), a.relevance().shape());
        for (double share : a.conservation()) {
            assertEquals(1, share, 1e-5);
        }
        int[] best = a.prediction().argmax();
        for (int b = 0; b < best.length; b++) {
            assertEquals(a.prediction().data()[3 * b + best[b]], a.seed().slice(b, b + 1).sum());
        }
    }

    @Test
    void topAndEveryClassAreTheSameRelevanceInAnotherOrder() {
        List<Attribution> every = EXPLAINER.explainAll(X, Target.everyClass());
        List<Attribution> top = EXPLAINER.explainAll(X, Target.top(3));
        assertEquals(3, every.size());
        assertClose(sum(every), sum(top), TWIN, "sum over classes");
        assertClose(EXPLAINER.explain(X, Target.output()).relevance(), sum(every), 1e-9, "whole output");
        int[] best = every.getFirst().prediction().argmax();
        assertClose(top.getFirst().relevance(), EXPLAINER.explain(X, Target.classPerSample(best)).relevance(), TWIN,
                "strongest class");
        assertClose(every.get(1).relevance(), EXPLAINER.explain(X, Target.classIndex(1)).relevance(), TWIN, "class 1");
    }

    /** Held inputs stay, one sample for all or one for each; the relevance of the others is told first. */
    @Test
    void inputsAreHeld() {
        Network two = Network.builder().input(Input.real("a", 3)).input(Input.real("b", 3))
                .add("product", new Product(), "a", "b").build();
        Explainer explainer = Explainer.of(two, Composites.gradient());
        Tensor b = RandomTensors.normal(5, 4, 3);
        Tensor a = RandomTensors.normal(6, 1, 3);
        Tensor four = Tensor.zeros(4, 3);
        java.util.Arrays.setAll(four.data(), i -> a.data()[i % 3]);
        Attribution whole = explainer.explain(List.of(four, b), Target.output());
        for (Tensor held : List.of(a, a.reshape(3), four)) {
            Attribution one = explainer.holding(Map.of("a", held)).explain(b, Target.output());
            assertClose(whole.roots().get("b"), one.relevance(), 0, "of the one that is not held");
            assertEquals(List.of("b", "a"), List.copyOf(one.roots().keySet()));
        }
        assertRefused("no input is named 'c'; the names are [a, b]", () -> explainer.holding(Map.of("c", a)));
        assertRefused("held in shape (2, 3); one sample is expected, or 4, one for each",
                () -> explainer.holding(Map.of("a", Tensor.zeros(2, 3))).explain(b, Target.output()));
        assertRefused("all inputs are held",
                () -> explainer.holding(Map.of("a", a, "b", b)).explain(List.of(), Target.output()));
        assertRefused("2 inputs are given for those that are not held",
                () -> explainer.holding(Map.of("a", a)).explain(List.of(a, b), Target.output()));
    }

    private static void assertRefused(String words, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(words), message);
    }

    private static Tensor sum(List<Attribution> all) {
        return all.stream().map(Attribution::relevance).reduce((a, b) -> Tensor.zip(a, b, Double::sum)).orElseThrow();
    }

    @Test
    void reportsRelevanceOfHiddenLayers() {
        Attribution a = EXPLAINER.keeping("3-Convolution", "0-Convolution").explain(X, Target.classIndex(0));
        assertEquals(2, a.layers().size());
        assertArrayEquals(new int[]{4, 5, 4, 5}, a.layers().get("3-Convolution").shape());
        assertEquals(EXPLAINER.network().size(),
                EXPLAINER.keepingAll().explain(X, Target.classIndex(0)).layers().size());
        assertThrows(IllegalArgumentException.class, () -> EXPLAINER.keeping("conv"));
    }

    @Test
    void refusesTargetsThatAreNotThere() {
        assertThrows(IllegalArgumentException.class, () -> EXPLAINER.explain(X, Target.classIndex(3)));
        assertThrows(IllegalArgumentException.class, () -> EXPLAINER.explain(X, Target.classPerSample(1, 2)));
        assertEquals("top4: expected 1 to 3, for the output has 3 classes", assertThrows(IllegalArgumentException.class,
                () -> EXPLAINER.explainAll(X, Target.top(4))).getMessage());
        assertEquals("there is no class 3: the output has 3, numbered from 0 to 2", assertThrows(
                IllegalArgumentException.class, () -> EXPLAINER.explain(X, Target.elements(3))).getMessage());
        assertThrows(IllegalArgumentException.class, () -> EXPLAINER.explain(X, Target.top(2)), "several explanations");
        assertThrows(IllegalArgumentException.class, () -> EXPLAINER.explain(X, Target.seed(Tensor.zeros(4, 2))));
    }

    private static Dense dense(double bias, double... weights) {
        return new Dense(Weights.of(weights, 1, weights.length), true, new double[]{bias});
    }

    /** z = 2 x + 1: the bias takes another share in every sample, and of a score of 0 there is none. */
    @Test
    void conservationIsOfEverySample() {
        Explainer explainer = Explainer.of(Network.sequential(dense(1, 2)), Composites.named("epsilon"));
        double[] share = explainer.explain(Tensor.of(new double[]{1, -1, -0.5}, 3, 1), Target.dominant())
                .conservation();
        assertEquals(2.0 / 3, share[0], 1e-5);
        assertEquals(2, share[1], 1e-5);
        assertEquals(Double.NaN, share[2]);
    }

    @Test
    void theFirstLayerWithNaNIsNamed() {
        Network broken = Network.builder().add("a", dense(0, 1, 1)).add("b", dense(Double.NaN, 1), "a")
                .add("c", new Rect(), "b").build();
        Explainer explainer = Explainer.of(broken, Composites.epsilonPlus());
        Tensor x = Tensor.of(new double[]{1, 2, 3, 4}, 2, 2);
        assertMessage("sample 0 (from 0) is not a number: the first layer that makes NaN or infinity is layer 1 'b'",
                () -> explainer.explain(x, Target.dominant()));
        Explainer sound = Explainer.of(Network.sequential(dense(0, 1, 1)), Composites.epsilonPlus());
        assertMessage("the input of sample 1 (from 0) has the number Infinity", () -> sound.explain(
                Tensor.of(new double[]{1, 2, 3, Double.POSITIVE_INFINITY}, 2, 2), Target.dominant()));
        Explainer tiny = Explainer.of(Network.sequential(new Rect(), dense(0, 1, -1)),
                Composite.uniform(new Epsilon(Double.MIN_VALUE)));
        assertMessage("that hands on NaN or infinity is layer 1 '1-Dense'", () -> tiny.explain(
                Tensor.of(new double[]{1, 1}, 1, 2), Target.seed(Tensor.full(1, 1, 1))));
    }

    private static void assertMessage(String expected, Executable call) {
        String message = assertThrows(NotANumberException.class, call).getMessage();
        assertTrue(message.contains(expected), message);
    }
}
