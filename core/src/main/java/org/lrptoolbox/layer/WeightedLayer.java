package org.lrptoolbox.layer;

/** An affine layer with weights of its own, in contrast to pooling: dense layers and convolutions. */
public interface WeightedLayer extends AffineLayer, TakesScales {
    /** How many channels, or features, it takes. */
    int channelsIn();

    /** How many channels, or features, it makes. */
    int channelsOut();

    /** The same with another bias, one number per output channel, which is not copied. */
    WeightedLayer withBias(double... bias);

    @Override
    default int channelsMade(int... read) {
        return channelsOut();
    }

    @Override
    default int channelsRead() {
        return channelsIn();
    }

    @Override
    default int axes() {
        return 1;
    }
}
