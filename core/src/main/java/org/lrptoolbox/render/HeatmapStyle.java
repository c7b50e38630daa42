package org.lrptoolbox.render;

import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.tensor.Tensor;

/**
 * How heatmaps look. Start from {@link #STANDARD} and change what differs:
 * {@code HeatmapStyle.STANDARD.withMap("seismic").withScaling(5)}.
 *
 * @param map the colours; jet
 * @param scaling the width of a pixel of the heatmap in pixels of the picture, at least 1; 3
 * @param sigma the blur before edges are searched for the outline, in pixels of the picture; 2
 * @param normalization what happens to relevance before a {@link LookupMap} colours it; symmetric
 * @param compatibility whether maps of zeros are drawn in the colour of zero, or black (or NaN) as in the original
 */
public record HeatmapStyle(ColorMap map, int scaling, double sigma, Normalization normalization,
        Compatibility compatibility) {
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

    /** The style of the toolbox: jet, enlarged three times, outline with sigma 2. */
    public static final HeatmapStyle STANDARD = new HeatmapStyle(ColorMaps.named("jet"), 3, 2,
            Normalization.SYMMETRIC, Compatibility.DEFAULT);

    /** This style in other colours. */
    public HeatmapStyle withMap(ColorMap other) {
        return new HeatmapStyle(other, scaling, sigma, normalization, compatibility);
    }

    /** This style in other colours, by a name of {@link ColorMaps}. */
    public HeatmapStyle withMap(String name) {
        return withMap(ColorMaps.named(name));
    }

    /** This style in another size. */
    public HeatmapStyle withScaling(int other) {
        return new HeatmapStyle(map, other, sigma, normalization, compatibility);
    }

    /** This style with another blur. */
    public HeatmapStyle withSigma(double other) {
        return new HeatmapStyle(map, scaling, other, normalization, compatibility);
    }

    /** This style with relevance treated in another way. */
    public HeatmapStyle withNormalization(Normalization other) {
        return new HeatmapStyle(map, scaling, sigma, other, compatibility);
    }

    /** This style with quirks or without. */
    public HeatmapStyle withCompatibility(Compatibility other) {
        return new HeatmapStyle(map, scaling, sigma, normalization, other);
    }
}
