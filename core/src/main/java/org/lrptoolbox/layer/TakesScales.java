package org.lrptoolbox.layer;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A layer that a factor and a shift for each channel can become part of, or move through: what batch normalisation leaves
 * is fused so.
 */
public interface TakesScales extends Layer {
    /** How many channels, or features, it makes of inputs with so many; 0 if unknown. */
    int channelsMade(int... read);

    /** How many axes its samples have, the channels the first of them; 0 if as many as those it reads. */
    default int axes() {
        return 0;
    }

    /** How many channels, or features, it takes; 0 if any. */
    default int channelsRead() {
        return 0;
    }

    /** The layer that computes what this one and a scale of its output compute; null if there is none. */
    default @Nullable Layer scaled(ChannelScale behind) {
        return null;
    }

    /** The layer that computes what a scale of its input and this one compute; null if there is none. */
    default @Nullable Layer ofScaled(ChannelScale before) {
        return null;
    }

    /** Whether what it makes of scaled values is what it makes of the values, scaled. */
    default boolean commutes(ChannelScale scale) {
        return false;
    }

    /**
     * The scales of its inputs that do the same as one of its output; empty if there are none.
     *
     * @param behind the scale of the output
     * @param channels how many channels each input has
     */
    default List<ChannelScale> moved(ChannelScale behind, int... channels) {
        return commutes(behind) ? List.of(behind) : List.of();
    }
}
