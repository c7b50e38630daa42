package org.lrptoolbox.canonize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.AlongAxis;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;

/**
 * See {@link Canonizers#dropOutputActivation}. Behind the function there may be layers that only rearrange, a factor
 * (per cent), and the complement 1 - p of a sigmoid p, whose score is -z as sigmoid(-z) = 1 - sigmoid(z).
 */
record DropOutputActivation(OutputActivation how) implements Canonizer {
    private static final Tensor NO_SHIFT = Tensor.zeros(1);

    @Override
    public Network rewrite(Network network) {
        if (how == OutputActivation.KEPT) {
            return network;
        }
        Edits edits = new Edits(network);
        Tail tail = new Tail(edits, new HashMap<>());
        Set<Integer> heads = tail.heads(network.size() - 1);
        if (!heads.stream().allMatch(tail::isLast)) {
            return network;
        }
        tail.nodes.forEach((node, below) -> {
            if (!below.isEmpty() && edits.layer(node) instanceof Scale s) {
                ofScores(edits, node, s);
            }
        });
        heads.forEach(edits::remove);
        return edits.network();
    }

    /** What a scale of probabilities is of scores: nothing, or their other sign. */
    private static void ofScores(Edits edits, int node, Scale s) {
        if (s.factor().data()[0] > 0) {
            edits.remove(node);
        } else {
            edits.replace(node, new Scale(Tensor.full(-1, 1), NO_SHIFT));
        }
    }

    private boolean isHead(@Nullable Layer layer) {
        return switch (layer) {
            case AlongAxis softmax -> true;
            case Tanh t -> how == OutputActivation.DROPPED_WITH_TANH;
            case null, default -> Activation.isSigmoid(layer);
        };
    }

    /** The nodes between the functions and the output, with the functions each leads back to. */
    private final class Tail {
        private final Edits edits;
        private final Map<Integer, Set<Integer>> nodes;

        Tail(Edits edits, Map<Integer, Set<Integer>> nodes) {
            this.edits = edits;
            this.nodes = nodes;
        }

        /** The functions that a node leads back to; empty if what it makes is something else. */
        Set<Integer> heads(int at) {
            if (Network.isInput(at)) {
                return Set.of();
            }
            Set<Integer> known = nodes.get(at);
            if (known != null) {
                return known;
            }
            Layer layer = edits.layer(at);
            if (isHead(layer)) {
                return Network.isInput(edits.source(at)) ? Set.of() : Set.of(at);
            }
            Set<Integer> found = new TreeSet<>();
            if (layer != null && Scales.isTransparent(layer)) {
                edits.sources(at).forEach(source -> found.addAll(heads(source)));
            }
            if (layer instanceof Scale s && !suits(s, found)) {
                found.clear();
            }
            nodes.put(at, found);
            return found;
        }

        private boolean suits(Scale s, Set<Integer> below) {
            if (!s.isElementwise()) {
                return false;
            }
            double a = s.factor().data()[0];
            double b = s.shift().data()[0];
            return a > 0 && b == 0
                    || a < 0 && b == -a && below.stream().allMatch(head -> Activation.isSigmoid(edits.layer(head)));
        }

        /** Whether all that reads a function is part of the tail. */
        boolean isLast(int head) {
            List<Integer> readers = edits.readers(head);
            return readers.stream().allMatch(r -> !nodes.getOrDefault(r, Set.of()).isEmpty());
        }
    }
}
