package org.lrptoolbox.canonize;

import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.network.Network;

/** The canonizers this module has. */
public final class Canonizers {
    private Canonizers() {}

    /** Leaves the network as it is. */
    public static Canonizer none() {
        return network -> network;
    }

    /**
     * Drops a softmax at the output, so that scores are explained, not probabilities: a probability depends on all
     * classes at once, and its relevance does too.
     */
    public static Canonizer dropSoftMax() {
        return network -> {
            int before = network.output().inputs().getFirst();
            boolean soft = network.output().layer() instanceof SoftMax && before != Network.INPUT;
            return soft ? network.truncated(before) : network;
        };
    }

    /** What an explainer does unless told otherwise: {@link #dropSoftMax}. */
    public static Canonizer standard() {
        return dropSoftMax();
    }
}
