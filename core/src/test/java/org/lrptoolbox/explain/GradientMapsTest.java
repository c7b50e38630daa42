package org.lrptoolbox.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lrptoolbox.testing.Close.TWIN;
import static org.lrptoolbox.testing.Close.assertClose;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** Gradients against finite differences, and what the maps made of them promise. */
class GradientMapsTest {
    private static final Network SMOOTH = Network.sequential(
            Dense.of(5, 6, RandomTensors.normal(1, 30).data(), RandomTensors.normal(2, 6).data()), new Tanh(),
            Dense.of(6, 3, RandomTensors.normal(3, 18).data(), RandomTensors.normal(4, 3).data()));
    private static final Tensor X = RandomTensors.normal(5, 4, 5);

    private static Explainer gradient(Network network) {
        return Explainer.of(network, Composites.gradient());
    }

    @Test
    void gradientIsTheLimitOfDifferences() {
        Tensor found = gradient(SMOOTH).explain(X, Target.classIndex(2)).relevance();
        double h = 1e-5;
        for (int i = 0; i < X.size(); i++) {
            int sample = i / 5;
            double slope = (score(i, h, sample) - score(i, -h, sample)) / (2 * h);
            assertEquals(slope, found.data()[i], 1e-7);
        }
    }

    private static double score(int moved, double by, int sample) {
        Tensor x = X.copy();
        x.data()[moved] += by;
        return new JavaEngine().predict(SMOOTH, x).data()[sample * 3 + 2];
    }

    @Test
    void integratedGradientsSumToTheDifferenceOfScores() {
        Tensor baseline = RandomTensors.normal(6, 4, 5);
        Attribution map = GradientMaps.integrated(gradient(SMOOTH), X, Target.classIndex(1), baseline, 2000);
        Tensor from = new JavaEngine().predict(SMOOTH, baseline);
        for (int b = 0; b < 4; b++) {
            double difference = map.prediction().data()[b * 3 + 1] - from.data()[b * 3 + 1];
            assertEquals(difference, map.relevance().slice(b, b + 1).sum(), 1e-5);
        }
    }

    @Test
    void withoutNoiseSmoothingChangesNothing() {
        Explainer explainer = gradient(Nets.residual(true));
        Tensor x = RandomTensors.normal(7, 3, 6);
        assertClose(explainer.explain(x, Target.dominant()).relevance(),
                GradientMaps.smoothed(explainer, x, Target.dominant(), 3, 0, 0).relevance(), TWIN, "map");
    }

    @Test
    void smoothingIsTheSameForTheSameSeedOnly() {
        Explainer explainer = gradient(SMOOTH);
        Tensor a = GradientMaps.smoothed(explainer, X, Target.dominant(), 2, 0.2, 1).relevance();
        assertEquals(a, GradientMaps.smoothed(explainer, X, Target.dominant(), 2, 0.2, 1).relevance());
        assertNotEquals(a, GradientMaps.smoothed(explainer, X, Target.dominant(), 2, 0.2, 2).relevance());
    }

    @Test
    void timesInputIsTheProduct() {
        Tensor g = gradient(SMOOTH).explain(X, Target.top(1).unit()).relevance();
        Tensor map = GradientMaps.timesInput(gradient(SMOOTH), X, Target.dominant()).relevance();
        for (int i = 0; i < X.size(); i++) {
            assertEquals(g.data()[i] * X.data()[i], map.data()[i], 1e-15);
        }
    }

    @Test
    void countsMustBePositive() {
        assertThrows(IllegalArgumentException.class,
                () -> GradientMaps.smoothed(gradient(SMOOTH), X, Target.dominant(), 0, 0.1, 0));
    }
}
