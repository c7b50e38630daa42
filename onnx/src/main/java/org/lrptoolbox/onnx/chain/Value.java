package org.lrptoolbox.onnx.chain;

import org.lrptoolbox.network.Network;

/**
 * What a value of the file is in the network.
 *
 * @param layer the index of the layer whose output it is, {@link Network#INPUT} for the network's input
 * @param order how its axes differ from that output's
 * @param rank the number of axes, with the batch
 * @param channels the size of the last axis of the output, for vectors of the image they were; 0 if unknown
 * @param sole whether only one node reads it
 */
record Value(int layer, Order order, int rank, int channels, boolean sole) {
    /** The order of axes in the file. */
    enum Order {
        /** As in the network. */
        SAME,
        /** Images: NCHW in the file, NHWC in the network. */
        CHANNELS_FIRST,
        /** Vectors made of images: of NCHW in the file, of NHWC in the network. */
        FLAT_CHANNELS_FIRST
    }

    boolean is(Order wanted) {
        return order == wanted;
    }

    boolean isVector() {
        return rank == 2;
    }

    /** The output of another layer, otherwise like this. */
    Value of(int newLayer) {
        return new Value(newLayer, order, rank, channels, true);
    }

    /** In another order, otherwise like this. */
    Value in(Order newOrder, int newRank) {
        return new Value(layer, newOrder, newRank, channels, sole);
    }

    Value withChannels(int newChannels) {
        return new Value(layer, order, rank, newChannels, sole);
    }

    /** Under another name of the file, which is read by one node only if the condition holds. */
    Value soleIf(boolean condition) {
        return new Value(layer, order, rank, channels, sole && condition);
    }
}
