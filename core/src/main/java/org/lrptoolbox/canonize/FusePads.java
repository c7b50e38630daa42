package org.lrptoolbox.canonize;

import java.util.Arrays;

import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/** See {@link Canonizers#fusePads}. */
record FusePads() implements Canonizer {
    @Override
    public Network apply(Network network) {
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
