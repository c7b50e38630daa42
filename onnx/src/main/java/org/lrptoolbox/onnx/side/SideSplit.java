package org.lrptoolbox.onnx.side;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.Explanation;
import org.lrptoolbox.engine.Ledger;
import org.lrptoolbox.engine.Relevance;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.tensor.Tensor;

/**
 * A network in two parts: nodes of a file that compute something from ids and masks run beforehand, as they are; the
 * rest, which is made of layers, takes their results as inputs.
 *
 * @param whole the network and its rules
 * @param rules the rest and its rules
 * @param sides the nodes of the first part, in order
 * @param feeds where each input of the rest comes from: an input of the network, or a node of the first part
 * @param position where each node of the network is in the rest; -1 for those of the first part
 */
public record SideSplit(RuleTable whole, RuleTable rules, List<Node> sides, List<Integer> feeds, int... position) {
    /** The two parts of a network. */
    public static SideSplit of(RuleTable whole) {
        Network network = whole.network();
        List<Node> sides = network.nodes().stream().filter(n -> n.layer() instanceof SideGraph).toList();
        if (sides.isEmpty()) {
            return new SideSplit(whole, whole, sides, List.of());
        }
        List<Integer> feeds = network.nodes().stream().filter(n -> !sides.contains(n))
                .flatMap(n -> n.inputs().stream()).filter(s -> isFeed(network, s)).distinct().toList();
        NetworkBuilder builder = Network.builder();
        for (int source : feeds) {
            builder.input(input(network, source));
        }
        int[] position = new int[network.size()];
        List<Rule> rules = new ArrayList<>();
        for (Node node : network.nodes()) {
            boolean aside = sides.contains(node);
            position[node.index()] = aside ? -1 : rules.size();
            if (!aside) {
                builder.add(node.name(), node.layer(), node.inputs().stream()
                        .map(s -> feeds.contains(s) ? Network.INPUT - feeds.indexOf(s) : (Integer) position[s])
                        .toList());
                rules.add(whole.rule(node));
            }
        }
        return new SideSplit(whole, whole.rewritten(builder.build(), rules), sides, feeds, position);
    }

    private static boolean isFeed(Network network, int source) {
        return Network.isInput(source) || network.node(source).layer() instanceof SideGraph;
    }

    private static Input input(Network network, int source) {
        if (Network.isInput(source)) {
            return network.inputs().get(Network.inputNumber(source));
        }
        return Input.ofType("side/" + network.node(source).name(), Input.Type.BOOLEAN);
    }

    /** Whether there is nothing to compute beforehand. */
    public boolean isWhole() {
        return sides.isEmpty();
    }

    /** Runs the first part; the result of every node of it, in order. */
    public List<Tensor> run(List<Tensor> inputs) {
        return sides.stream().map(node -> node.layer().forward(node.inputs().stream()
                .map(s -> inputs.get(Network.inputNumber(s))).toList())).toList();
    }

    /** The inputs of the rest. */
    public List<Tensor> feed(List<Tensor> inputs, List<Tensor> results) {
        return feeds.stream().map(s -> Network.isInput(s)
                ? inputs.get(Network.inputNumber(s))
                : results.get(place(s))).toList();
    }

    private int place(int node) {
        return IntStream.range(0, sides.size()).filter(i -> sides.get(i).index() == node).findFirst().orElseThrow();
    }

    /** What is wanted of the rest. */
    public Wanted wanted(Wanted all) {
        return new Wanted(all.layers().stream().map(i -> position[i]).filter(p -> p >= 0).collect(Collectors.toSet()),
                all.ledger());
    }

    /** What was found for the rest, by the nodes and inputs of the network. */
    public Explanation restored(Explanation found, List<Tensor> inputs, List<Tensor> results, Wanted wanted) {
        return new Explanation(found.prediction(), found.seeds(),
                found.relevance().stream().map(r -> restored(r, inputs, results, wanted)).toList());
    }

    private Relevance restored(Relevance found, List<Tensor> inputs, List<Tensor> results, Wanted wanted) {
        List<Tensor> roots = new ArrayList<>();
        for (Tensor x : inputs) {
            int feed = feeds.indexOf(Network.INPUT - roots.size());
            roots.add(feed >= 0 ? found.inputs().get(feed) : Tensor.zeros(x.shape()));
        }
        Map<Integer, Tensor> layers = new HashMap<>();
        for (int i : wanted.layers()) {
            Tensor r = position[i] < 0 ? null : found.layers().get(position[i]);
            layers.put(i, r != null ? r : Tensor.zeros(results.get(place(i)).shape()));
        }
        List<Ledger.Entry> entries = found.ledger().entries().stream().map(e -> new Ledger.Entry(original(e.layer()),
                e.name(), e.rule(), e.in(), e.out(), e.bias(), e.stabilizer())).toList();
        return new Relevance(roots, layers, new Ledger(entries));
    }

    private int original(int rest) {
        return Arrays.stream(position).boxed().toList().indexOf(rest);
    }
}
