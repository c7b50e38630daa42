package org.lrptoolbox.onnx.caffe.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.network.Network;

/**
 * A model of Caffe.
 *
 * @param network the network; several nodes may come of one layer, and none of a dropout
 * @param name what the definition calls it
 * @param indices the index of each node's layer, as Caffe counts
 * @param layers the layers as Caffe counts them, with the splits it adds: {@code conv1 (Convolution)}
 * @param unused trained layers that the definition does not have
 */
public record CaffeModel(Network network, String name, int[] indices, List<String> layers, List<String> unused) {
    /** The index of each node's layer by the node's name. */
    public Map<String, Integer> indicesByName() {
        Map<String, Integer> byName = new HashMap<>();
        network.nodes().forEach(n -> byName.put(n.name(), indices[n.index()]));
        return byName;
    }
}
