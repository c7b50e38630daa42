package org.lrptoolbox.explain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lrptoolbox.engine.Ledger;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.tensor.Tensor;

/**
 * An explanation.
 *
 * @param roots the relevance of all that was looked at, by name: of every value of an input, in its shape, and of every
 *            number that was looked up for an id; positive speaks for the target, negative against
 * @param prediction the output of the network, after canonizers
 * @param seed the relevance of the output that was handed back
 * @param layers the relevance of the outputs of layers, by name, as far as asked for
 * @param ledger where relevance went on its way
 */
public record Attribution(Map<String, Tensor> roots, Tensor prediction, Tensor seed, Map<String, Tensor> layers,
        Ledger ledger) {
    /** Copies the maps. */
    public Attribution {
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("relevance has nowhere to go: neither an input nor anything looked up");
        }
        roots = Collections.unmodifiableMap(new LinkedHashMap<>(roots));
        layers = Map.copyOf(layers);
    }

    /** The explanation of a network with one input. */
    public Attribution(Tensor relevance, Tensor prediction, Tensor seed, Map<String, Tensor> layers, Ledger ledger) {
        this(Map.of(Input.DEFAULT_NAME, relevance), prediction, seed, layers, ledger);
    }

    /** The relevance of the network's input, or of the first of several roots. */
    public Tensor relevance() {
        return roots.values().iterator().next();
    }

    /**
     * For every sample the relevance that arrived at the roots over the relevance that set out: 1 when all was
     * conserved; NaN where none set out.
     */
    public double[] conservation() {
        double[] share = new double[seed.batch()];
        for (int b = 0; b < share.length; b++) {
            int sample = b;
            share[b] = roots.values().stream().mapToDouble(r -> r.slice(sample, sample + 1).sum()).sum()
                    / seed.slice(b, b + 1).sum();
        }
        return share;
    }
}
