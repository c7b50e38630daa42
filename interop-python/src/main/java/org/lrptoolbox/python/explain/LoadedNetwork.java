package org.lrptoolbox.python.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.io.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.target.Target;

/**
 * A network as Python holds it.
 *
 * @param network the network
 */
public record LoadedNetwork(Network network) {
    /** Reads a network in any format on the class path. */
    public static LoadedNetwork read(Path file) throws IOException {
        return new LoadedNetwork(Models.read(file));
    }

    /** The output for a batch. */
    public NDArray predict(NDArray x) {
        return NDArray.of(new JavaEngine().predict(network, x.asTensor()));
    }

    /** The table layer -&gt; rule. */
    public String rules(Composite composite) {
        return Explainer.of(network, composite).rules().toString();
    }

    /** One explanation per seed of the target, with the relevance of the given layers besides the input's. */
    public List<Explained> explain(NDArray x, Composite composite, Target target, List<String> layers) {
        return Explainer.of(network, composite).keeping(layers.toArray(String[]::new)).explainAll(x.asTensor(), target)
                .stream().map(Explained::new).toList();
    }

    /** The names of the layers, in the order of computation. */
    public List<String> layers() {
        return network.nodes().stream().map(Node::name).toList();
    }

    /** The table of the layers. */
    public String summary() {
        return network.toString();
    }
}
