package org.lrptoolbox.layout;

import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/**
 * Along which axis the channels, or features, of a value lie: last in the toolbox's images and in rows of tokens, first
 * elsewhere.
 */
public final class ChannelAxis {
    private ChannelAxis() {}

    /** Whether the images a network works on have their channels last, as the toolbox's own have. */
    public static boolean isLast(Network network) {
        return network.layers().stream().anyMatch(WindowLayer::isLast);
    }

    /**
     * Whether the channels of what a node makes lie last: in networks of such images, and where a dense layer or a norm
     * made the features of every token, but for what keeps the axes since.
     */
    public static boolean isLast(Network network, Node node) {
        return isLast(network) || isOfTokens(network, node);
    }

    private static boolean isOfTokens(Network network, Node node) {
        Node at = node;
        while (at.layer().keepsAxes() && !Network.isInput(at.inputs().getFirst())) {
            at = network.node(at.inputs().getFirst());
        }
        return at.layer().makesFeatures();
    }
}
