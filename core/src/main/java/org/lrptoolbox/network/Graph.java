package org.lrptoolbox.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;

import org.lrptoolbox.network.Network.Output;

/**
 * All that was built, whatever output it leads to.
 *
 * @param inputs what it takes
 * @param nodes each behind those it reads
 * @param outputs the results that have a name
 * @param rewrite what has become of each part that leads to one of them
 */
record Graph(List<Input> inputs, List<Node> nodes, List<Output> outputs, UnaryOperator<Network> rewrite) {
    /** As it was built. */
    Graph(List<Input> inputs, List<Node> nodes, List<Output> outputs) {
        this(inputs, nodes, outputs, UnaryOperator.identity());
    }

    /** The same whose parts are rewritten once more. */
    Graph rewritten(UnaryOperator<Network> next) {
        return new Graph(inputs, nodes, outputs, network -> next.apply(rewrite.apply(network)));
    }

    /** The part that leads to one of its outputs. */
    Network leadingTo(Output output) {
        Network part = rewrite.apply(part(output));
        return new Network(this, part.inputs(), part.nodes(), output.name());
    }

    private Network part(Output output) {
        BitSet wanted = new BitSet();
        BitSet read = new BitSet();
        wanted.set(output.node());
        for (int i = output.node(); i >= 0; i--) {
            if (wanted.get(i)) {
                nodes.get(i).inputs().forEach(k -> (Network.isInput(k) ? read : wanted).set(Network.isInput(k)
                        ? Network.inputNumber(k)
                        : k));
            }
        }
        List<Node> kept = new ArrayList<>();
        for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
            Node node = nodes.get(i);
            List<Integer> reads = node.inputs().stream().map(k -> Network.isInput(k)
                    ? Network.INPUT - read.get(0, Network.inputNumber(k)).cardinality()
                    : wanted.get(0, k).cardinality()).toList();
            kept.add(new Node(kept.size(), node.name(), node.layer(), reads));
        }
        return new Network(this, read.stream().mapToObj(inputs::get).toList(), List.copyOf(kept),
                output.name());
    }
}
