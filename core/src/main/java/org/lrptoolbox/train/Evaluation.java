package org.lrptoolbox.train;

import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.tensor.Tensor;

/**
 * How well predictions meet their targets.
 *
 * @param accuracy the share of samples whose largest prediction is where the largest target is
 * @param loss the L1 loss: sum of |prediction - target|, per sample
 */
public record Evaluation(double accuracy, double loss) {
    /** Of predictions and targets of one shape. */
    public static Evaluation of(Tensor predictions, Tensor targets) {
        int[] found = predictions.argmax();
        int[] wanted = targets.argmax();
        int right = 0;
        for (int i = 0; i < found.length; i++) {
            right += found[i] == wanted[i] ? 1 : 0;
        }
        return new Evaluation((double) right / found.length, loss(predictions, targets));
    }

    /** The loss alone. */
    static double loss(Tensor predictions, Tensor targets) {
        return difference(predictions, targets).map(Math::abs).sum() / targets.batch();
    }

    /** Prediction - target: the gradient training starts from. */
    static Tensor difference(Tensor predictions, Tensor targets) {
        if (predictions.size() != targets.size()) {
            throw new ShapeException("the network predicts " + predictions + ", but the targets are " + targets
                    + "; they need one column per output");
        }
        return Tensor.zip(predictions, targets, (p, t) -> p - t);
    }
}
