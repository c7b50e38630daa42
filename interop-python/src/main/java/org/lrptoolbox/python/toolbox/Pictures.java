package org.lrptoolbox.python.toolbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.Compatibility;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ColorMaps;
import org.lrptoolbox.render.Heatmap;
import org.lrptoolbox.render.HeatmapStyle;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.render.Images;
import org.lrptoolbox.render.Montage;
import org.lrptoolbox.render.Normalization;
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

    /** Writes bytes of shape (H, W, channels) as a picture file of the format its extension names. */
    public static void write(NDArray bytes, Path file) throws IOException {
        byte[] pixels = (byte[]) bytes.contiguous().toTypedArray().storage();
        ImageFiles.write(ByteImage.of(pixels, bytes.dim(0), bytes.dim(1), bytes.dim(2)), file);
    }
}
