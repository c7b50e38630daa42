package org.lrptoolbox.train;

import java.util.function.UnaryOperator;

import org.lrptoolbox.tensor.Tensor;

/**
 * How a {@link Trainer} trains. Start from {@link #DEFAULTS}, which are the original toolbox's, and change what differs:
 *
 * <pre>TrainingOptions.DEFAULTS.withIterations(1000).withLearningRate(0.01)</pre>
 *
 * @param batchSize the number of samples per step; 25
 * @param iterations the largest number of steps; 10000
 * @param learningRate the step width at the start; 0.005
 * @param decay how the step width follows the accuracy; none
 * @param initialFactor a factor on the step width until decay sets another one; 1
 * @param status the number of steps between two evaluations; 250
 * @param convergence stop after so many evaluations in a row without improvement; never if not positive; -1
 * @param transform what happens to the inputs of every batch before the step, such as added noise; nothing
 */
public record TrainingOptions(int batchSize, int iterations, double learningRate, Decay decay, double initialFactor,
        int status, int convergence, UnaryOperator<Tensor> transform) {
    /** The original toolbox's defaults. */
    public static final TrainingOptions DEFAULTS = new TrainingOptions(25, 10_000, 0.005, Decay.NONE, 1, 250, -1,
            UnaryOperator.identity());

    /** Checks the ranges. */
    public TrainingOptions {
        if (batchSize < 1) {
            throw new IllegalArgumentException("a batch needs at least one sample, not " + batchSize);
        }
        if (iterations < 0) {
            throw new IllegalArgumentException("cannot train for " + iterations + " iterations");
        }
        if (status < 1) {
            throw new IllegalArgumentException("cannot evaluate every " + status + " iterations; status must be >= 1");
        }
    }

    /** The same but for the batch size. */
    public TrainingOptions withBatchSize(int value) {
        return new TrainingOptions(value, iterations, learningRate, decay, initialFactor, status, convergence,
                transform);
    }

    /** The same but for the number of steps. */
    public TrainingOptions withIterations(int value) {
        return new TrainingOptions(batchSize, value, learningRate, decay, initialFactor, status, convergence,
                transform);
    }

    /** The same but for the step width. */
    public TrainingOptions withLearningRate(double value) {
        return new TrainingOptions(batchSize, iterations, value, decay, initialFactor, status, convergence, transform);
    }

    /** The same but for the decay. */
    public TrainingOptions withDecay(Decay value) {
        return new TrainingOptions(batchSize, iterations, learningRate, value, initialFactor, status, convergence,
                transform);
    }

    /** The same but for the initial factor. */
    public TrainingOptions withInitialFactor(double value) {
        return new TrainingOptions(batchSize, iterations, learningRate, decay, value, status, convergence, transform);
    }

    /** The same but for the number of steps between evaluations. */
    public TrainingOptions withStatus(int value) {
        return new TrainingOptions(batchSize, iterations, learningRate, decay, initialFactor, value, convergence,
                transform);
    }

    /** The same but for the patience. */
    public TrainingOptions withConvergence(int value) {
        return new TrainingOptions(batchSize, iterations, learningRate, decay, initialFactor, status, value,
                transform);
    }

    /** The same but for the transform. */
    public TrainingOptions withTransform(UnaryOperator<Tensor> value) {
        return new TrainingOptions(batchSize, iterations, learningRate, decay, initialFactor, status, convergence,
                value);
    }
}
