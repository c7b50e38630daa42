package org.lrptoolbox.layer;

/** A weighted layer that shares its weights between positions: what composites give other rules than dense layers. */
public interface ConvolutionLayer extends WeightedLayer {
    @Override
    default int axes() {
        return 3;
    }
}
