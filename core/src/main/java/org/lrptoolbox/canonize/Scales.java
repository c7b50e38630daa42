package org.lrptoolbox.canonize;

import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/** Scales that hand relevance on, as they have nothing to share it with, and what values pass as little changed. */
public final class Scales {
    private Scales() {}

    /** Whether a node is a scale without a shift, or one of the network's input. */
    public static boolean handsOn(Network network, Node node) {
        return node.layer() instanceof AffineLayer l && l.isDiagonal()
                && (l.bias().length == 0 || isPreprocessing(network, node));
    }

    /** Whether a node only scales and rearranges the network's input, as (x - mean) / std inside a model does. */
    public static boolean isPreprocessing(Network network, Node node) {
        return isTransparent(node.layer()) && node.inputs().stream()
                .allMatch(i -> Network.isInput(i) || isPreprocessing(network, network.node(i)));
    }

    /** Whether a layer only moves values about, or scales them. */
    public static boolean isTransparent(Layer layer) {
        return layer.isDiagonal() || layer.keepsValues();
    }
}
