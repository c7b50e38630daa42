package org.lrptoolbox.python.pickle;

import java.util.Collections;
import java.util.List;

import org.lrptoolbox.network.Network;

/**
 * What a pickled model holds: a chain of layers and what each is preset to explain itself by.
 *
 * @param network the layers
 * @param presets one per layer
 */
public record PickledModel(Network network, List<LayerPreset> presets) {
    /** Checks that every layer has a preset. */
    public PickledModel {
        if (presets.size() != network.size()) {
            throw new IllegalArgumentException(presets.size() + " presets for " + network.size() + " layers");
        }
        presets = List.copyOf(presets);
    }

    /** A network whose layers carry no preset. */
    public static PickledModel of(Network network) {
        return new PickledModel(network, Collections.nCopies(network.size(), LayerPreset.NONE));
    }
}
