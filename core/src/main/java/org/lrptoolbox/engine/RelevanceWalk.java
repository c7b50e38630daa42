package org.lrptoolbox.engine;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.layer.RootLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.rule.Rule;

/**
 * The loop at the heart of LRP: from the output to the input, layer by layer, relevance of several readers added up.
 * Written once for every algebra, so numbers and programs are made by the same walk.
 *
 * <p>What travels is relevance or, where the table of rules says so, the coefficient c of R = a c, as long as rules give
 * it: then a may be zero.
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

        /** An input of the network, by its number from 0. */
        T input(int number);
    }

    /** Is told what happens on the way; by default does not care. */
    public interface Listener<T> {
        /** Whether it wants to know about a node; if not, it may be told nothing, which saves work. */
        default boolean listensTo(Node node) {
            return true;
        }

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
     * @param seed the relevance of the network's output, or its coefficients where those travel
     * @return the relevance of each of its inputs; null where none arrives
     */
    public List<@Nullable T> run(T seed) {
        Network network = rules.network();
        Flows<T> flows = new Flows<>(algebra, network.size() + network.inputs().size());
        int inputs = network.inputs().size();
        flows.add(network.size() - 1 + inputs, seed, rules.coefficients());
        for (Node node : network.nodes().reversed()) {
            Flows.Flow<T> flow = flows.take(node.index() + inputs);
            // A layer that does not lead to the output has no relevance to hand on.
            if (flow.isEmpty()) {
                continue;
            }
            boolean heard = listener.listensTo(node);
            boolean ends = node.layer() instanceof RootLayer || !network.carries(node.index());
            if (heard) {
                T arrived = flow.relevance(algebra, activations.output(node));
                listener.arrived(node, arrived);
                if (ends) {
                    end(node, arrived);
                }
            }
            if (ends) {
                continue;
            }
            Rule rule = rules.rule(node);
            boolean gives = rules.coefficients() && rule.givesCoefficients(node.layer());
            T c = gives ? flow.unit(algebra, activations.output(node)) : null;
            if (c != null) {
                hand(flows, node, heard, step(node, c, true));
            }
            T r = gives ? null : flow.whole(algebra, activations.output(node));
            if (r != null) {
                hand(flows, node, heard, step(node, r, false));
            }
        }
        List<@Nullable T> found = new ArrayList<>();
        for (int k = 0; k < inputs; k++) {
            // The last input comes first.
            found.add(flows.take(inputs - 1 - k).whole(algebra, activations.input(k)));
        }
        return found;
    }

    /** A root is an input, which has its relevance; a constant keeps it, as the bias of a layer does. */
    private void end(Node node, T relevance) {
        Step.Losses<T> losses = listener.losses(node);
        if (node.layer() instanceof RootLayer) {
            listener.handedOn(node, List.of(relevance));
        } else if (losses != null) {
            losses.bias(relevance);
        }
    }

    private Step<T> step(Node node, T given, boolean coefficients) {
        List<Boolean> carrying = node.inputs().stream().map(rules.network()::carries).toList();
        return new Step<>(algebra, node.layer(), activations.inputs(node), carrying, activations.output(node), given,
                coefficients, listener.losses(node));
    }

    private void hand(Flows<T> flows, Node node, boolean heard, Step<T> step) {
        Network network = rules.network();
        List<T> shares = rules.rule(node).relevance(step);
        if (heard) {
            List<T> told = new ArrayList<>();
            for (int i = 0; i < shares.size(); i++) {
                T share = shares.get(i);
                told.add(step.coefficients() && share != algebra.none()
                        ? Flows.product(algebra, step.inputs().get(i), share)
                        : share);
            }
            listener.handedOn(node, told);
        }
        for (int i = 0; i < shares.size(); i++) {
            int source = node.inputs().get(i);
            // What constants keep is of interest, but goes no further.
            boolean kept = !Network.isInput(source) && listener.listensTo(network.node(source));
            if (shares.get(i) != algebra.none() && (network.carries(source) || kept)) {
                flows.add(source + network.inputs().size(), shares.get(i), step.coefficients());
            }
        }
    }
}
