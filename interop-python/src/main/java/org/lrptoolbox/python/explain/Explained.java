package org.lrptoolbox.python.explain;

import java.util.List;
import java.util.Objects;

import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.python.array.NDArray;

/**
 * An explanation as arrays of Python.
 *
 * @param attribution the explanation
 */
public record Explained(Attribution attribution) {
    /** The relevance of the input. */
    public NDArray relevance() {
        return NDArray.of(attribution.relevance());
    }

    /** Where relevance ended, by name: inputs, and where something was looked up; the first is that of the input. */
    public List<String> roots() {
        return List.copyOf(attribution.roots().keySet());
    }

    /** The relevance of one of these. */
    public NDArray root(String name) {
        return NDArray.of(Objects.requireNonNull(attribution.roots().get(name), name));
    }

    /** The output of the network. */
    public NDArray prediction() {
        return NDArray.of(attribution.prediction());
    }

    /** The relevance that was handed back. */
    public NDArray seed() {
        return NDArray.of(attribution.seed());
    }

    /** For every sample the relevance that arrived over the relevance that set out. */
    public NDArray conservation() {
        double[] shares = attribution.conservation();
        return NDArray.of(Tensor.of(shares, shares.length));
    }

    /** The relevance of a layer that was asked for. */
    public NDArray layer(String name) {
        var found = attribution.layers().get(name);
        if (found == null) {
            throw new IllegalArgumentException("no relevance of layer '" + name + "' was asked for");
        }
        return NDArray.of(found);
    }

    /** Where relevance went, layer by layer. */
    public String ledger() {
        return attribution.ledger().toString();
    }
}
