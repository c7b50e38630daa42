package org.lrptoolbox.canonize;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/** See {@link Canonizers#fusePads}. */
record FusePads() implements Canonizer {
    /** What files write where they mean minus infinity. */
    private static final double SMALLEST = -Float.MAX_VALUE;

    @Override
    public Network rewrite(Network network) {
        Network joined = Canonizers.joined(network, WeightedLayer.class);
        Edits edits = new Edits(joined);
        boolean[] noNegatives = null;
        for (Node node : joined.nodes()) {
            int source = node.layer() instanceof MaxPool ? node.inputs().getFirst() : Network.INPUT;
            if (node.layer() instanceof MaxPool pool && edits.layer(source) instanceof Pad pad
                    && edits.isSole(source)) {
                noNegatives = noNegatives == null ? noNegatives(joined) : noNegatives;
                int padded = joined.node(source).inputs().getFirst();
                boolean loses = pad.value() <= SMALLEST
                        || pad.value() == 0 && !Network.isInput(padded) && noNegatives[padded];
                MaxPool fused = loses ? pool.ofPadded(pad) : null;
                if (fused != null) {
                    edits.replace(node.index(), fused);
                    edits.remove(source);
                }
            }
        }
        return edits.network();
    }

    /** By node: whether nothing that it makes is below zero. */
    private static boolean[] noNegatives(Network network) {
        boolean[] none = new boolean[network.size()];
        for (Node node : network.nodes()) {
            Layer layer = node.layer();
            none[node.index()] = layer.makesNoNegative(node.inputs().stream()
                    .allMatch(i -> !Network.isInput(i) && none[i]));
        }
        return none;
    }
}
