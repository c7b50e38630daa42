package org.lrptoolbox.matlab.bridge;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.network.Network;

/** Layers in a row, put together one by one. */
public final class ModuleList {
    private final List<Layer> layers = new ArrayList<>();

    /** Starts an empty list. */
    public ModuleList() {}

    /** The layers of a chain. */
    static ModuleList of(Network network) {
        ModuleList list = new ModuleList();
        network.layers().forEach(list::add);
        return list;
    }

    /** Appends a layer. */
    public void add(Layer layer) {
        layers.add(layer);
    }

    /** The number of layers. */
    public int size() {
        return layers.size();
    }

    /** The layer at a place, counted from 0. */
    public Layer get(int index) {
        return layers.get(index);
    }

    /** The chain of all layers. */
    Network network() {
        return Network.sequential(layers);
    }
}
