package org.lrptoolbox.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.lrptoolbox.text.Meant;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.RootLayer;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.layer.SideLayer;

/**
 * A directed acyclic graph of layers that leads from its inputs to its output. Immutable; one network serves many
 * threads.
 *
 * <p>The toolbox's chains are made by {@link #sequential}, graphs with branches by a {@link NetworkBuilder}. Most networks
 * have one input and one output, and all that is said of an input without a name is said of the first. A network that
 * was built with several outputs is seen from one of them, {@link #withOutput} from another.
 */
public final class Network {
    /** Stands for the network's first input among the inputs of a {@link Node}; further ones are below it. */
    public static final int INPUT = -1;

    /**
     * A result that has a name.
     *
     * @param name what to ask for it by, see {@link #withOutput}
     * @param node the index of the node whose result it is
     */
    public record Output(String name, int node) {}

    private final List<Input> inputs;
    private final List<Node> nodes;
    private final String outputName;
    private final Graph whole;
    private final boolean[] carries;

    Network(List<Input> inputs, List<Node> nodes) {
        this(new Graph(List.copyOf(inputs), List.copyOf(nodes), List.of()), List.copyOf(inputs), List.copyOf(nodes),
                "");
    }

    Network(Graph whole, List<Input> inputs, List<Node> nodes, String outputName) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        this.whole = whole;
        this.inputs = inputs;
        this.nodes = nodes;
        this.outputName = outputName.isEmpty() ? nodes.getLast().name() : outputName;
        this.carries = new boolean[nodes.size()];
        for (Node node : nodes) {
            carries[node.index()] = node.layer() instanceof RootLayer
                    || !(node.layer() instanceof SideLayer) && node.inputs().stream().anyMatch(this::carries);
        }
    }

    /** A chain: each layer reads the one before it. Layers are named by position and type, as in {@code 0-Linear}. */
    public static Network sequential(List<? extends Layer> layers) {
        return new Network(List.of(Input.ANY), IntStream.range(0, layers.size())
                .mapToObj(i -> new Node(i, i + "-" + layers.get(i).type(), layers.get(i), List.of(i - 1))).toList());
    }

    /** {@link #sequential(List)} for layers listed one by one. */
    public static Network sequential(Layer... layers) {
        return sequential(Arrays.asList(layers));
    }

    /** Starts a graph. */
    public static NetworkBuilder builder() {
        return new NetworkBuilder();
    }

    /** Whether a number among the inputs of a {@link Node} stands for an input of the network. */
    public static boolean isInput(int source) {
        return source <= INPUT;
    }

    /** Which input of the network, from 0, a number among the inputs of a {@link Node} stands for. */
    public static int inputNumber(int source) {
        return INPUT - source;
    }

    /** What it takes; most networks have one input. */
    public List<Input> inputs() {
        return inputs;
    }

    /** What a network takes that has one input, or the first of several. */
    public Input input() {
        return inputs.getFirst();
    }

    /**
     * The same network, which knows more of what it takes.
     *
     * @throws IllegalArgumentException if these are not as many inputs
     */
    public Network withInputs(Input... more) {
        if (more.length != inputs.size()) {
            throw new IllegalArgumentException(more.length + " inputs are described of a network with "
                    + inputs.size());
        }
        return rewritten(Renewal.ofInputs(inputs, more));
    }

    /**
     * The same graph with other layers at its nodes.
     *
     * @param layers one for each node, in their order, of as many inputs
     */
    public Network withLayers(List<? extends Layer> layers) {
        return rewritten(Renewal.ofLayers(nodes, layers));
    }

    /**
     * The network rewritten, and in the same way what {@link #withOutput} makes of it.
     *
     * @param how makes a network of what leads to one output
     */
    public Network rewritten(UnaryOperator<Network> how) {
        Network part = how.apply(this);
        return whole.outputs().size() < 2
                ? part
                : new Network(whole.rewritten(how), part.inputs, part.nodes, outputName);
    }

    /** The results that have a name, the one it is seen from among them. */
    public List<Output> outputs() {
        return whole.outputs().isEmpty() ? List.of(new Output(outputName, size() - 1)) : whole.outputs();
    }

    /** The name of the output it is seen from. */
    public String outputName() {
        return outputName;
    }

    /**
     * The network seen from another of its outputs, less all that does not lead to that.
     *
     * @throws IllegalArgumentException if there is none of this name; the message lists the names
     */
    public Network withOutput(String name) {
        if (name.equals(outputName)) {
            return this;
        }
        return outputs().stream().filter(o -> o.name().equals(name)).findFirst().map(whole::leadingTo)
                .orElseThrow(() -> none("output", name, outputs().stream().map(Output::name).toList()));
    }

    /**
     * Whether relevance flows through a value: an input of measurements, or what is computed of one, or of something
     * looked up; false for what is computed from ids, masks and shapes.
     *
     * @param source a node's index, or what stands for an input among the inputs of a node
     */
    public boolean carries(int source) {
        return isInput(source) ? inputs.get(inputNumber(source)).carries() : carries[source];
    }

    /** The nodes in which relevance ends though they are no inputs: where something is looked up. */
    public List<Node> roots() {
        return nodes.stream().filter(node -> node.layer() instanceof RootLayer).toList();
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
                .orElseThrow(() -> none("layer", name, nodes.stream().map(Node::name).toList()));
    }

    private static IllegalArgumentException none(String what, String name, List<String> names) {
        return new IllegalArgumentException("no " + what + " is named '" + name + "'" + Meant.by(name, names)
                + "; the names are " + names);
    }

    /** The part of the network that leads to a node, which becomes the output. */
    public Network truncated(int last) {
        if (last < 0 || last >= size()) {
            throw new IllegalArgumentException("no layer " + last + " in a network of " + size());
        }
        return new Network(inputs, nodes.subList(0, last + 1));
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
     * The shape of every node's output sample, of a network with one input.
     *
     * @param input the shape of one input sample
     * @throws ShapeException naming the first layer that cannot take what reaches it
     */
    public List<int[]> shapes(int... input) {
        return shapes(List.of(input));
    }

    /**
     * The shape of every node's output sample.
     *
     * @param samples the shape of one sample of every input
     * @throws ShapeException naming the first layer that cannot take what reaches it
     * @throws IllegalArgumentException if there are not as many shapes as inputs
     */
    public List<int[]> shapes(List<int[]> samples) {
        requireAll(samples.size());
        List<int[]> shapes = new ArrayList<>();
        for (Node node : nodes) {
            List<int[]> reads = node.inputs().stream()
                    .map(i -> isInput(i) ? samples.get(inputNumber(i)) : shapes.get(i)).toList();
            try {
                shapes.add(node.layer().outputShape(reads));
            } catch (ShapeException e) {
                throw new ShapeException(node + ": " + e.getMessage());
            }
        }
        return shapes;
    }

    /**
     * Makes sure that there is something for every input.
     *
     * @throws IllegalArgumentException if not; the message lists the inputs
     */
    public void requireAll(int given) {
        if (given != inputs.size()) {
            throw new IllegalArgumentException("the network has " + inputs.size() + (inputs.size() == 1
                    ? " input"
                    : " inputs") + " (" + String.join(", ", inputs.stream().map(Input::toString).toList()) + "), but "
                    + given + (given == 1 ? " is" : " are") + " given");
        }
    }

    /** One tensor for every input with the samples along the first axis: a sample alone, without it, is a batch of one. */
    public List<Tensor> batched(List<Tensor> given) {
        requireAll(given.size());
        List<Tensor> all = new ArrayList<>();
        for (int k = 0; k < given.size(); k++) {
            Tensor x = given.get(k);
            int[] sample = inputs.get(k).sample();
            all.add(sample != null && x.rank() == sample.length ? x.reshape(Shapes.batch(1, x.shape())) : x);
        }
        return all;
    }

    /** A table of the layers with their parameters. */
    @Override
    public String toString() {
        return Summary.of(this, List.of(), Integer.MAX_VALUE);
    }

    /** A table of the layers with the output shape each has for input samples of the given shape. */
    public String summary(int... input) {
        return summary(input.length == 0 ? List.of() : List.of(input));
    }

    /** {@link #summary(int...)} for a network with several inputs, the shape of a sample of each in their order. */
    public String summary(List<int[]> samples) {
        return summary(samples, Integer.MAX_VALUE);
    }

    /** The same within so many characters a line, see {@link org.lrptoolbox.text.Table#within}. */
    public String summary(List<int[]> samples, int most) {
        return Summary.of(this, samples, most);
    }
}
