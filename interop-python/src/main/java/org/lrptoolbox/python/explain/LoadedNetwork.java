package org.lrptoolbox.python.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.Engines;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.io.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.python.array.NDArray;

/**
 * A network as Python holds it.
 *
 * @param network the network
 * @param engine where it runs
 */
public record LoadedNetwork(Network network, Engine engine) {
    /** Reads a network in any format on the class path, to run on an engine of the class path, see {@link Engines}. */
    public static LoadedNetwork read(Path file, String engine, String device) throws IOException {
        return new LoadedNetwork(Models.read(file), Engines.open(engine, device));
    }

    /** The names of the engines on the class path. */
    public static List<String> engines() {
        return Engines.names();
    }

    /** The output for a batch. */
    public NDArray predict(NDArray x) {
        return NDArray.of(engine.predict(network, x.asTensor()));
    }

    /** The network with rules, to be kept: what an engine prepares for it serves all its explanations. */
    public RuledNetwork ruled(Composite composite) {
        return new RuledNetwork(Explainer.of(network, composite, engine));
    }

    /** The names of the layers, in the order of computation. */
    public List<String> layers() {
        return network.nodes().stream().map(Node::name).toList();
    }

    /** The table of the layers. */
    public String summary() {
        return network.toString();
    }

    /** Releases what the engine holds outside the heap. */
    public void close() {
        engine.close();
    }
}
