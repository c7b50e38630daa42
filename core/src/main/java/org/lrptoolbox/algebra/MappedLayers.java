package org.lrptoolbox.algebra;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.lrptoolbox.layer.KernelLayer;
import org.lrptoolbox.layer.WeightMap;

/** Layers with mapped weights, each made once. */
final class MappedLayers {
    private final Map<Key, KernelLayer> made = new ConcurrentHashMap<>();

    /** Layers compare by identity: equal weights in other arrays are other weights. */
    private record Key(KernelLayer layer, WeightMap map) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key k && k.layer == layer && k.map.equals(map);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(layer) + map.hashCode();
        }
    }

    /** The layer with its weights passed through a map. */
    KernelLayer of(KernelLayer layer, WeightMap map) {
        return made.computeIfAbsent(new Key(layer, map), key -> key.layer.mapped(key.map));
    }
}
