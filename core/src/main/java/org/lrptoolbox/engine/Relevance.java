package org.lrptoolbox.engine;

import java.util.List;
import java.util.Map;

import org.lrptoolbox.tensor.Tensor;

/**
 * What a relevance pass found.
 *
 * @param inputs the relevance of each of the network's inputs, in their shapes; zeros for those that carry none
 * @param layers the relevance of the outputs of the nodes that were asked for, by index
 * @param ledger where relevance went, layer by layer; empty if not asked for
 */
public record Relevance(List<Tensor> inputs, Map<Integer, Tensor> layers, Ledger ledger) {
    /** Copies list and map. */
    public Relevance {
        inputs = List.copyOf(inputs);
        layers = Map.copyOf(layers);
    }

    /** What was found in a network with one input. */
    public Relevance(Tensor input, Map<Integer, Tensor> layers, Ledger ledger) {
        this(List.of(input), layers, ledger);
    }

    /** The relevance of the network's first input, in its shape. */
    public Tensor input() {
        return inputs.getFirst();
    }
}
