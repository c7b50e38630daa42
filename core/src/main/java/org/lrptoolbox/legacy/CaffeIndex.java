package org.lrptoolbox.legacy;

import java.util.HashMap;
import java.util.Map;

import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;

/**
 * The layer indices Caffe would give: it has no layers that only reshape, but one more behind each value that several
 * layers read.
 *
 * <p>Dropout, which leaves no trace in a network made to predict, is not counted; in Caffe it is. That only matters to
 * thresholds that lie between dense layers.
 */
public final class CaffeIndex {
    private CaffeIndex() {}

    /** The index of every node; that of a reshaping one is its predecessor's. */
    public static int[] of(Network network) {
        Map<Integer, Integer> readers = new HashMap<>();
        for (Node node : network.nodes()) {
            node.inputs().forEach(i -> readers.merge(i, 1, Integer::sum));
        }
        int[] indices = new int[network.size()];
        int next = readers.getOrDefault(Network.INPUT, 0) > 1 ? 1 : 0;
        for (Node node : network.nodes()) {
            indices[node.index()] = isLayer(node.layer()) ? next++ : Math.max(0, next - 1);
            next += readers.getOrDefault(node.index(), 0) > 1 ? 1 : 0;
        }
        return indices;
    }

    private static boolean isLayer(Layer layer) {
        return !(layer instanceof Flatten || layer instanceof Reshape || layer instanceof Permute);
    }
}
