package org.lrptoolbox.matlab.bridge;

import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.train.Learner;

/**
 * A learner whose steps Matlab does, for chains with modules written there.
 *
 * @param host where to ask
 */
record HostLearner(Training host) implements Learner {
    @Override
    public Tensor forward(Tensor x) {
        return host.ask(Request.of("forward", x));
    }

    @Override
    public Tensor predict(Tensor x) {
        return forward(x);
    }

    @Override
    public void backward(Tensor dy) {
        host.tell(Request.of("backward", dy));
    }

    @Override
    public void update(double rate) {
        host.tell(Request.update(rate));
    }

    @Override
    public void remember() {
        host.tell(Request.of("remember"));
    }

    @Override
    public void recall() {
        host.tell(Request.of("recall"));
    }
}
