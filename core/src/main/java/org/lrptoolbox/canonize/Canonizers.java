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

    /**
     * Takes batch normalization, a scale and shift per channel, into the dense or convolution layer before it:
     * relevance is then shared with the weights that are really at work, and what the shift takes counts as bias. The
     * layer disappears.
     */
    public static Canonizer fuseScale() {
        return new ScaleFusion();
    }

    /** What an explainer does unless told otherwise: {@link #dropSoftMax} and {@link #fuseScale}. */
    public static Canonizer standard() {
        return dropSoftMax().then(fuseScale());
    }
}
