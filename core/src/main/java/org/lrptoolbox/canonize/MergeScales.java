package org.lrptoolbox.canonize;

import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/** See {@link Canonizers#mergeScales}. */
record MergeScales() implements Canonizer {
    @Override
    public Network apply(Network network) {
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
}
