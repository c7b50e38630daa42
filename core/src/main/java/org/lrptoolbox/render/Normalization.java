package org.lrptoolbox.render;

import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.tensor.Tensor;

/** How relevance becomes the values 0 to 1 that a {@link LookupMap} colours. */
public enum Normalization {
    /** (R / max|R| + 1) / 2: no relevance takes the middle of the map, whatever the range. */
    SYMMETRIC,
    /** R as it is. */
    NONE;

    Tensor apply(Tensor relevance, Compatibility compatibility) {
        if (this == NONE) {
            return relevance;
        }
        double m = Range.magnitude(relevance, compatibility);
        return relevance.map(r -> (r / m + 1) / 2);
    }
}
