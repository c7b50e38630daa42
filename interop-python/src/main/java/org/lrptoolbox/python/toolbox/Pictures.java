package org.lrptoolbox.python.toolbox;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ColorMaps;
import org.lrptoolbox.render.Heatmap;
import org.lrptoolbox.render.HeatmapStyle;
import org.lrptoolbox.render.Images;
import org.lrptoolbox.render.LookupMap;
import org.lrptoolbox.render.Montage;
import org.lrptoolbox.render.HeatmapStyle.Normalization;
import org.lrptoolbox.tensor.Tensor;

/** What the Python module {@code render} asks of Java. Pictures are arrays of shape (H, W) or (H, W, 3). */
public final class Pictures {
    private Pictures() {}

    /** An array with every pixel repeated in both directions. */
    public static NDArray enlarge(NDArray image, int scaling) {
        return NDArray.of(Images.enlarge(image.asTensor(), scaling));
    }

    /** A picture of an input, coloured by a map that takes values from 0 to 1. */
    public static NDArray digit(NDArray image, int scaling, String map) {
        return NDArray.of(Heatmap.digitToRgb(image.asTensor(), scaling, ColorMaps.lookup(map)));
    }

    /** A picture of relevance, with the outline of an input over it where one is given. */
    public static NDArray heatmap(NDArray relevance, @Nullable NDArray input, int scaling, double sigma, String map,
            boolean normalize, Consumer<String> messages) {
        HeatmapStyle style = new HeatmapStyle(ColorMaps.named(map), scaling, sigma,
                normalize ? Normalization.SYMMETRIC : Normalization.NONE, Compatibility.ORIGINAL);
        Tensor r = relevance.asTensor();
        return NDArray.of(input == null
                ? Heatmap.toRgb(r, style)
                : Heatmap.toRgb(r, input.asTensor(), style, messages));
    }

    /** Pictures in a row, as bytes of shape (H, W, channels). */
    public static NDArray row(List<NDArray> images, int gap, Consumer<String> messages) {
        ByteImage picture = ByteImage.of(
                Montage.row(images.stream().map(NDArray::asTensor).toList(), gap, messages), Compatibility.ORIGINAL);
        return NDArray.of(ElementType.UINT8, picture.pixels(), picture.height(), picture.width(), picture.channels());
    }

    /** The names of the colour maps. */
    public static List<String> colorMaps() {
        return List.copyOf(ColorMaps.names());
    }

    /** Whether there is a colour map of that name which is a table of colours. */
    public static boolean hasColorMap(String name) {
        return ColorMaps.find(name).isPresent();
    }

    /** The colour map of a name, as a table of colours. */
    public static LookupMap colorMap(String name) {
        return ColorMaps.lookup(name);
    }
}
