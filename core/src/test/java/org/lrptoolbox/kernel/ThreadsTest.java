package org.lrptoolbox.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.Budget;
import org.lrptoolbox.engine.Explanation;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.engine.Relevance;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** Whole explanations by the Java engine have the same bits, however many threads compute them. */
class ThreadsTest {
    @AfterEach
    void unlimited() {
        Parallel.unlimited();
    }

    private static double[] explained(Network network, String composite, Tensor x) {
        return Explainer.of(network, Composites.named(composite)).explain(x, Target.dominant()).relevance().data();
    }

    @ParameterizedTest
    @ValueSource(strings = {"epsilon", "epsilon-plus", "epsilon-alpha2-beta1", "epsilon-plus-flat", "gradient"})
    void convolutions(String composite) {
        Tensor x = RandomTensors.normal(5, 7, 9, 8, 2);
        check(Nets.convolutional(true), composite, x);
    }

    @ParameterizedTest
    @ValueSource(strings = {"epsilon", "epsilon-plus"})
    void productsThatAreSharedOut(String composite) {
        Network wide = Network.sequential(
                Dense.of(700, 300, RandomTensors.normal(1, 700, 300).data(), new double[300]), new Rect(),
                Dense.of(300, 10, RandomTensors.normal(2, 300, 10).data(), new double[10]));
        check(wide, composite, RandomTensors.normal(3, 64, 700));
    }

    /** Many small chunks of a batch are computed side by side, few or large ones one after the other. */
    @ParameterizedTest
    @ValueSource(longs = {1, 8_000, 40_000})
    void chunksOfABatch(long chunkBytes) {
        Network network = Nets.convolutional(true);
        Tensor x = RandomTensors.normal(6, 99, 9, 8, 2);
        JavaEngine engine = new JavaEngine(new Budget(60_000, chunkBytes));
        RuleTable rules = Composites.epsilonPlus().rulesFor(network);
        Wanted wanted = new Wanted(Set.of(0, 3), true);
        Parallel.limit(1);
        Explanation one = engine.explain(rules, x, Target.dominant(), wanted);
        for (int threads : new int[]{2, 3, 8}) {
            Parallel.limit(threads);
            Explanation several = engine.explain(rules, x, Target.dominant(), wanted);
            assertEquals(one.prediction(), several.prediction());
            Relevance expected = one.relevance().getFirst();
            Relevance found = several.relevance().getFirst();
            assertEquals(expected.input(), found.input());
            assertEquals(expected.layers(), found.layers());
            assertEquals(expected.ledger().entries(), found.ledger().entries());
        }
    }

    private static void check(Network network, String composite, Tensor x) {
        Parallel.limit(1);
        double[] one = explained(network, composite, x);
        for (int threads : new int[]{2, 3, 8}) {
            Parallel.limit(threads);
            assertArrayEquals(one, explained(network, composite, x), threads + " threads");
        }
    }
}
