package org.lrptoolbox.engine;

import java.util.Map;

import org.lrptoolbox.tensor.Tensor;

/**
 * What a relevance pass found.
 *
 * @param input the relevance of the network's input, in its shape
 * @param layers the relevance of the outputs of the nodes that were asked for, by index
 * @param ledger where relevance went, layer by layer; empty if not asked for
 */
public record Relevance(Tensor input, Map<Integer, Tensor> layers, Ledger ledger) {
    /** Copies the map. */
    public Relevance {
        layers = Map.copyOf(layers);
    }
}
