package org.lrptoolbox.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** What a training does and says; batches of a stub with prepared predictions where the numbers matter. */
class TrainerTest {
    private static final Samples FOUR = new Samples(Tensor.zeros(4, 1), Tensor.of(new double[]{1, 0, 1, 0, 1, 0, 1, 0},
            4, 2));

    private final List<String> lines = new ArrayList<>();

    private Trainer trainer(TrainingOptions options) {
        return new Trainer(options).withRandom(new LegacyRandom(3)).withMessages(lines::add)
                .withClock(InstantSource.fixed(Instant.EPOCH));
    }

    private static TrainingOptions options(int iterations, int status) {
        return TrainingOptions.DEFAULTS.withIterations(iterations).withStatus(status).withBatchSize(2);
    }

    /** Predicts p for the first class of every sample, p from a list in the order of evaluations. */
    private static final class Stub implements Learner {
        private final double[] predictions;
        private int evaluations;
        private final List<Double> rates = new ArrayList<>();
        private int remembered;
        private int recalled = -1;

        Stub(double... predictions) {
            this.predictions = predictions;
        }

        private static Tensor predict(double p, int batch) {
            return Tensor.of(DoubleStream.generate(() -> p).limit(batch).flatMap(v -> DoubleStream.of(v, 1 - v))
                    .toArray(), batch, 2);
        }

        @Override
        public Tensor forward(Tensor x) {
            return predict(0.5, x.batch());
        }

        @Override
        public Tensor predict(Tensor x) {
            return predict(predictions[evaluations++], x.batch());
        }

        @Override
        public void backward(Tensor dy) {}

        @Override
        public void update(double rate) {
            rates.add(rate);
        }

        @Override
        public void remember() {
            remembered = evaluations;
        }

        @Override
        public void recall() {
            recalled = remembered;
        }
    }

    @Test
    void learnsXor() {
        LegacyRandom random = new LegacyRandom(1);
        Network network = Network.sequential(Initialization.linear(2, 8, random), new Tanh(),
                Initialization.linear(8, 2, random), new SoftMax());
        Samples xor = new Samples(Tensor.of(new double[]{0, 0, 0, 1, 1, 0, 1, 1}, 4, 2),
                Tensor.of(new double[]{1, 0, 0, 1, 0, 1, 1, 0}, 4, 2));
        NetworkLearner learner = NetworkLearner.of(network);
        Trainer.Result result = trainer(options(2000, 500).withLearningRate(0.3)).train(learner, xor, null);
        Evaluation best = Objects.requireNonNull(result.best());
        assertEquals(1, best.accuracy());
        assertTrue(best.loss() < 0.2, "loss " + best.loss());
    }

    @Test
    void leavesTheNetworkAsItIsAndTrainsWeightsThatAreNoArrays() {
        Weights read = new Weights() {
            @Override
            public int[] shape() {
                return new int[]{2, 2};
            }

            @Override
            public Tensor tensor() {
                return Tensor.of(new double[]{1, 0, 0, 1}, 2, 2);
            }
        };
        Dense held = Dense.of(2, 2, new double[]{1, 2, 3, 4}, new double[2]);
        Network network = Network.sequential(new Dense(read, false, new double[2]), held);
        Samples samples = new Samples(Tensor.of(new double[]{1, 0, 0, 1}, 2, 2), Tensor.of(new double[]{1, 0, 0, 1}, 2,
                2));
        Network trained = trainer(options(400, 10).withLearningRate(0.01)).trained(network, samples, null);
        assertArrayEquals(new double[]{1, 2, 3, 4}, held.weightData());
        double before = Evaluation.of(new JavaEngine().forward(network, samples.inputs()).output(), samples.targets())
                .loss();
        double after = Evaluation.of(new JavaEngine().forward(trained, samples.inputs()).output(), samples.targets())
                .loss();
        assertTrue(after < before / 2, before + " -> " + after);
        assertThrows(IllegalArgumentException.class, () -> NetworkLearner.inPlace(network));
    }

    @Test
    void speaksAsTheOriginal() {
        Trainer trainer = trainer(options(20, 10).withDecay(Decay.SUBLINEAR).withLearningRate(0.1))
                .withClock(new Ticks());
        trainer.train(new Stub(0.25, 0.75), FOUR, null);
        assertEquals("batch# 1, lrate 0.1, l1-loss 1.0", lines.getFirst());
        assertEquals(List.of("Accuracy after 10 iterations on training data: 0.0% (l1-loss: 1.5)",
                "    New loss-optimal parameter set encountered. saving....",
                "    Adjusting learning rate to 0.1 ~ 100.0% of its initial value",
                "    Estimate time until current training ends : 1d 1h 1m 1s (50.00% done)"), lines.subList(9, 13));
        assertEquals(List.of("Accuracy after 20 iterations on training data: 100.0% (l1-loss: 0.5)",
                "    New loss-optimal parameter set encountered. saving....",
                "    Adjusting learning rate to 0.0 ~ 0.0% of its initial value",
                "    Estimate time until current training ends : 0d 0h 0m 0s (100.00% done)",
                "Training terminated after 3d 3h 3m 3s", "Setting network parameters to best encountered network "
                        + "state with 100.0% accuracy and a loss of 0.5 from iteration 19."),
                lines.subList(22, 28));
    }

    /** Advances by a day, an hour, a minute and a second whenever it is read. */
    private static final class Ticks implements InstantSource {
        private int reads;

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusSeconds(90_061L * reads++);
        }
    }

    @Test
    void decayFollowsTheAccuracyOfTheBest() {
        Samples mixed = new Samples(Tensor.zeros(4, 1), Tensor.of(new double[]{1, 0, 1, 0, 1, 0, 0, 1}, 4, 2));
        Stub linear = new Stub(0.75, 0.25, 0.25);
        trainer(options(3, 1).withDecay(Decay.named("linear")).withInitialFactor(0.5)).train(linear, mixed, null);
        assertEquals(List.of(0.0025, 0.00125, 0.00125), linear.rates);
        assertEquals(Decay.NONE, Decay.named("exponential"));
        assertEquals(Decay.NONE, Decay.named(null));
    }

    @Test
    void stopsWhenPatienceIsUsedUpAndTakesTheBest() {
        Stub learner = new Stub(0.5, 0.75, 0.5, 0.75, 0.25, 0.25);
        Trainer.Result result = trainer(options(100, 1).withConvergence(2)).train(learner, FOUR, null);
        assertEquals(new Trainer.Result(6, new Evaluation(1, 0.5), 3), result);
        assertEquals(4, learner.recalled);
        assertEquals("    No more recorded model improvements for 2 evaluations. Accepting model convergence.",
                lines.get(lines.size() - 3));
    }

    @Test
    void evaluatesOnValidationSamplesWhereGiven() {
        Samples one = new Samples(Tensor.zeros(1, 1), Tensor.of(new double[]{0, 1}, 1, 2));
        trainer(options(1, 1)).train(new Stub(0.25), FOUR, one);
        assertEquals("Accuracy after 1 iterations on validation set: 100.0% (l1-loss: 0.5)", lines.getFirst());
        lines.clear();
        trainer(options(1, 1)).train(new Stub(0.25), FOUR, new Samples(Tensor.zeros(0, 1), Tensor.zeros(0, 2)));
        assertTrue(lines.getFirst().contains("on training data: 0.0%"), lines.getFirst());
    }

    @Test
    void transformsBatchesOnly() {
        List<Tensor> seen = new ArrayList<>();
        trainer(options(2, 1).withTransform(x -> {
            seen.add(x);
            return x.map(v -> v + 1);
        })).train(new Stub(0.5, 0.5), FOUR, null);
        assertEquals(List.of(Tensor.zeros(2, 1), Tensor.zeros(2, 1)), seen);
    }

    @Test
    void keepsWhatItLearnedWithoutEvaluation() {
        Stub learner = new Stub();
        Trainer.Result result = trainer(options(3, 10)).train(learner, FOUR, null);
        assertNull(result.best());
        assertEquals(-1, learner.recalled);
        assertEquals("No evaluation took place, since 3 iterations are fewer than status = 10. "
                + "Keeping the trained network parameters.", lines.getLast());

        trainer(options(3, 10)).withCompatibility(Compatibility.ORIGINAL).train(learner, FOUR, null);
        assertEquals(0, learner.recalled);
        assertEquals("Setting network parameters to best encountered network state with 0.0% accuracy and a loss of "
                + "inf from iteration 0.", lines.getLast());
    }

    @Test
    void namesWhatDoesNotFit() {
        IllegalArgumentException few = assertThrows(IllegalArgumentException.class,
                () -> trainer(TrainingOptions.DEFAULTS).train(new Stub(), FOUR, null));
        assertEquals("cannot draw batches of 25 different samples from 4; choose a smaller batch size",
                few.getMessage());
        Samples wide = new Samples(Tensor.zeros(4, 1), Tensor.zeros(4, 3));
        ShapeException columns = assertThrows(ShapeException.class,
                () -> trainer(options(1, 1)).train(new Stub(), wide, null));
        assertEquals("the network predicts float64 (2, 2), but the targets are float64 (2, 3); "
                + "they need one column per output", columns.getMessage());
        assertThrows(ShapeException.class, () -> new Samples(Tensor.zeros(4, 1), Tensor.zeros(3, 2)));
        assertThrows(IllegalArgumentException.class, () -> TrainingOptions.DEFAULTS.withStatus(0));
    }

    @Test
    void initialWeightsHaveTheSpreadOfTheirFanIn() {
        double[] linear = Initialization.linear(100, 400, new LegacyRandom(5)).weightData();
        assertEquals(0.1, deviation(linear), 0.002);
        double[] filters = Initialization.convolution(5, 5, 4, 400, 1, 1, new LegacyRandom(5)).weightData();
        assertEquals(0.1, deviation(filters), 0.002);
        assertEquals(new LegacyRandom(5).normal(0, 0.1, 1)[0], linear[0]);
    }

    private static double deviation(double[] v) {
        return Math.sqrt(DoubleStream.of(v).map(x -> x * x).sum() / v.length);
    }
}
