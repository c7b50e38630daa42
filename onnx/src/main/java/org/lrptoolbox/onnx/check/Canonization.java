package org.lrptoolbox.onnx.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.nchw.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/** What the standard canonizers make of a network, layer by layer: found by comparing before and after. */
final class Canonization {
    private final Network before;
    private final Network after;
    private final Map<String, Node> kept = new HashMap<>();

    Canonization(Network before) {
        this.before = before;
        this.after = Canonizers.standard().apply(before);
        after.nodes().forEach(node -> kept.put(node.name(), node));
    }

    Network network() {
        return after;
    }

    /** The node that is left of a layer; empty if it is gone. */
    Optional<Node> rest(Node node) {
        return Optional.ofNullable(kept.get(node.name()));
    }

    /** What happens to a layer; empty if nothing does. */
    String note(Node node) {
        Node rest = kept.get(node.name());
        if (rest != null) {
            return "";
        }
        if (node.layer() instanceof SoftMax || node.layer() instanceof LogSoftMax) {
            return "dropped: scores are explained, not probabilities";
        }
        if (!(node.layer() instanceof Scale)) {
            return "dropped: changes nothing";
        }
        Node taker = taker(node);
        return taker == null ? "dropped: changes nothing" : "fused into " + taker.name();
    }

    /** Who has taken a scale in: the layer before it, or behind. */
    private @Nullable Node taker(Node scale) {
        int source = scale.inputs().getFirst();
        while (source != Network.INPUT && !kept.containsKey(before.node(source).name())) {
            source = before.node(source).inputs().getFirst();
        }
        if (source != Network.INPUT && isChanged(before.node(source))) {
            return before.node(source);
        }
        return before.nodes().stream().skip(scale.index() + 1L).filter(n -> kept.containsKey(n.name()))
                .filter(this::isChanged).findFirst().orElse(null);
    }

    private boolean isChanged(Node node) {
        Node rest = kept.get(node.name());
        return rest != null && rest.layer() != node.layer();
    }
}
