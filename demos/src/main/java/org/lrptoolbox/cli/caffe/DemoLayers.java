package org.lrptoolbox.cli.caffe;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.caffe.model.CaffeModel;
import org.lrptoolbox.text.Meant;

/**
 * The layers of a network as Caffe counts them.
 *
 * @param byName the index of each by its name, in their order; of several with one name the first
 * @param highest the last index
 */
record DemoLayers(Map<String, Integer> byName, int highest) {
    private static final int MOST_NAMED = 8;

    /** Those of a definition, with the splits that Caffe adds. */
    static DemoLayers of(CaffeModel model) {
        Map<String, Integer> byName = new LinkedHashMap<>();
        List<String> layers = model.layers();
        for (int i = 0; i < layers.size(); i++) {
            int type = layers.get(i).lastIndexOf(" (");
            if (type >= 0) {
                byName.putIfAbsent(layers.get(i).substring(0, type), i);
            }
        }
        return new DemoLayers(byName, layers.size() - 1);
    }

    /** Those of a network without a definition. */
    static DemoLayers of(Network network, int... indices) {
        Map<String, Integer> byName = new LinkedHashMap<>();
        network.nodes().forEach(n -> byName.putIfAbsent(n.name(), indices[n.index()]));
        return new DemoLayers(byName, indices[indices.length - 1]);
    }

    /**
     * The index of a layer.
     *
     * @param file what messages name
     * @param key the setting that names it
     * @throws MalformedFileException if there is no such layer, with what there is
     */
    int index(Path file, String key, String name) throws MalformedFileException {
        Integer index = byName.get(name);
        if (index == null) {
            throw new MalformedFileException(file, "has no layer '" + name + "', which " + key + " names"
                    + Meant.by(name, byName.keySet()) + "; expected an index from 0 to " + highest + ", or one of "
                    + byName.keySet().stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                    + (byName.size() > MOST_NAMED ? ", ..." : ""));
        }
        return index;
    }
}
