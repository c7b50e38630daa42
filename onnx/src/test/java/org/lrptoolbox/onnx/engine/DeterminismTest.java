package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.Engines;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** The same input gives the same bits: run after run, session after session. */
class DeterminismTest {
    private static final int RUNS = 3;

    @ParameterizedTest
    @CsvSource({"compiled, epsilon-plus", "compiled, epsilon-gamma-box", "compiled, gradient", "hybrid, epsilon-plus",
        "java, epsilon-gamma-box"})
    void everySessionAnswersInTheSameBits(String engine, String composite) {
        Network network = Nets.convolutional(true);
        Tensor x = RandomTensors.normal(5, 4, 9, 8, 2);
        double[] first = null;
        for (int session = 0; session < RUNS; session++) {
            try (Engine runtime = Engines.open(engine, "cpu")) {
                Explainer explainer = Explainer.of(network, composite.equals("epsilon-gamma-box")
                        ? Composites.epsilonGammaBox(-3, 3)
                        : Composites.named(composite), runtime).withoutLedger();
                for (int run = 0; run < RUNS; run++) {
                    List<Attribution> all = explainer.explainAll(x, Target.top(2));
                    double[] relevance = all.getLast().relevance().data();
                    first = first == null ? relevance.clone() : first;
                    assertArrayEquals(first, relevance, "session " + session + ", run " + run);
                }
            }
        }
    }
}
