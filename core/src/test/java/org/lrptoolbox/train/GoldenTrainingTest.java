package org.lrptoolbox.train;

import org.lrptoolbox.legacy.ToolboxScaling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.random.RandomState;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.Golden;
import org.lrptoolbox.testing.Shared;

/** Training against records of the original toolbox. */
class GoldenTrainingTest {
    private static Dense linear(String folder, int index) {
        Tensor w = weights(folder, index, "Linear", "W");
        return Dense.of(w.dim(0), w.dim(1), w.data(), weights(folder, index, "Linear", "B").data());
    }

    private static Conv convolution(String folder, int index, int down, int across) {
        return Conv.last(weights(folder, index, "Convolution", "W"),
                weights(folder, index, "Convolution", "B").data(), down, across);
    }

    private static Tensor weights(String folder, int index, String type, String name) {
        return Golden.shared("toolbox/%s/%02d_%s_%s.npy".formatted(folder, index, type, name));
    }

    private static void assertWeights(String folder, Network network) {
        for (Node node : network.nodes()) {
            if (node.layer() instanceof TrainableLayer layer) {
                Tensor w = weights(folder, node.index(), layer.type(), "W");
                Tensor b = weights(folder, node.index(), layer.type(), "B");
                Close.assertClose(w, Tensor.of(layer.weightData(), w.shape()), Close.GOLDEN, folder + " " + node);
                Close.assertClose(b, Tensor.of(layer.bias(), b.shape()), Close.GOLDEN, folder + " bias of " + node);
            }
        }
    }

    @Test
    void stepsOfAnMlp() {
        String start = "train_mlp/weights_step0";
        assertSteps("train_mlp", 0.1, linear(start, 0), new Tanh(), linear(start, 2), new Rect(), linear(start, 4),
                new SoftMax());
    }

    @Test
    void stepsOfAConvolutionalNetwork() {
        String start = "train_cnn/weights_step0";
        assertSteps("train_cnn", 0.05, convolution(start, 0, 1, 1), new Rect(),
                MaxPool.last(Frame.of(2, 2).withStride(2, 2)),
                convolution(start, 3, 1, 2), new Tanh(), SumPool.last(Frame.of(2, 2).withStride(1, 1)), new Flatten(),
                linear(start, 7), new SoftMax());
    }

    private static void assertSteps(String folder, double rate, Layer... layers) {
        Network network = Network.sequential(layers);
        Tensor x = Golden.shared("toolbox/" + folder + "/x.npy");
        Tensor target = Golden.shared("toolbox/" + folder + "/target.npy");
        NetworkLearner learner = NetworkLearner.inPlace(network);
        for (int step = 1; step <= 3; step++) {
            Tensor y = learner.forward(x);
            Tensor dy = Evaluation.difference(y, target);
            Close.assertClose(Golden.shared("toolbox/" + folder + "/y_step" + step + ".npy"), y, Close.GOLDEN, "y");
            Close.assertClose(Golden.shared("toolbox/" + folder + "/dx_step" + step + ".npy"),
                    inputGradient(network, x, dy), Close.GOLDEN, "dx");
            learner.backward(dy);
            learner.update(rate);
            assertWeights(folder + "/weights_step" + step, network);
        }
    }

    /** Layer by layer, as the modules of the Python package go backward. */
    private static Tensor inputGradient(Network network, Tensor x, Tensor dy) {
        List<Tensor> values = new ArrayList<>(List.of(x));
        network.layers().forEach(layer -> values.add(layer.forward(List.of(values.getLast()))));
        Tensor gradient = dy;
        for (Node node : network.nodes().reversed()) {
            int i = node.index();
            gradient = ToolboxScaling.backward(node.layer(), values.get(i), values.get(i + 1), gradient);
        }
        return gradient;
    }

    @Test
    void wholeTraining() throws IOException {
        TrainingOptions options = TrainingOptions.DEFAULTS.withIterations(600).withDecay(Decay.SUBLINEAR);
        assertTraining("train_full_xor", options, random("train_full_xor", 608));
    }

    @Test
    void trainingThatEndsBeforeItsFirstEvaluation() throws IOException {
        String folder = "train_full_xor_iters_lt_status";
        assertTraining(folder, TrainingOptions.DEFAULTS.withIterations(40), random(folder, 604));
    }

    private static LegacyRandom random(String folder, int position) {
        Tensor key = Golden.shared("toolbox/" + folder + "/mt19937_state_before_train.npy");
        int[] words = Arrays.stream(key.data()).mapToInt(v -> (int) (long) v).toArray();
        LegacyRandom random = new LegacyRandom(0);
        random.restore(new RandomState(words, position, false, 0));
        return random;
    }

    private static void assertTraining(String folder, TrainingOptions options, LegacyRandom random)
            throws IOException {
        Network untrained = Network.sequential(linear(folder + "/weights_init", 0), new Tanh(),
                linear(folder + "/weights_init", 2), new Tanh(), linear(folder + "/weights_init", 4), new SoftMax());
        Samples samples = new Samples(Golden.shared("toolbox/" + folder + "/X.npy"),
                Golden.shared("toolbox/" + folder + "/Y.npy"));
        assertBatches(folder, samples, random);
        List<String> lines = new ArrayList<>();
        Network network = new Trainer(options.withBatchSize(5).withLearningRate(0.05).withStatus(100))
                .withRandom(random)
                .withMessages(lines::add).withClock(InstantSource.fixed(Instant.EPOCH))
                .withCompatibility(Compatibility.ORIGINAL).trained(untrained, samples, null);
        String expected = Files.readString(Shared.path("golden/toolbox/" + folder + "/stdout.txt"));
        assertEquals(withoutLastDigits(expected.strip()), withoutLastDigits(String.join("\n", lines)));
        assertWeights(folder + "/weights_final", network);
    }

    /** The loss at the very end is printed in full; its last digits depend on the order of summation. */
    private static String withoutLastDigits(String text) {
        return text.replaceAll("(a loss of [0-9]\\.[0-9]{12})[0-9]+", "$1");
    }

    private static void assertBatches(String folder, Samples samples, LegacyRandom random) {
        RandomState start = random.state();
        Tensor batches = Golden.shared("toolbox/" + folder + "/batch_indices.npy");
        for (int i = 0; i < batches.batch(); i++) {
            double[] expected = batches.slice(i, i + 1).data();
            assertArrayEquals(Arrays.stream(expected).mapToInt(v -> (int) v).toArray(), samples.draw(5, random),
                    "batch " + i);
        }
        random.restore(start);
    }
}
