package org.lrptoolbox.onnx.side;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.RootLayer;
import org.lrptoolbox.layer.SideLayer;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.tensor.Tensor;

/**
 * A network in two parts: what is computed from ids and masks, and what is looked up, runs beforehand, layer by layer;
 * the rest takes its results as inputs.
 *
 * @param rules the rest and its rules; its inputs are those the network reads beyond the first part, then a result each
 * @param first the nodes of the first part, in order
 * @param feeds where each input of the rest comes from: an input of the network, or a node of the first part
 * @param position where each node of the network is in the rest; -1 for those of the first part
 */
public record SideSplit(RuleTable rules, List<Node> first, List<Integer> feeds, int... position) {
    /** The two parts of a network; all is in the second if nothing is looked up or computed aside. */
    public static SideSplit of(RuleTable whole) {
        Network network = whole.network();
        List<Node> first = new ArrayList<>();
        boolean[] early = new boolean[network.size()];
        for (Node node : network.nodes()) {
            Layer layer = node.layer();
            boolean aside = !network.carries(node.index()) || layer instanceof SideLayer || layer instanceof RootLayer;
            early[node.index()] = aside;
            if (aside) {
                first.add(node);
            }
        }
        if (first.isEmpty()) {
            int[] same = new int[network.size()];
            java.util.Arrays.setAll(same, i -> i);
            return new SideSplit(whole, first, java.util.stream.IntStream.range(0, network.inputs().size())
                    .mapToObj(k -> Network.INPUT - k).toList(), same);
        }
        return rest(whole, first, early);
    }

    private static SideSplit rest(RuleTable whole, List<Node> first, boolean... early) {
        Network network = whole.network();
        List<Integer> feeds = new ArrayList<>();
        for (Node node : network.nodes()) {
            for (int source : early[node.index()] ? List.<Integer>of() : node.inputs()) {
                if ((Network.isInput(source) || early[source]) && !feeds.contains(source)) {
                    feeds.add(source);
                }
            }
        }
        Network.Builder builder = Network.builder();
        for (int source : feeds) {
            String name = Network.isInput(source)
                    ? network.inputs().get(Network.inputNumber(source)).name()
                    : network.node(source).name();
            Input.Type type = network.carries(source) ? Input.Type.REAL : Input.Type.BOOLEAN;
            builder.input(new Input(name + "/" + feeds.indexOf(source), type, Input.Order.UNKNOWN, null));
        }
        int[] position = new int[network.size()];
        List<Rule> rules = new ArrayList<>();
        for (Node node : network.nodes()) {
            position[node.index()] = early[node.index()] ? -1 : rules.size();
            if (!early[node.index()]) {
                builder.add(node.name(), node.layer(), node.inputs().stream().map(source -> feeds.contains(source)
                        ? Network.INPUT - feeds.indexOf(source)
                        : position[source]).toList());
                rules.add(whole.rule(node));
            }
        }
        return new SideSplit(new RuleTable(whole.name(), builder.build(), rules), first, feeds, position);
    }

    /** Runs the first part; gives a result for every node of it, by the node's place among {@link #first}. */
    public List<Tensor> run(List<Tensor> inputs) {
        List<Tensor> results = new ArrayList<>();
        for (Node node : first) {
            results.add(node.layer().forward(node.inputs().stream().map(s -> value(s, inputs, results)).toList()));
        }
        return results;
    }

    /** The inputs of the rest. */
    public List<Tensor> feed(List<Tensor> inputs, List<Tensor> results) {
        return feeds.stream().map(source -> value(source, inputs, results)).toList();
    }

    private Tensor value(int source, List<Tensor> inputs, List<Tensor> results) {
        return Network.isInput(source) ? inputs.get(Network.inputNumber(source)) : results.get(place(source));
    }

    /** The place of a node of the first part. */
    public int place(int node) {
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i).index() == node) {
                return i;
            }
        }
        throw new IllegalArgumentException("node " + node + " is not computed beforehand");
    }
}
