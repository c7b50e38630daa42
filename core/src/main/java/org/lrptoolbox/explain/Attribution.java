package org.lrptoolbox.explain;

import java.util.Map;

import org.lrptoolbox.engine.Ledger;
import org.lrptoolbox.tensor.Tensor;

/**
 * An explanation.
 *
 * @param relevance of every input value, in the shape of the input; positive speaks for the target, negative against
 * @param prediction the output of the network, after canonizers
 * @param seed the relevance of the output that was handed back
 * @param layers the relevance of the outputs of layers, by name, as far as asked for
 * @param ledger where relevance went on its way
 */
public record Attribution(Tensor relevance, Tensor prediction, Tensor seed, Map<String, Tensor> layers,
        Ledger ledger) {
    /** Copies the map. */
    public Attribution {
        layers = Map.copyOf(layers);
    }

    /** The relevance that arrived at the inputs over the relevance that set out; 1 when all was conserved. */
    public double conservation() {
        return relevance.sum() / seed.sum();
    }
}
