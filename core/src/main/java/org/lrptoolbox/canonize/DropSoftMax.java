package org.lrptoolbox.canonize;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.network.Network;

/** See {@link Canonizers#dropSoftMax}. */
record DropSoftMax() implements Canonizer {
    @Override
    public Network apply(Network network) {
        Edits edits = new Edits(network);
        int at = network.size() - 1;
        while (isRearrangement(edits.layer(at))) {
            at = edits.source(at);
        }
        boolean soft = edits.layer(at) instanceof SoftMax || edits.layer(at) instanceof LogSoftMax;
        if (soft && edits.isSole(at) && !Network.isInput(edits.source(at))) {
            edits.remove(at);
        }
        return edits.network();
    }

    private static boolean isRearrangement(@Nullable Layer layer) {
        return layer instanceof Flatten || layer instanceof Reshape || layer instanceof Permute;
    }
}
