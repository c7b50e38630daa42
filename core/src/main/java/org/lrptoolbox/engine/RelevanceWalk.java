package org.lrptoolbox.engine;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.layer.RootLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/**
 * The loop at the heart of LRP: from the output to the input, layer by layer, relevance of several readers added up.
 * Written once for every algebra, so numbers and programs are made by the same walk.
 *
 * @param <T> a batch of numbers in the algebra at hand
 */
public final class RelevanceWalk<T> {
    private final RuleTable rules;
    private final Algebra<T> algebra;
    private final Activations<T> activations;
    private final Listener<T> listener;

    /** What the forward pass produced. */
    public interface Activations<T> {
        /** What went into a node. */
        List<T> inputs(Node node);

        /** What came out of it. */
        T output(Node node);
    }

    /** Is told what happens on the way; by default does not care. */
    public interface Listener<T> {
        /** Relevance has arrived, whole, at the output of a node. */
        default void arrived(Node node, T relevance) {}

        /** A node has handed relevance to its inputs. */
        default void handedOn(Node node, List<T> shares) {}

        /** Who learns what the denominators of a node take away; null for nobody. */
        default Step.@Nullable Losses<T> losses(Node node) {
            return null;
        }
    }

    /** A walk through the network of a table of rules. */
    public RelevanceWalk(RuleTable rules, Algebra<T> algebra, Activations<T> activations, Listener<T> listener) {
        this.rules = rules;
        this.algebra = algebra;
        this.activations = activations;
        this.listener = listener;
    }

    /**
     * Hands relevance back.
     *
     * @param seed the relevance of the network's output
     * @return the relevance of each of its inputs; null where none arrives
     */
    @SuppressWarnings("unchecked")
    public List<@Nullable T> run(T seed) {
        Network network = rules.network();
        int inputs = network.inputs().size();
        @Nullable
        Object[] relevance = new @Nullable Object[network.size() + inputs];
        relevance[relevance.length - 1] = seed;
        for (Node node : network.nodes().reversed()) {
            T r = (T) relevance[node.index() + inputs];
            relevance[node.index() + inputs] = null;
            // A layer that does not lead to the output has no relevance to hand on.
            if (r == null) {
                continue;
            }
            listener.arrived(node, r);
            if (node.layer() instanceof RootLayer || !network.carries(node.index())) {
                continue;
            }
            List<T> shares = rules.rule(node).relevance(new Step<>(algebra, node.layer(), activations.inputs(node),
                    activations.output(node), r, listener.losses(node)));
            listener.handedOn(node, shares);
            for (int i = 0; i < shares.size(); i++) {
                int source = node.inputs().get(i);
                if (network.carries(source) && shares.get(i) != algebra.none()) {
                    int at = source + inputs;
                    T sum = (T) relevance[at];
                    relevance[at] = sum == null ? shares.get(i) : algebra.plus(sum, shares.get(i));
                }
            }
        }
        // The last input comes first.
        return (List<@Nullable T>) Arrays.asList(relevance).subList(0, inputs).reversed();
    }
}
