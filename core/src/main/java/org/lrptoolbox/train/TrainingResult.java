package org.lrptoolbox.train;

import org.jspecify.annotations.Nullable;

/**
 * What a training came to.
 *
 * @param iterations the number of steps taken
 * @param best the evaluation with the smallest loss, whose parameters the network now has; null if none took place
 * @param bestIteration the step (from 0) after which it took place; 0 if none did
 */
public record TrainingResult(int iterations, @Nullable Evaluation best, int bestIteration) {}
