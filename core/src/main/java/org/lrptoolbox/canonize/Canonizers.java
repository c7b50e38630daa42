package org.lrptoolbox.canonize;

/** The canonizers there are. Each leaves what the network computes as it is, but for the function at the output that one drops. */
public final class Canonizers {
    private Canonizers() {}

    /** Leaves the network as it is. */
    public static Canonizer none() {
        return network -> network;
    }

    /**
     * Drops the function at the output that makes probabilities of scores, so that scores are explained: a probability
     * depends on all classes at once, or has the sign of none. Softmax, its logarithm, sigmoid and hard sigmoid, also
     * where a factor, other shapes and orders, parts, joins, or the complement 1 - p of a sigmoid follow.
     */
    public static Canonizer dropOutputActivation(OutputActivation how) {
        return new DropOutputActivation(how);
    }

    /** Drops layers that change nothing, such as sums of one value, and orders of axes that undo each other. */
    public static Canonizer dropIdentities() {
        return new DropIdentities();
    }

    /** Makes one scale of several in a row, such as batch normalisation followed by factors and shifts of its own. */
    public static Canonizer mergeScales() {
        return new MergeScales();
    }

    /**
     * Makes scales part of the affine layers beside them, as is usual for batch normalisation: of those they follow, or
     * else of all those that read them, where these have no padding or the scale no shift; also through pooling,
     * concatenations, sums of affine layers and flattening. A scale of the network's input stays: it is preprocessing,
     * and explanations are of what comes out of it.
     *
     * <p>Needs numbers per channel; layers that others read as well stay.
     */
    public static Canonizer fuseScales() {
        return new FuseScales();
    }

    /** Makes zeros put around images part of the convolution behind them, so that both explain alike. */
    public static Canonizer fusePads() {
        return new FusePads();
    }

    /**
     * Makes one convolution of a sum of convolutions and scales that read the same value, as networks with several
     * branches for training have them (RepVGG, MobileOne). Sums without a scale stay, skip connections among them.
     */
    public static Canonizer mergeBranches() {
        return new MergeBranches();
    }

    /** What an explainer does unless told otherwise, with {@link OutputActivation#DROPPED}. */
    public static Canonizer standard() {
        return standard(OutputActivation.DROPPED);
    }

    /**
     * The rewrites of an explainer: {@link #dropOutputActivation}, {@link #dropIdentities}, {@link #fusePads},
     * {@link #mergeScales}, {@link #fuseScales}, {@link #mergeBranches}, and what scales are left behind those.
     */
    public static Canonizer standard(OutputActivation how) {
        return dropOutputActivation(how).then(dropIdentities()).then(fusePads()).then(mergeScales())
                .then(fuseScales()).then(mergeBranches()).then(fuseScales());
    }
}
