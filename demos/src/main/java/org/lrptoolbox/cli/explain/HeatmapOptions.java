package org.lrptoolbox.cli.explain;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.image.ImageLayout;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.Heatmap;
import org.lrptoolbox.render.HeatmapStyle;
import org.lrptoolbox.render.Images;
import org.lrptoolbox.render.Pooling;
import org.lrptoolbox.tensor.Tensor;

import picocli.CommandLine.Option;

/** How heatmaps look. */
final class HeatmapOptions {
    /** Small pictures are enlarged to about this many pixels, to be seen. */
    private static final double VISIBLE = 224;

    @Option(names = "--colors", paramLabel = "MAP", defaultValue = "bwr", description = {
        "The colour map: a name of matplotlib or of the toolbox, or stops such as 00f,fff,f00. "
                + "Default: ${DEFAULT-VALUE}."})
    private String colors = "bwr";

    @Option(names = "--pool", paramLabel = "HOW", defaultValue = "sum", description = {
        "How channels become one number a pixel: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}."})
    private Pooling pooling = Pooling.SUM;

    @Option(names = "--scaling", paramLabel = "N", description = {
        "Repeat each pixel N times in both directions. Default: small pictures to about 224 pixels."})
    private @Nullable Integer scaling;

    @Option(names = "--overlay", paramLabel = "ALPHA", description = {
        "Also lay the heatmap over the picture, covering it by ALPHA from 0 to 1, as NAME-overlay.png."})
    private @Nullable Double alpha;

    boolean overlays() {
        return alpha != null;
    }

    /** The heatmap of relevance of one sample. */
    ByteImage heatmap(Tensor relevance, ByteImage view, ImageLayout layout) {
        return ByteImage.of(rgb(relevance, view, layout));
    }

    /** The heatmap over what the network saw. */
    ByteImage overlay(Tensor relevance, ByteImage view, ImageLayout layout) {
        ByteImage large = ByteImage.of(Images.enlarge(view.toTensor(), scale(view)).map(v -> v / 255));
        return ByteImage.of(Heatmap.over(rgb(relevance, view, layout), large, alpha == null ? 1 : alpha));
    }

    private Tensor rgb(Tensor relevance, ByteImage view, ImageLayout layout) {
        Tensor pooled = pooling.apply(layout.toPicture(relevance, view.height(), view.width()));
        return Heatmap.toRgb(pooled, HeatmapStyle.STANDARD.withMap(colors).withScaling(scale(view)));
    }

    private int scale(ByteImage view) {
        int auto = (int) Math.round(VISIBLE / Math.max(view.height(), view.width()));
        return scaling == null ? Math.max(1, auto) : scaling;
    }
}
