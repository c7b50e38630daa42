package org.lrptoolbox.engine;

import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;

/** Runs networks forward and relevance backward. */
public interface Engine {
    /**
     * Runs a network on a batch.
     *
     * @throws org.lrptoolbox.layer.ShapeException if a layer cannot take what reaches it
     */
    Trace forward(Network network, Tensor input);

    /**
     * Hands relevance from the output of a network back to its input.
     *
     * @param trace the forward pass to explain
     * @param rules a rule for every layer of the traced network
     * @param seed the relevance of the output, in its shape
     * @param wanted what to report besides the relevance of the input
     * @throws IllegalArgumentException if the seed's shape is not the output's, or the rules are another network's
     */
    Relevance relevance(Trace trace, RuleTable rules, Tensor seed, Wanted wanted);
}
