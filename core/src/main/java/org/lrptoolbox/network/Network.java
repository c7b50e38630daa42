package org.lrptoolbox.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.ShapeException;

/**
 * A directed acyclic graph of layers with one input and one output. Immutable; one network serves many threads.
 *
 * <p>The toolbox's chains are made by {@link #sequential}, graphs with branches by a {@link Builder}.
 */
public final class Network {
    /** Stands for the network's input among the inputs of a {@link Node}. */
    public static final int INPUT = -1;

    private final List<Node> nodes;

    private Network(List<Node> nodes) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        this.nodes = List.copyOf(nodes);
    }

    /** A chain: each layer reads the one before it. Layers are named by position and type, as in {@code 0-Linear}. */
    public static Network sequential(List<? extends Layer> layers) {
        return new Network(IntStream.range(0, layers.size())
                .mapToObj(i -> new Node(i, i + "-" + layers.get(i).type(), layers.get(i), List.of(i - 1))).toList());
    }

    /** {@link #sequential(List)} for layers listed one by one. */
    public static Network sequential(Layer... layers) {
        return sequential(Arrays.asList(layers));
    }

    /** Starts a graph. */
    public static Builder builder() {
        return new Builder();
    }

    /** The nodes in an order in which each comes after those it reads; the last one is the output. */
    public List<Node> nodes() {
        return nodes;
    }

    /** The number of nodes. */
    public int size() {
        return nodes.size();
    }

    /** The node at a position. */
    public Node node(int index) {
        return nodes.get(index);
    }

    /** The node whose result is the network's. */
    public Node output() {
        return nodes.getLast();
    }

    /**
     * The node of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public Node node(String name) {
        return nodes.stream().filter(n -> n.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no layer is named '" + name + "'; the names are "
                        + nodes.stream().map(Node::name).toList()));
    }

    /** The part of the network that leads to a node, which becomes the output. */
    public Network truncated(int last) {
        if (last < 0 || last >= size()) {
            throw new IllegalArgumentException("no layer " + last + " in a network of " + size());
        }
        return new Network(nodes.subList(0, last + 1));
    }

    /** The layers in the order of computation. */
    public List<Layer> layers() {
        return nodes.stream().map(Node::layer).toList();
    }

    /** True for a chain, in which every layer reads just the one before it. */
    public boolean isSequential() {
        return nodes.stream().allMatch(n -> n.inputs().equals(List.of(n.index() - 1)));
    }

    /**
     * The shape of every node's output sample.
     *
     * @param input the shape of one input sample
     * @throws ShapeException naming the first layer that cannot take what reaches it
     */
    public List<int[]> shapes(int... input) {
        List<int[]> shapes = new ArrayList<>();
        for (Node node : nodes) {
            List<int[]> inputs = node.inputs().stream().map(i -> i == INPUT ? input : shapes.get(i)).toList();
            try {
                shapes.add(node.layer().outputShape(inputs));
            } catch (ShapeException e) {
                throw new ShapeException(node + ": " + e.getMessage());
            }
        }
        return shapes;
    }

    /** A table of the layers with their parameters. */
    @Override
    public String toString() {
        return Summary.of(this);
    }

    /** A table of the layers with the output shape each has for input samples of the given shape. */
    public String summary(int... input) {
        return Summary.of(this, input);
    }

    /** Puts a graph together, layer by layer. */
    public static final class Builder {
        private final List<Node> nodes = new ArrayList<>();
        private final Map<String, Integer> byName = new HashMap<>();

        private Builder() {}

        /**
         * Adds a layer.
         *
         * @param name a name not used before
         * @param inputs the names of the layers it reads; none for the network's input
         */
        public Builder add(String name, Layer layer, String... inputs) {
            return add(name, layer,
                    inputs.length == 0 ? List.of(INPUT) : Arrays.stream(inputs).map(this::find).toList());
        }

        /**
         * Adds a layer.
         *
         * @param name a name not used before
         * @param read the indices of the layers it reads, {@link #INPUT} for the network's input
         */
        public Builder add(String name, Layer layer, List<Integer> read) {
            if (read.stream().anyMatch(i -> i < INPUT || i >= nodes.size())) {
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
            Integer index = byName.get(name);
            if (index == null) {
                throw new IllegalArgumentException("no layer before this one is named '" + name + "'");
            }
            return index;
        }

        /** The finished network; the layer added last is its output. */
        public Network build() {
            return new Network(nodes);
        }
    }
}
