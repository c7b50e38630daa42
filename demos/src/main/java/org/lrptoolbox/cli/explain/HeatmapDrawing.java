package org.lrptoolbox.cli.explain;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.cli.sheet.Legend;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ColorMap;
import org.lrptoolbox.render.Contrast;
import org.lrptoolbox.render.Heatmap;
import org.lrptoolbox.render.HeatmapStyle;
import org.lrptoolbox.render.Images;
import org.lrptoolbox.render.LookupMap;
import org.lrptoolbox.render.HeatmapStyle.Normalization;
import org.lrptoolbox.render.Pooling;
import org.lrptoolbox.tensor.Tensor;

/**
 * Draws heatmaps.
 *
 * @param map the colours
 * @param pooling how channels become one number a pixel
 * @param contrast how strongly colours rise
 * @param alpha how much an overlay covers at most; null for no overlays
 * @param legend whether heatmaps get a legend
 */
record HeatmapDrawing(ColorMap map, Pooling pooling, Contrast contrast, @Nullable Double alpha, boolean legend) {

    /**
     * What is drawn of one explanation.
     *
     * @param relevance one number a pixel, shape (H, W)
     * @param magnitude the relevance that gets full colour
     * @param scaling how often each pixel is repeated
     */
    record Sheet(Tensor relevance, double magnitude, int scaling) {}

    boolean overlays() {
        return alpha != null;
    }

    /** The heatmap, with a legend of these lines if there is to be one. */
    ByteImage heatmap(Sheet sheet, List<String> lines) {
        ByteImage drawn = ByteImage.of(rgb(sheet));
        return legend ? new Legend(map, sheet.magnitude, lines).around(drawn) : drawn;
    }

    /** The heatmap over what the network saw. */
    ByteImage overlay(Sheet sheet, ByteImage view) {
        ByteImage large = ByteImage.of(Images.enlarge(view.toTensor(), sheet.scaling).map(v -> v / 255));
        Tensor strength = Images.enlarge(contrast.apply(sheet.relevance, sheet.magnitude).map(Math::abs),
                sheet.scaling);
        return ByteImage.of(Heatmap.over(rgb(sheet), strength, large, alpha == null ? 1 : alpha));
    }

    private Tensor rgb(Sheet sheet) {
        HeatmapStyle style = HeatmapStyle.STANDARD.withMap(map).withScaling(sheet.scaling);
        return map instanceof LookupMap
                ? Heatmap.toRgb(contrast.apply(sheet.relevance, sheet.magnitude).map(r -> (r + 1) / 2),
                        style.withNormalization(Normalization.NONE))
                : Heatmap.toRgb(sheet.relevance, style);
    }
}
