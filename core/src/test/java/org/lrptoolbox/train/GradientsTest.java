package org.lrptoolbox.train;

import org.lrptoolbox.legacy.ToolboxScaling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** Gradients against difference quotients, and the toolbox's scaling by hand. */
class GradientsTest {
    private static final double H = 1e-5;

    @Test
    void ofALinearLayer() {
        assertGradients(Dense.of(4, 3, RandomTensors.normal(1, 12).data(), RandomTensors.normal(2, 3).data()),
                RandomTensors.normal(3, 5, 4));
    }

    @Test
    void ofAConvolution() {
        assertGradients(Conv.last(RandomTensors.normal(1, 2, 3, 2, 4), new double[4], 2, 1),
                RandomTensors.normal(3, 3, 6, 5, 2));
    }

    /** The layer is affine, so a difference quotient of sum(y * dy) is exact but for rounding. */
    private static void assertGradients(TrainableLayer layer, Tensor x) {
        Tensor dy = RandomTensors.normal(7, layer.forward(x).shape());
        Gradients gradients = Gradients.of(layer, x, dy);
        assertSlopes(layer, x, dy, layer.weightData(), gradients.weights());
        assertSlopes(layer, x, dy, layer.bias(), gradients.bias());
    }

    private static void assertSlopes(TrainableLayer layer, Tensor x, Tensor dy, double[] parameters,
            double[] gradient) {
        double[] slopes = new double[parameters.length];
        double base = product(layer.forward(x), dy);
        for (int i = 0; i < parameters.length; i++) {
            double before = parameters[i];
            parameters[i] += H;
            slopes[i] = (product(layer.forward(x), dy) - base) / H;
            parameters[i] = before;
        }
        assertArrayEquals(slopes, gradient, 1e-7);
    }

    private static double product(Tensor y, Tensor dy) {
        double sum = 0;
        for (int i = 0; i < y.size(); i++) {
            sum += y.data()[i] * dy.data()[i];
        }
        return sum;
    }

    @Test
    void updatesAreScaledByTheirFanIn() {
        Dense linear = Dense.of(4, 16, new double[64], new double[16]);
        Tensor ones = Tensor.full(1, 1, 16);
        Gradients.of(linear, Tensor.full(1, 1, 4), ones).update(linear, 0.5);
        assertEquals(-0.25, linear.weightData()[0]);
        assertEquals(-0.25, linear.bias()[0]);
        Tensor x = Tensor.zeros(1, 4);
        linear.weightData()[0] = 15.75;
        assertEquals((15.75 - 15 * 0.25) * 2 / 4, ToolboxScaling.backward(linear, x, ones, ones).data()[0]);

        Conv convolution = Conv.last(Tensor.zeros(2, 2, 4, 3), new double[3], 1, 1);
        Tensor image = Tensor.full(1, 1, 4, 4, 4);
        Gradients.of(convolution, image, Tensor.full(1, 1, 3, 3, 3)).update(convolution, 1);
        assertEquals(-9 / 12.0, convolution.weightData()[0], 1e-15);
        assertEquals(-9 / 3.0, convolution.bias()[0], 1e-15);
    }

    @Test
    void descendsInAGraphWithBranches() {
        Network network = Nets.residual(true);
        Samples samples = new Samples(RandomTensors.normal(1, 8, 6), RandomTensors.normal(2, 8, 3));
        NetworkLearner learner = NetworkLearner.of(network);
        double first = Evaluation.of(learner.predict(samples.inputs()), samples.targets()).loss();
        for (int i = 0; i < 1000; i++) {
            Tensor y = learner.forward(samples.inputs());
            learner.backward(Evaluation.difference(y, samples.targets()));
            learner.update(0.001);
        }
        double last = Evaluation.of(learner.predict(samples.inputs()), samples.targets()).loss();
        assertEquals(0, last / first, 0.2, first + " -> " + last);
        assertThrows(IllegalStateException.class, () -> learner.backward(samples.targets()));
    }

    @Test
    void recallsWhatItRemembered() {
        Network network = Nets.residual(true);
        NetworkLearner learner = NetworkLearner.inPlace(network);
        Tensor x = RandomTensors.normal(1, 2, 6);
        Tensor before = learner.predict(x);
        learner.remember();
        for (Node node : network.nodes()) {
            if (node.layer() instanceof TrainableLayer layer) {
                layer.weightData()[0]++;
                layer.bias()[0]--;
            }
        }
        learner.recall();
        assertEquals(before, learner.predict(x));
    }
}
