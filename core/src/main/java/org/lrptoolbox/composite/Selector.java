package org.lrptoolbox.composite;

import java.util.function.Predicate;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.rule.Rule;

/** Chooses layers of a network, by kind, by position or by name. */
@FunctionalInterface
public interface Selector {
    /** Whether a node of the network is chosen. */
    boolean matches(Network network, Node node);

    /**
     * Complains where someone named layers for a rule and there are none; by default is content with nothing.
     *
     * @throws IllegalArgumentException if no layer has such a name, or the rule suits none that has
     */
    default void requireUse(Network network, Rule rule) {}

    /** Every layer. */
    static Selector all() {
        return (network, node) -> true;
    }

    /** Every layer of a kind, given by class or role. */
    static Selector type(Class<? extends Layer> kind) {
        return (network, node) -> kind.isInstance(node.layer());
    }

    /** The first layer of a kind, in the order of computation. */
    static Selector first(Class<? extends Layer> kind) {
        return (network, node) -> kind.isInstance(node.layer()) && network.nodes().stream()
                .limit(node.index()).noneMatch(n -> kind.isInstance(n.layer()));
    }

    /** The last layer of a kind, in the order of computation. */
    static Selector last(Class<? extends Layer> kind) {
        return (network, node) -> kind.isInstance(node.layer()) && network.nodes().stream()
                .skip(node.index() + 1L).noneMatch(n -> kind.isInstance(n.layer()));
    }

    /** The layer at a position, counted from 0. */
    static Selector index(int index) {
        return range(index, index + 1);
    }

    /** The layers from one position up to, but not including, another. */
    static Selector range(int from, int to) {
        return (network, node) -> node.index() >= from && node.index() < to;
    }

    /** The layer of a name. */
    static Selector named(String name) {
        return named(name::equals);
    }

    /** The layers whose names pass a test, such as {@code Pattern.compile("block1/.*").asMatchPredicate()}. */
    static Selector named(Predicate<String> test) {
        return (network, node) -> test.test(node.name());
    }

    /**
     * The layers whose name or type, as the table of layers prints them, is like one of these: {@code conv1},
     * {@code block1/*}, {@code Dense|MatMul}. {@code *} stands for any letters, {@code ?} for one. A composite complains
     * where no layer is.
     *
     * @throws IllegalArgumentException if nothing is named
     */
    static Selector like(String names) {
        return LayersLike.of(names);
    }

    /** Layers that scale and shift every element by itself; see {@link Layer#isDiagonal}. */
    static Selector diagonal() {
        return (network, node) -> node.layer().isDiagonal();
    }

    /** Scales with a number for each channel, such as batch normalisation that could not be fused. */
    static Selector channelScales() {
        return (network, node) -> node.layer() instanceof Scale scale && scale.isPerChannel();
    }

    /** The layers one of both chooses. */
    default Selector or(Selector other) {
        return (network, node) -> matches(network, node) || other.matches(network, node);
    }

    /** The layers both choose. */
    default Selector and(Selector other) {
        return (network, node) -> matches(network, node) && other.matches(network, node);
    }

    /** The layers this one does not choose. */
    default Selector not() {
        return (network, node) -> !matches(network, node);
    }
}
