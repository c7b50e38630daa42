package org.lrptoolbox.algebra;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.lrptoolbox.layer.KernelLayer;
import org.lrptoolbox.layer.WeightMap;

/** Layers with mapped weights, each made once; by identity, as equal weights in other arrays are other weights. */
final class MappedLayers {
    private final Map<KernelLayer, Map<WeightMap, KernelLayer>> made = Collections
            .synchronizedMap(new IdentityHashMap<>());

    /** The layer whose weights are what the map makes of this one's. */
    KernelLayer of(KernelLayer layer, WeightMap map) {
        return made.computeIfAbsent(layer, k -> new ConcurrentHashMap<>()).computeIfAbsent(map, layer::mapped);
    }
}
