package org.lrptoolbox.layout;

import java.util.Arrays;

import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.network.Node;

/**
 * How a value of a network with the channels first lies in one of the toolbox.
 *
 * @param order where each of its axes is found there; empty if it lies there as it is
 * @param channels the number of channels of an image, or of the image a vector was made of; 0 if unknown
 * @param isFlat whether it is a vector made of an image with the channels first
 */
record Axes(int[] order, int channels, boolean isFlat) {
    static final Axes VECTOR = new Axes(new int[0], 0, false);
    static final Axes CHANNELS_FIRST = new Axes(new int[]{2, 0, 1}, 0, false);

    /** How the input lies, as far as the layers tell. */
    static Axes of(InputShape input) {
        return input.layout() == Layout.NCHW ? CHANNELS_FIRST.withChannels(input.channels()) : VECTOR;
    }

    Axes withChannels(int number) {
        return new Axes(order, number, isFlat);
    }

    boolean isSame() {
        return order.length == 0 && !isFlat;
    }

    boolean isChannelsFirst() {
        return Arrays.equals(order, CHANNELS_FIRST.order) && !isFlat;
    }

    boolean sameOrder(Axes other) {
        return Arrays.equals(order, other.order) && isFlat == other.isFlat
                && (!isFlat || channels == other.channels);
    }

    /** Where the first axis is found. */
    int first() {
        return order.length == 0 ? 0 : order[0];
    }

    Axes permuted(int... axes) {
        int[] next = new int[axes.length];
        boolean same = true;
        for (int i = 0; i < axes.length; i++) {
            next[i] = order.length == 0 ? axes[i] : order[axes[i]];
            same &= next[i] == i;
        }
        return new Axes(same ? new int[0] : next, channels, false);
    }

    Axes flattened(Node node) {
        if (order.length == 0) {
            return this;
        }
        if (!isChannelsFirst() || channels < 1) {
            throw new IllegalArgumentException(node + " makes vectors of images " + (isChannelsFirst()
                    ? "of an unknown number of channels"
                    : "with their axes in another order") + "; the toolbox would order them differently");
        }
        return new Axes(new int[0], channels, true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Axes a && sameOrder(a) && channels == a.channels;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(order) + channels;
    }
}
