package org.lrptoolbox.engine;

import java.util.List;

import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

/**
 * Runs networks forward and relevance backward. Every engine gives the same answers, {@link JavaEngine} in float64
 * and for every layer, others faster and in float32; all may be shared between threads.
 */
public sealed interface Engine extends AutoCloseable permits JavaEngine, Engine.Foreign {
    /** An engine that computes in a runtime of its own, outside the heap; who makes one closes it. */
    non-sealed interface Foreign extends Engine {
        @Override
        void close();
    }

    /** Its name, as on the command line and in messages. */
    String name();

    /**
     * Runs a network with one input on a batch.
     *
     * @throws org.lrptoolbox.layer.ShapeException if a layer cannot take what reaches it
     */
    Tensor predict(Network network, Tensor input);

    /** {@link #predict(Network, Tensor)} for any network: one tensor for every input, of as many samples. */
    default Tensor predict(Network network, List<Tensor> inputs) {
        return predict(network, only(inputs));
    }

    /**
     * Runs a network with one input on a batch and hands relevance from its output back to its input, once for every
     * seed of the target, all on one forward pass.
     *
     * @param rules a network and a rule for each of its layers
     * @param wanted what to report besides the relevance of the input
     * @throws org.lrptoolbox.layer.ShapeException if a layer cannot take what reaches it
     * @throws IllegalArgumentException if the target does not suit the output
     */
    Explanation explain(RuleTable rules, Tensor input, Target target, Wanted wanted);

    /** The same for any network: one tensor for every input, of as many samples. */
    default Explanation explain(RuleTable rules, List<Tensor> inputs, Target target, Wanted wanted) {
        return explain(rules, only(inputs), target, wanted);
    }

    private Tensor only(List<Tensor> inputs) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException("engine " + name() + " runs networks with one input, but is given "
                    + inputs.size());
        }
        return inputs.getFirst();
    }

    /** Releases what the engine holds outside the heap; nothing by default. */
    @Override
    default void close() {}
}
