package org.lrptoolbox.onnx.compile;

import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;

/** Layers whose weights a rule takes to be all one: they sum over channels, which costs a fraction. */
final class OnesLayers {
    private OnesLayers() {}

    /** Whether every output channel is the same sum over all input channels, so that one stands for all. */
    static boolean summable(AffineLayer layer, WeightMap map) {
        return map == WeightMap.ONES && (layer instanceof Dense || layer instanceof Conv c && c.groups() == 1);
    }
}
