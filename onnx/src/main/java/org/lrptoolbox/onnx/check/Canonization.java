package org.lrptoolbox.onnx.check;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.canonize.OutputActivation;
import org.lrptoolbox.canonize.Scales;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.SumLayer;
import org.lrptoolbox.layer.TakesScales;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.layer.PassLayer;
import org.lrptoolbox.layer.RoundingLayer;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.onnx.check.CheckedLayer.Status;
import org.lrptoolbox.onnx.read.Finding;

/** What the standard canonizers make of a network, layer by layer: found by comparing before and after. */
final class Canonization {
    private static final String PROBABILITIES = "dropped: scores are explained, not probabilities";

    private final Network before;
    private final Network after;
    /** What is left when functions are whole, when the one at the output is dropped, and when all is done, by name. */
    private final Map<String, Node> functions;
    private final Map<String, Node> scores;
    private final Map<String, Node> kept;

    Canonization(Network before, OutputActivation output) {
        this.before = before;
        Network whole = Canonizers.fuseFunctions().apply(before);
        Network scored = Canonizers.dropOutputActivation(output).apply(whole);
        this.after = Canonizers.joinLayers().apply(scored);
        this.functions = byName(whole);
        this.scores = byName(scored);
        this.kept = byName(after);
    }

    private static Map<String, Node> byName(Network network) {
        return network.nodes().stream().collect(Collectors.toMap(Node::name, node -> node));
    }

    Network network() {
        return after;
    }

    /**
     * What becomes of the layers that a node of a file has made.
     *
     * @param rules what says which rule each layer gets that is left; null for none
     */
    CheckedLayer line(Finding finding, List<Node> nodes, @Nullable RuleTable rules) {
        List<Node> left = nodes.stream().filter(node -> kept.containsKey(node.name())).toList();
        Node told = left.isEmpty() ? nodes.getLast() : left.getFirst();
        String note = note(told);
        Status status = note.isEmpty() ? Status.SUPPORTED : Status.CANONIZED;
        if (left.size() > 1) {
            status = Status.SUPPORTED;
            note = "as " + left.size() + " layers";
        } else if (note.isEmpty()) {
            note = remark(told);
        }
        String rule = rules == null
                ? ""
                : left.stream().map(node -> rules.rule(Objects.requireNonNull(kept.get(node.name()))).toString())
                        .map(name -> name.replace("[]", "")).distinct().collect(Collectors.joining(", "));
        return new CheckedLayer(finding.node(), finding.operator(), finding.shape(), parameters(nodes), status, note,
                rule);
    }

    /** What layers have learnt together; the steps of a recurrent layer share their weights. */
    private static long parameters(List<Node> nodes) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return nodes.stream().map(Node::layer).filter(l -> seen.add(l instanceof TrainableLayer t ? t.weights() : l))
                .mapToLong(Layer::parameters).sum();
    }

    /** What happens to a layer; empty if nothing does. */
    private String note(Node node) {
        Node rest = kept.get(node.name());
        if (rest != null) {
            return merged(node, rest) ? "its branches merged into one convolution" : "";
        }
        if (!functions.containsKey(node.name())) {
            return "part of " + String.join(", ", search(node, this::readers, this::isWhole, n -> true));
        }
        if (!scores.containsKey(node.name())) {
            return PROBABILITIES;
        }
        if (!(node.layer() instanceof AffineLayer || node.layer() instanceof Pad)) {
            return "dropped: changes nothing";
        }
        // Padding becomes that of what reads it, never of what it reads, which may have changed for another reason.
        List<String> takers = node.layer() instanceof Pad
                ? search(node, this::readers, this::isChanged, n -> false)
                : takers(node);
        return takers.isEmpty() ? "dropped: changes nothing" : "fused into " + String.join(", ", takers);
    }

    /** What is to be known of a layer that stays as it is; empty if nothing is. */
    private String remark(Node node) {
        Node rest = kept.get(node.name());
        Node score = scores.get(node.name());
        Node function = functions.get(node.name());
        if (rest != null && score != null && function != null && score.layer() != function.layer()) {
            return "of scores: the other sign";
        }
        if (isWhole(node) && function != null) {
            return "with its parts: " + function.layer().type();
        }
        if (node.layer() instanceof RoundingLayer) {
            return "rounds; numbers in the middle may go one step elsewhere in double precision";
        }
        if (rest == null || !(rest.layer() instanceof AffineLayer l) || !l.isDiagonal() || l.bias().length == 0) {
            return "";
        }
        return Scales.isPreprocessing(after, rest)
                ? "preprocessing: hands relevance on"
                : "fits into no layer beside it: its shift takes a share of relevance, as a bias does";
    }

    private static boolean merged(Node node, Node rest) {
        return node.layer() instanceof SumLayer && rest.layer() instanceof WeightedLayer;
    }

    /** Who has taken a layer in: those it reads, or those that read it, through layers that moved nothing. */
    private List<String> takers(Node gone) {
        List<String> found = search(gone, node -> node.inputs().stream().filter(i -> !Network.isInput(i))
                .map(before::node).toList(), this::isChanged, Canonization::isThoroughfare);
        return found.isEmpty()
                ? search(gone, this::readers, this::isChanged, Canonization::isThoroughfare)
                : found;
    }

    private List<Node> readers(Node node) {
        return before.nodes().stream().filter(n -> n.inputs().contains(node.index())).toList();
    }

    /** The nearest nodes of a kind, in one direction, through others. */
    private static List<String> search(Node from, Function<Node, List<Node>> step, Predicate<Node> wanted,
            Predicate<Node> through) {
        Set<String> found = new LinkedHashSet<>();
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(step.apply(from));
        while (!open.isEmpty()) {
            Node node = open.poll();
            if (wanted.test(node)) {
                found.add(node.name());
            } else if (through.test(node) && seen.add(node)) {
                open.addAll(step.apply(node));
            }
        }
        return List.copyOf(found);
    }

    /** Whether a node has become a function of which it and others were the parts. */
    private boolean isWhole(Node node) {
        Node function = functions.get(node.name());
        return function != null && function.layer() != node.layer() && function.layer() instanceof PassLayer;
    }

    private static boolean isThoroughfare(Node node) {
        return Scales.isTransparent(node.layer())
                || node.layer() instanceof TakesScales layer && layer.channelsRead() == 0;
    }

    private boolean isChanged(Node node) {
        Node rest = kept.get(node.name());
        return rest != null && rest.layer() != node.layer();
    }
}
