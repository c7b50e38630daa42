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
public sealed interface Engine extends AutoCloseable permits JavaEngine, ForeignEngine {
    /** Its name, as on the command line and in messages. */
    String name();

    /**
     * Runs a network on a batch.
     *
     * @param inputs one tensor for every input of the network, all with the same number of samples
     * @throws org.lrptoolbox.layer.ShapeException if a layer cannot take what reaches it
     */
    Tensor predict(Network network, List<Tensor> inputs);

    /** {@link #predict(Network, List)} for a network with one input. */
    default Tensor predict(Network network, Tensor input) {
        return predict(network, List.of(input));
    }

    /**
     * Runs a network on a batch and hands relevance from its output back to its input, once for every seed of the
     * target, all on one forward pass.
     *
     * @param rules a network and a rule for each of its layers
     * @param inputs one tensor for every input of the network, all with the same number of samples
     * @param wanted what to report besides the relevance of the inputs
     * @throws org.lrptoolbox.layer.ShapeException if a layer cannot take what reaches it
     * @throws IllegalArgumentException if the target does not suit the output
     */
    Explanation explain(RuleTable rules, List<Tensor> inputs, Target target, Wanted wanted);

    /** {@link #explain(RuleTable, List, Target, Wanted)} for a network with one input. */
    default Explanation explain(RuleTable rules, Tensor input, Target target, Wanted wanted) {
        return explain(rules, List.of(input), target, wanted);
    }

    /** Releases what the engine holds outside the heap; nothing by default. */
    @Override
    default void close() {}
}
