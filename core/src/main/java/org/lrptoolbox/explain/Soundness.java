package org.lrptoolbox.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.lrptoolbox.composite.RuleParameters;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.Explanation;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Relevance;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

/**
 * Looks for what is not a number. Only where something is found, the sample is computed again in float64, layer by
 * layer, to name the first.
 *
 * @param rules the network and its rules
 * @param engine who computed
 */
record Soundness(RuleTable rules, Engine engine) {
    void check(List<Tensor> inputs, Explanation found) {
        int sample = firstUnsound(found.prediction());
        if (sample >= 0) {
            throw prediction(ofSample(inputs, sample), sample);
        }
        for (int i = 0; i < found.relevance().size(); i++) {
            int bad = found.relevance().get(i).inputs().stream().mapToInt(Soundness::firstUnsound).max().orElse(-1);
            // A rule without stabiliser is asked to show dead units that way.
            if (bad >= 0 && rules.rules().stream().noneMatch(RuleParameters::isUnstabilized)) {
                throw relevance(ofSample(inputs, bad), found.seeds().get(i).slice(bad, bad + 1), bad);
            }
        }
    }

    private static List<Tensor> ofSample(List<Tensor> inputs, int sample) {
        return inputs.stream().map(x -> x.slice(sample, sample + 1)).toList();
    }

    private NotANumberException prediction(List<Tensor> inputs, int sample) {
        for (Tensor input : inputs) {
            for (double v : input.data()) {
                if (!Double.isFinite(v)) {
                    return NotANumberException.ofInput(sample, v);
                }
            }
        }
        Network network = rules.network();
        List<Tensor> outputs = new ArrayList<>();
        for (Node node : network.nodes()) {
            Tensor y = node.layer().forward(node.inputs().stream()
                    .map(i -> Network.isInput(i) ? inputs.get(Network.inputNumber(i)) : outputs.get(i)).toList());
            if (firstUnsound(y) >= 0) {
                return NotANumberException.ofPrediction(sample, node);
            }
            outputs.add(y);
        }
        return NotANumberException.inEngine(sample, engine.name());
    }

    private NotANumberException relevance(List<Tensor> inputs, Tensor seed, int sample) {
        Network network = rules.network();
        Set<Integer> all = new HashSet<>(IntStream.range(0, network.size()).boxed().toList());
        Relevance found = new JavaEngine().explain(rules, inputs, Target.seed(seed), new Wanted(all, false)).relevance()
                .getFirst();
        Node guilty = network.node(0);
        List<Node> downwards = new ArrayList<>(network.nodes());
        Collections.reverse(downwards);
        for (Node node : downwards) {
            Tensor r = found.layers().get(node.index());
            if (r != null && firstUnsound(r) >= 0) {
                // What reads this node handed it on.
                Node reader = downwards.stream().filter(n -> n.inputs().contains(node.index())).findFirst()
                        .orElse(node);
                return NotANumberException.ofRelevance(sample, reader, rules.rule(reader).label());
            }
            guilty = node;
        }
        return NotANumberException.ofRelevance(sample, guilty, rules.rule(guilty).label());
    }

    private static int firstUnsound(Tensor t) {
        double[] data = t.data();
        int each = Math.max(1, t.sampleSize());
        for (int i = 0; i < data.length; i++) {
            if (!Double.isFinite(data[i])) {
                return i / each;
            }
        }
        return -1;
    }
}
