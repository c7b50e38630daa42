package org.lrptoolbox.train;

import org.lrptoolbox.tensor.Tensor;

/** What a {@link Trainer} trains; {@link NetworkLearner} for networks, others may wrap models of their own. */
public interface Learner {
    /** Computes the output and keeps what {@link #backward} needs. */
    Tensor forward(Tensor x);

    /** Computes the gradients of all parameters from the one of the output of the last {@link #forward}. */
    void backward(Tensor dy);

    /** Changes the parameters against the gradients of the last {@link #backward}. */
    void update(double rate);

    /** Computes the output, for batches of any size. */
    Tensor predict(Tensor x);

    /** Keeps a copy of the parameters as they are now, in place of an earlier one. */
    void remember();

    /** Sets the parameters to those kept last. */
    void recall();
}
