package org.lrptoolbox.onnx.compile;

import org.lrptoolbox.layer.KernelLayer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WeightedLayer;

/** Signs of weights and biases, as far as their map tells. */
final class Signs {
    private Signs() {}

    static Sign ofWeights(KernelLayer layer, WeightMap map) {
        if (!(layer instanceof WeightedLayer)) {
            // The connections of pooling have one positive weight.
            return Sign.of(map.weight(1));
        }
        return of(map);
    }

    /** The bias, as the weights, has the sign its map gives it. */
    static Sign ofBias(WeightMap map) {
        return of(map);
    }

    private static Sign of(WeightMap map) {
        if (map == WeightMap.POSITIVE || map == WeightMap.SQUARE || map == WeightMap.ONES) {
            return Sign.NONNEGATIVE;
        }
        return map == WeightMap.NEGATIVE ? Sign.NONPOSITIVE : Sign.ANY;
    }
}
