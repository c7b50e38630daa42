package org.lrptoolbox.canonize;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.nchw.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/** See {@link Canonizers#fuseScales}. */
record FuseScales() implements Canonizer {
    @Override
    public Network apply(Network network) {
        Edits edits = new Edits(network);
        for (Node node : network.nodes()) {
            if (node.layer().arity() != 1) {
                continue;
            }
            int index = node.index();
            int source = edits.source(index);
            if (!edits.isSole(source)) {
                continue;
            }
            if (edits.layer(index) instanceof Scale scale) {
                Layer fused = Fusion.behind(edits.layer(source), scale);
                if (fused != null) {
                    edits.replace(source, fused);
                    edits.remove(index);
                }
            } else if (edits.layer(source) instanceof Scale scale && edits.source(source) != Network.INPUT) {
                @Nullable
                Layer fused = Fusion.before(scale, node.layer());
                if (fused != null) {
                    edits.replace(index, fused);
                    edits.remove(source);
                }
            }
        }
        return edits.network();
    }
}
