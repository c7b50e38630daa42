package org.lrptoolbox.onnx.caffe.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.onnx.caffe.definition.LayerDefinition;
import org.lrptoolbox.onnx.caffe.definition.NetDefinition;

/**
 * The layer indices Caffe gives: from 0, with every layer counted, and one more behind each value that several layers
 * read, where Caffe puts a Split. Declared inputs are no layers, and the Input layers that came in their place in 2016 do
 * not count either: an index means the same, however the input is written.
 */
final class CaffeIndices {
    private static final String INPUT = "Input";

    private final int[] indices;
    private final List<String> names = new ArrayList<>();
    private final Map<Integer, Integer> ofNodes = new HashMap<>();

    CaffeIndices(NetDefinition net) {
        List<LayerDefinition> layers = net.layers();
        Map<Integer, Integer> splits = splits(layers);
        indices = new int[layers.size()];
        int next = splits.getOrDefault(-1, 0);
        names.addAll(Collections.nCopies(next, "split"));
        for (int i = 0; i < indices.length; i++) {
            indices[i] = next;
            if (!layers.get(i).type().equals(INPUT)) {
                next++;
                names.add(layers.get(i).name() + " (" + layers.get(i).type() + ")");
            }
            int behind = splits.getOrDefault(i, 0);
            next += behind;
            names.addAll(Collections.nCopies(behind, layers.get(i).name() + " (Split)"));
        }
    }

    /** How many blobs of a layer several others read, of the inputs by -1. */
    private static Map<Integer, Integer> splits(List<LayerDefinition> layers) {
        Map<String, Integer> writer = new HashMap<>();
        Map<String, Integer> readers = new HashMap<>();
        Map<Integer, Integer> splits = new HashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            for (String bottom : layers.get(i).bottoms()) {
                int from = writer.getOrDefault(bottom, -1);
                if (readers.merge(from + "/" + bottom, 1, Integer::sum) == 2) {
                    splits.merge(from, 1, Integer::sum);
                }
            }
            for (String top : layers.get(i).tops()) {
                writer.put(top, i);
            }
        }
        return splits;
    }

    /** The nodes from one number up to, but without, another were made of a layer. */
    void made(int layer, int from, int to) {
        for (int node = from; node < to; node++) {
            ofNodes.put(node, indices[layer]);
        }
    }

    int[] ofNodes(int size) {
        int[] all = new int[size];
        Arrays.setAll(all, i -> ofNodes.getOrDefault(i, 0));
        return all;
    }

    List<String> all() {
        return List.copyOf(names);
    }
}
