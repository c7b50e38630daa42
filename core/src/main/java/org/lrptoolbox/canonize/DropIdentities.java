package org.lrptoolbox.canonize;

import java.util.Arrays;

import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/** See {@link Canonizers#dropIdentities}. */
record DropIdentities() implements Canonizer {
    @Override
    public Network apply(Network network) {
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
}
