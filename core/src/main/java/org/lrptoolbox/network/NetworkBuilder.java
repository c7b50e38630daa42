package org.lrptoolbox.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.network.Network.Output;

/** Puts a {@link Network} with branches together, layer by layer. */
public final class NetworkBuilder {
    private final List<Input> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, Integer> inputsByName = new HashMap<>();

    NetworkBuilder() {}

    /**
     * Declares an input, before any layer; without this there is one, of which nothing is known. Layers read it by
     * its name.
     */
    public NetworkBuilder input(Input input) {
        if (!nodes.isEmpty()) {
            throw new IllegalArgumentException("input '" + input.name() + "' comes after layers; declare inputs "
                    + "first");
        }
        inputs.add(input);
        if (inputsByName.putIfAbsent(input.name(), Network.INPUT - (inputs.size() - 1)) != null) {
            throw new IllegalArgumentException("two inputs are named '" + input.name() + "'");
        }
        return this;
    }

    /** {@link #input} for several. */
    public NetworkBuilder inputs(List<Input> several) {
        several.forEach(this::input);
        return this;
    }

    /** Gives the result of a layer a name; the network is seen from the output named first. */
    public NetworkBuilder output(String name, String layer) {
        int node = find(layer);
        if (Network.isInput(node) || outputs.stream().anyMatch(o -> o.name().equals(name))) {
            throw new IllegalArgumentException("output '" + name + "' is " + (Network.isInput(node)
                    ? "an input"
                    : "there already"));
        }
        outputs.add(new Output(name, node));
        return this;
    }

    /**
     * Adds a layer.
     *
     * @param name a name not used before
     * @param reads the names of the layers and inputs it reads; none for the network's first input
     */
    public NetworkBuilder add(String name, Layer layer, String... reads) {
        return add(name, layer,
                reads.length == 0 ? List.of(Network.INPUT) : Arrays.stream(reads).map(this::find).toList());
    }

    /**
     * Adds a layer.
     *
     * @param name a name not used before
     * @param read the indices of the layers it reads, {@link Network#INPUT} and below for the network's inputs
     */
    public NetworkBuilder add(String name, Layer layer, List<Integer> read) {
        int lowest = Network.INPUT - Math.max(0, inputs.size() - 1);
        if (read.stream().anyMatch(i -> i < lowest || i >= nodes.size())) {
            throw new IllegalArgumentException("layer '" + name + "' reads " + read + ", but before it there are "
                    + nodes.size() + " layers");
        }
        if (layer.arity() != read.size()) {
            throw new IllegalArgumentException("layer '" + name + "' (" + layer.type() + ") takes "
                    + layer.arity() + " inputs, but is given " + read.size());
        }
        if (byName.putIfAbsent(name, nodes.size()) != null) {
            throw new IllegalArgumentException("two layers are named '" + name + "'");
        }
        nodes.add(new Node(nodes.size(), name, layer, List.copyOf(read)));
        return this;
    }

    private int find(String name) {
        Integer layer = byName.get(name);
        Integer index = layer != null ? layer : inputsByName.get(name);
        if (index == null) {
            throw new IllegalArgumentException("no layer before this one is named '" + name + "'");
        }
        return index;
    }

    /** The finished network; without named outputs, the layer added last is its output. */
    public Network build() {
        List<Input> all = inputs.isEmpty() ? List.of(Input.ANY) : List.copyOf(inputs);
        return outputs.isEmpty()
                ? new Network(all, nodes)
                : new Graph(all, List.copyOf(nodes), List.copyOf(outputs)).leadingTo(outputs.getFirst());
    }
}
