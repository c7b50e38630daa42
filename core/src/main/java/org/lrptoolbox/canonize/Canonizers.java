package org.lrptoolbox.canonize;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/** The canonizers there are. Each leaves what the network computes as it is, but for the function at the output that one drops. */
public final class Canonizers {
    private Canonizers() {}

    /** Leaves the network as it is. */
    public static Canonizer none() {
        return network -> network;
    }

    /**
     * Drops the function at the output that makes probabilities of scores, so that scores are explained: a probability
     * depends on all classes at once, or has the sign of none. Softmax, its logarithm, sigmoid and hard sigmoid, also
     * where a factor, other shapes and orders, parts, joins, or the complement 1 - p of a sigmoid follow.
     */
    public static Canonizer dropOutputActivation(OutputActivation how) {
        return new DropOutputActivation(how);
    }

    /**
     * Makes one activation of a function that a file has in pieces, such as x / (1 + exp(-x)): one with a name where
     * there is one, to the accuracy of float32, else a {@link org.lrptoolbox.layer.Composed}. Softmax likewise. Before that,
     * functions that are infinite somewhere are kept from where a choice behind them looks away, as in
     * {@code where(x == 0, 1, sin(x) / x)}.
     */
    public static Canonizer fuseFunctions() {
        return new GuardPoles().then(new FuseFunctions());
    }

    /** Drops layers that change nothing, such as sums of one value, and orders of axes that undo each other. */
    public static Canonizer dropIdentities() {
        return Canonizers::withoutIdentities;
    }

    /**
     * Puts orders of axes behind the scales that read them, and before the padding that they read, so that either comes
     * to lie beside the convolution it belongs to: networks of TensorFlow have their channels last, but for each
     * convolution by itself.
     */
    public static Canonizer moveOrders() {
        return new MoveOrders();
    }

    /** Makes one scale of several in a row, such as batch normalisation followed by factors and shifts of its own. */
    public static Canonizer mergeScales() {
        return Canonizers::withMergedScales;
    }

    /**
     * Makes scales part of the affine layers beside them, as is usual for batch normalisation: of those they follow, or
     * else of all those that read them, where these have no padding or the scale no shift; also through pooling,
     * concatenations, sums of affine layers and flattening. A scale of the network's input stays: it is preprocessing,
     * and explanations are of what comes out of it.
     *
     * <p>Needs numbers per channel; layers that others read as well stay.
     */
    public static Canonizer fuseScales() {
        return new FuseScales();
    }

    /**
     * Makes zeros put around images part of the convolution behind them, so that both explain alike, and of the max
     * pooling behind them where nothing in the images is below zero: padding then wins no maximum, which an image of
     * zeros would lose its relevance to. What is put around them as the smallest number there is, is padding, too.
     */
    public static Canonizer fusePads() {
        return new FusePads();
    }

    /**
     * Makes one convolution of a sum of convolutions and scales that read the same value, as networks with several
     * branches for training have them (RepVGG, MobileOne). Sums without a scale stay, skip connections among them.
     */
    public static Canonizer mergeBranches() {
        return new MergeBranches();
    }

    /** What an explainer does unless told otherwise, with {@link OutputActivation#DROPPED}. */
    public static Canonizer standard() {
        return standard(OutputActivation.DROPPED);
    }

    /**
     * The rewrites of an explainer: {@link #fuseFunctions}, {@link #dropOutputActivation}, {@link #dropIdentities},
     * {@link #mergeScales}, {@link #moveOrders}, {@link #fusePads}, {@link #fuseScales}, {@link #mergeBranches}, and what scales are left
     * behind those.
     */
    public static Canonizer standard(OutputActivation how) {
        return fuseFunctions().then(dropOutputActivation(how)).then(joinLayers());
    }

    /** The part of {@link #standard} that comes behind the functions: layers that become part of others, or go. */
    public static Canonizer joinLayers() {
        return dropIdentities().then(mergeScales()).then(moveOrders()).then(dropIdentities()).then(fusePads())
                .then(mergeScales())
                .then(fuseScales()).then(mergeBranches())
                .then(fuseScales());
    }

    private static Network withoutIdentities(Network network) {
        Edits edits = new Edits(network);
        for (Node node : network.nodes()) {
            if (node.layer().arity() == 1 && node.layer().isIdentity()) {
                edits.remove(node.index());
            } else if (node.layer().arity() == 1 && node.layer().keepsValues()) {
                join(edits, node);
            }
        }
        return edits.network();
    }

    private static Network withMergedScales(Network network) {
        return joined(network, Scale.class);
    }

    /** Makes one layer of each of a kind and what it reads. */
    static Network joined(Network network, Class<? extends Layer> second) {
        Edits edits = new Edits(network);
        network.nodes().stream().filter(node -> second.isInstance(node.layer())).forEach(node -> join(edits, node));
        return edits.network();
    }

    /** Makes one layer of a node and the one it reads, where the two are one and nobody else reads that. */
    private static void join(Edits edits, Node node) {
        int source = edits.source(node.index());
        Layer first = edits.layer(source);
        Layer both = first == null || !edits.isSole(source) ? null : node.layer().joined(first);
        if (both == null) {
            return;
        }
        // A shape or a layer with weights stays where it is, orders and scales go to the first.
        boolean stays = both == node.layer() || both instanceof WeightedLayer;
        edits.replace(stays ? node.index() : source, both);
        edits.remove(stays ? source : node.index());
        if (both.keepsValues() && both.isIdentity()) {
            edits.remove(stays ? node.index() : source);
        }
    }
}
