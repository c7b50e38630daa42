package org.lrptoolbox.matlab.bridge;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.train.HostLearner;
import org.lrptoolbox.train.Learner;
import org.lrptoolbox.train.NetworkLearner;

/** The learners that Matlab trains: each can be stopped between two steps. */
final class DialogueLearner {
    private DialogueLearner() {}

    /** One that learns inside Java or, without a network, lets Matlab do every step. */
    static Learner of(@Nullable Network network, Dialogue dialogue) {
        return network == null ? host(dialogue) : new Inside(NetworkLearner.inPlace(network), dialogue);
    }

    /** Lets Matlab do every step, for chains with modules written there. */
    private static Learner host(Dialogue dialogue) {
        UnaryOperator<Tensor> forward = x -> dialogue.ask(Request.of("forward", x));
        return new HostLearner(forward, forward, dy -> dialogue.tell(Request.of("backward", dy)),
                rate -> dialogue.tell(Request.update(rate)), () -> dialogue.tell(Request.of("remember")),
                () -> dialogue.tell(Request.of("recall")));
    }

    /** Learns inside Java. */
    private record Inside(Learner learner, Dialogue dialogue) implements Learner {
        @Override
        public Tensor forward(Tensor x) {
            dialogue.check();
            return learner.forward(x);
        }

        @Override
        public Tensor predict(Tensor x) {
            return learner.predict(x);
        }

        @Override
        public void backward(Tensor dy) {
            learner.backward(dy);
        }

        @Override
        public void update(double rate) {
            learner.update(rate);
        }

        @Override
        public void remember() {
            learner.remember();
        }

        @Override
        public void recall() {
            learner.recall();
        }
    }
}
