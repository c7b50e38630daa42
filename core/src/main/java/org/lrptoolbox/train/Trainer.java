package org.lrptoolbox.train;

import java.time.InstantSource;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.tensor.Tensor;

/**
 * Trains networks by stochastic gradient descent on (prediction - target), which is the gradient of the cross entropy
 * for networks that end in a softmax, and of half the squared distance for others.
 *
 * <pre>Network trained = new Trainer(TrainingOptions.DEFAULTS).withMessages(System.out::println)
 *         .trained(network, samples, null);</pre>
 *
 * <p>Every {@code status} steps the network is evaluated, on the validation samples or else on the training samples;
 * the parameters with the smallest loss win. With a decay, an accuracy of 1 sets the rate to 0 for good; since an
 * equal loss counts as improvement, convergence then never stops the training early. This is the original's behaviour.
 */
public final class Trainer {
    private final TrainingOptions options;
    private final LegacyRandom random;
    private final Consumer<String> messages;
    private final InstantSource clock;
    private final Compatibility compatibility;

    /** A silent trainer that draws batches from {@link LegacyRandom#global()}. */
    public Trainer(TrainingOptions options) {
        this(options, LegacyRandom.global(), line -> {}, InstantSource.system(), Compatibility.DEFAULT);
    }

    private Trainer(TrainingOptions options, LegacyRandom random, Consumer<String> messages, InstantSource clock,
            Compatibility compatibility) {
        this.options = options;
        this.random = random;
        this.messages = messages;
        this.clock = clock;
        this.compatibility = compatibility;
    }

    /** The same trainer with another source of batches. */
    public Trainer withRandom(LegacyRandom value) {
        return new Trainer(options, value, messages, clock, compatibility);
    }

    /** The same trainer telling its progress line by line, in the original's words. */
    public Trainer withMessages(Consumer<String> value) {
        return new Trainer(options, random, value, clock, compatibility);
    }

    /** The same trainer reading elapsed times from another clock. */
    public Trainer withClock(InstantSource value) {
        return new Trainer(options, random, messages, value, compatibility);
    }

    /**
     * The same trainer with or without the original's quirk: if training ends before the first evaluation, the
     * original resets the network to its initial parameters and reports a loss of inf; by default the trained
     * parameters stay.
     */
    public Trainer withCompatibility(Compatibility value) {
        return new Trainer(options, random, messages, clock, value);
    }

    /**
     * A network trained, beginning with the parameters of another, which stays as it is.
     *
     * @param training what to learn from
     * @param validation what to evaluate on; null or empty for the training samples
     * @throws IllegalArgumentException if there are fewer training samples than a batch needs
     * @throws org.lrptoolbox.layer.ShapeException if the samples do not fit the network
     */
    public Network trained(Network network, Samples training, @Nullable Samples validation) {
        NetworkLearner learner = NetworkLearner.of(network);
        train(learner, training, validation);
        return learner.network();
    }

    /** {@link #trained} for learners of all kinds, and for those who want to know how it went. */
    public Result train(Learner learner, Samples training, @Nullable Samples validation) {
        return new Run(learner, training, validation != null && validation.size() > 0 ? validation : null).train();
    }

    /**
     * What a training came to.
     *
     * @param iterations the number of steps taken
     * @param best the evaluation with the smallest loss, whose parameters the network now has; null if none took place
     * @param bestIteration the step (from 0) after which it took place; 0 if none did
     */
    public record Result(int iterations, @Nullable Evaluation best, int bestIteration) {}

    /** One training under way. */
    private final class Run {
        private final Learner learner;
        private final Samples training;
        private final @Nullable Samples validation;
        private final TrainingLog log = new TrainingLog(messages, clock);
        private double factor = options.initialFactor();
        private int patience = options.convergence();
        private @Nullable Evaluation best;
        private int bestIteration;

        Run(Learner learner, Samples training, @Nullable Samples validation) {
            this.learner = learner;
            this.training = training;
            this.validation = validation;
        }

        Result train() {
            learner.remember();
            int done = 0;
            boolean converged = false;
            while (done < options.iterations() && !converged) {
                Samples batch = training.rows(training.draw(options.batchSize(), random));
                Tensor prediction = step(batch);
                done++;
                if (done % options.status() == 0) {
                    converged = evaluate(done);
                } else if (done % (options.status() / 10.0) == 0) {
                    log.batch(done, rate(), Evaluation.loss(prediction, batch.targets()));
                }
            }
            finish(done);
            return new Result(done, best, bestIteration);
        }

        private double rate() {
            return options.learningRate() * factor;
        }

        private Tensor step(Samples batch) {
            Tensor prediction = learner.forward(options.transform().apply(batch.inputs()));
            learner.backward(Evaluation.difference(prediction, batch.targets()));
            learner.update(rate());
            return prediction;
        }

        /** True if the patience is used up. */
        private boolean evaluate(int done) {
            Samples on = validation == null ? training : validation;
            Evaluation found = Evaluation.of(learner.predict(on.inputs()), on.targets());
            log.evaluated(done, validation != null, found);
            if (found.loss() <= (best == null ? Double.POSITIVE_INFINITY : best.loss())) {
                improve(done, found);
            } else if (--patience == 0 && options.convergence() > 0) {
                log.converged(options.convergence());
                return true;
            }
            log.remaining(done, options.iterations());
            return false;
        }

        private void improve(int done, Evaluation found) {
            log.improved();
            best = found;
            bestIteration = done - 1;
            learner.remember();
            factor = options.decay().factor(found.accuracy(), factor);
            if (options.decay() != Decay.NONE) {
                log.rate(rate(), factor);
            }
            patience = options.convergence();
        }

        private void finish(int done) {
            log.terminated();
            if (done < options.status() && !compatibility.original()) {
                log.neverEvaluated(done, options.status());
                return;
            }
            Evaluation reached = best == null ? new Evaluation(0, Double.POSITIVE_INFINITY) : best;
            log.best(reached.accuracy(), reached.loss(), bestIteration);
            learner.recall();
        }
    }
}
