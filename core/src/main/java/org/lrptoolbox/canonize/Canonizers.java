package org.lrptoolbox.canonize;

import java.util.Arrays;

import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
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
     * there is one, to the accuracy of float32, else a {@link org.lrptoolbox.layer.Composed}. Softmax likewise.
     */
    public static Canonizer fuseFunctions() {
        return new FuseFunctions();
    }

    /** Drops layers that change nothing, such as sums of one value, and orders of axes that undo each other. */
    public static Canonizer dropIdentities() {
        return Canonizers::withoutIdentities;
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

    /** Makes zeros put around images part of the convolution behind them, so that both explain alike. */
    public static Canonizer fusePads() {
        return Canonizers::withFusedPads;
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
     * {@link #fusePads}, {@link #mergeScales}, {@link #fuseScales}, {@link #mergeBranches}, and what scales are left
     * behind those.
     */
    public static Canonizer standard(OutputActivation how) {
        return fuseFunctions().then(dropOutputActivation(how)).then(dropIdentities()).then(fusePads())
                .then(mergeScales()).then(fuseScales()).then(mergeBranches()).then(fuseScales());
    }

    private static Network withoutIdentities(Network network) {
        Edits edits = new Edits(network);
        for (Node node : network.nodes()) {
            if (node.layer().arity() != 1) {
                continue;
            }
            int source = edits.source(node.index());
            Layer before = edits.layer(source);
            if (node.layer().isIdentity()) {
                edits.remove(node.index());
            } else if (node.layer() instanceof Permute p && before instanceof Permute q && edits.isSole(source)) {
                // One after the other, two orders are a third.
                Permute both = new Permute(Arrays.stream(p.axes()).map(axis -> q.axes()[axis]).toArray());
                edits.replace(source, both);
                edits.remove(node.index());
                if (both.isIdentity()) {
                    edits.remove(source);
                }
            } else if ((node.layer() instanceof Reshape || node.layer() instanceof Flatten) && before instanceof Reshape
                    && edits.isSole(source)) {
                edits.remove(source);
            }
        }
        return edits.network();
    }

    private static Network withMergedScales(Network network) {
        Edits edits = new Edits(network);
        for (Node node : network.nodes()) {
            if (node.layer() instanceof Scale second) {
                int source = edits.source(node.index());
                if (edits.layer(source) instanceof Scale first && edits.isSole(source)) {
                    edits.replace(source, first.then(second));
                    edits.remove(node.index());
                }
            }
        }
        return edits.network();
    }

    private static Network withFusedPads(Network network) {
        Edits edits = new Edits(network);
        for (Node node : network.nodes()) {
            if (edits.layer(node.index()) instanceof Conv c && !c.layout().isLast()
                    && edits.layer(edits.source(node.index())) instanceof Pad p
                    && edits.isSole(edits.source(node.index())) && isOfImages(p) && !c.frame().ceil()) {
                edits.remove(edits.source(node.index()));
                edits.replace(node.index(), padded(c, p));
            }
        }
        return edits.network();
    }

    /** Zeros around images, and nothing around their channels. */
    private static boolean isOfImages(Pad p) {
        return p.value() == 0 && p.before().length == 3 && p.before()[0] == 0 && p.behind()[0] == 0
                && Arrays.stream(p.before()).allMatch(n -> n >= 0) && Arrays.stream(p.behind()).allMatch(n -> n >= 0);
    }

    private static Conv padded(Conv c, Pad p) {
        Frame f = c.frame();
        return new Conv(c.filters(), c.bias(), f.withPadding(f.top() + p.before()[1], f.left() + p.before()[2],
                f.bottom() + p.behind()[1], f.right() + p.behind()[2]), c.groups());
    }
}
