package org.lrptoolbox.cli.explain;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ColorMap;
import org.lrptoolbox.render.ColorMaps;
import org.lrptoolbox.render.Contrast;
import org.lrptoolbox.render.LookupMap;
import org.lrptoolbox.render.Pooling;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How heatmaps look. */
public final class HeatmapOptions {
    /** Small pictures are enlarged to about this many pixels, to be seen. */
    private static final double VISIBLE = 224;
    private static final int MOST = 1000;

    /** What has one scale of colours. */
    enum Shared {
        /** Every heatmap by itself. */
        each,
        /** All heatmaps of a run, so that colours can be compared. */
        shared
    }

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

    @Option(names = "--clip", paramLabel = "P", defaultValue = "100", description = {
        "Give full colour to the percentile P of |relevance|, so that single pixels do not fade the rest: 99.5. "
                + "Default: ${DEFAULT-VALUE}."})
    private double clip = 100;

    @Option(names = "--heat-gamma", paramLabel = "G", defaultValue = "1", description = {
        "Colours rise as |relevance|^G: 0.5 shows weak relevance. Default: ${DEFAULT-VALUE}."})
    private double gamma = 1;

    @Option(names = "--scale", paramLabel = "WHAT", defaultValue = "each", description = {
        "Which heatmaps have one scale of colours: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}."})
    private Shared scale = Shared.each;

    @Option(names = "--legend", description = "Add a colour bar, and class, score and sum of relevance.")
    private boolean legend;

    @Option(names = "--overlay", paramLabel = "ALPHA", description = {
        "Also lay the heatmap over the picture as NAME-overlay.png, covering it by ALPHA from 0 to 1 where relevance is "
                + "strongest."})
    private @Nullable Double alpha;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** The names of the options that draw, for formats that do not. */
    static final String[] NAMES = {"--colors", "--pool", "--scaling", "--clip", "--heat-gamma", "--scale", "--legend",
        "--overlay"};

    /** The names of these options. */
    public static java.util.List<String> names() {
        return java.util.List.of(NAMES);
    }

    boolean sharesScale() {
        return scale == Shared.shared;
    }

    /** The options, once they are known to make sense. */
    HeatmapDrawing drawing() {
        if (alpha != null && !(alpha >= 0 && alpha <= 1)) {
            throw wrong("--overlay " + alpha + ": expected a number from 0 to 1");
        }
        if (scaling != null && (scaling < 1 || scaling > MOST)) {
            throw wrong("--scaling " + scaling + ": expected 1 to " + MOST);
        }
        try {
            Contrast contrast = new Contrast(clip, gamma);
            ColorMap map = ColorMaps.named(colors);
            if (!(map instanceof LookupMap) && (sharesScale() || !contrast.equals(Contrast.LINEAR))) {
                throw wrong("--colors " + colors + " scales every map by itself; --clip, --heat-gamma and"
                        + " --scale shared need another one, such as bwr");
            }
            return new HeatmapDrawing(map, pooling, contrast, alpha, legend);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** How often each pixel of a picture is repeated. */
    int scaling(ByteImage view) {
        int auto = (int) Math.round(VISIBLE / Math.max(view.height(), view.width()));
        return scaling == null ? Math.max(1, auto) : scaling;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
