package org.lrptoolbox.train;

import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;

import org.lrptoolbox.tensor.Tensor;

/**
 * A learner whose steps others take: a program in another language that is called, or asked and waited for, and lets
 * Java do what it does not do itself.
 *
 * @param forward computes the output and keeps what {@code backward} needs
 * @param predict computes the output of a batch of any size
 * @param backward takes the gradient of the output
 * @param update takes the rate
 * @param keep keeps the parameters
 * @param restore sets the parameters to those kept
 */
public record HostLearner(UnaryOperator<Tensor> forward, UnaryOperator<Tensor> predict, Consumer<Tensor> backward,
        DoubleConsumer update, Runnable keep, Runnable restore) implements Learner {
    @Override
    public Tensor forward(Tensor x) {
        return forward.apply(x);
    }

    @Override
    public Tensor predict(Tensor x) {
        return predict.apply(x);
    }

    @Override
    public void backward(Tensor dy) {
        backward.accept(dy);
    }

    @Override
    public void update(double rate) {
        update.accept(rate);
    }

    @Override
    public void remember() {
        keep.run();
    }

    @Override
    public void recall() {
        restore.run();
    }
}
