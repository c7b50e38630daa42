package org.lrptoolbox.layout;

import org.lrptoolbox.canonize.Canonizer;
import org.lrptoolbox.canonize.Edits;

import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/** The sum pooling of the toolbox, as files without such a layer have it: average * sqrt(h w) = sum / sqrt(h w). */
record SumPools() implements Canonizer {
    /** How exactly a stored factor must be sqrt(h w): float32 with some room. */
    private static final double TOLERANCE = 1e-5;

    @Override
    public Network rewrite(Network network) {
        Edits edits = new Edits(network);
        for (Node node : network.nodes()) {
            if (node.layer() instanceof Scale s && s.factor().size() == 1 && s.shift().maxAbs() == 0) {
                int source = edits.source(node.index());
                if (edits.layer(source) instanceof AveragePool p && edits.isSole(source)) {
                    double root = Math.sqrt(p.frame().area());
                    if (Math.abs(s.factor().data()[0] - root) <= TOLERANCE * root) {
                        // The layer bears the name of the node that completes it.
                        edits.replace(node.index(), new SumPool(p.frame(), 1, 1 / root, p.layout()));
                        edits.remove(source);
                    }
                }
            }
        }
        return edits.network();
    }
}
