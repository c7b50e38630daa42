package org.lrptoolbox.network;

import java.util.List;

import org.lrptoolbox.layer.Layer;

/**
 * A layer at its place in a network.
 *
 * @param index its position in the order of computation, from 0
 * @param name its name, unique in the network
 * @param layer what it computes
 * @param inputs the indices of the nodes it reads, {@link Network#INPUT} and below for the network's own inputs
 */
public record Node(int index, String name, Layer layer, List<Integer> inputs) {
    /** How messages speak of it: {@code layer 3 'conv2' (Convolution)}. */
    @Override
    public String toString() {
        return "layer " + index + " '" + name + "' (" + layer.type() + ")";
    }

    /** The same with the layer's settings, where it has any: {@code layer 3 'conv2' (Conv), 5x5x1 -> 10, stride 1x1}. */
    public String described() {
        String settings = layer.describe().strip();
        return settings.isEmpty() ? toString() : this + ", " + settings;
    }
}
