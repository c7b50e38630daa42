package org.lrptoolbox.render;

import java.util.Arrays;
import java.util.function.Consumer;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Draws relevance and inputs as pictures of shape (H, W, 3), red, green and blue from 0 to 1.
 *
 * <p>Samples are vectors or carry further dimensions; {@link Images#vec2im} makes pictures of them:
 * {@code Heatmap.toRgb(Images.vec2im(relevance), HeatmapStyle.STANDARD)}.
 */
public final class Heatmap {
    private Heatmap() {}

    /**
     * Colours an input, which is not normalised.
     *
     * @param image shape (H, W), values from 0 to 1
     * @param scaling how often each pixel is repeated in both directions, at least 1
     * @param map the colours, {@code binary} in the toolbox
     * @return shape (scaling H, scaling W, 3)
     */
    public static Tensor digitToRgb(Tensor image, int scaling, LookupMap map) {
        return Images.enlarge(map.rgb(flat(image)), scaling);
    }

    /**
     * Colours relevance.
     *
     * @param relevance shape (H, W)
     * @param style colours, size and normalisation
     * @return shape (scaling H, scaling W, 3)
     */
    public static Tensor toRgb(Tensor relevance, HeatmapStyle style) {
        Tensor r = flat(relevance);
        Tensor rgb = switch (style.map()) {
            case LookupMap map -> map.rgb(style.normalization().apply(r, style.compatibility()));
            case ToolboxMap map -> map.rgb(r, style.compatibility());
        };
        return Images.enlarge(rgb, style.scaling());
    }

    /**
     * The usual heatmap of a picture's relevance: channels summed, red for and blue against.
     *
     * @param relevance shape (H, W, channels)
     */
    public static ByteImage draw(Tensor relevance) {
        return ByteImage.of(toRgb(Pooling.SUM.apply(relevance),
                HeatmapStyle.STANDARD.withMap("bwr").withScaling(1)));
    }

    /**
     * Colours relevance and draws the edges of the input over it in black.
     *
     * @param relevance shape (H, W)
     * @param input the picture that {@link Canny} finds edges in, shape (H, W), values from 0 to 1
     * @param style colours, size and normalisation
     * @param messages is told, in three lines, when the shapes differ; the outline is left out then
     * @return shape (scaling H, scaling W, 3)
     */
    public static Tensor toRgb(Tensor relevance, Tensor input, HeatmapStyle style, Consumer<String> messages) {
        Tensor rgb = toRgb(relevance, style);
        Tensor x = Images.enlarge(flat(input), style.scaling());
        int[] expected = Arrays.copyOf(rgb.shape(), 2);
        if (!Arrays.equals(expected, x.shape())) {
            messages.accept("transformed heatmap and data dimension mismatch. data dimensions differ?");
            messages.accept("R.shape =  " + Shapes.text(expected) + " X.shape =  " + Shapes.text(x.shape()));
            messages.accept("skipping drawing of outline\n");
            return rgb;
        }
        double[] edges = Canny.edges(x, style.sigma()).data();
        for (int i = 0; i < rgb.size(); i++) {
            rgb.data()[i] *= 1 - edges[i / 3];
        }
        return rgb;
    }

    /**
     * Lays a heatmap over a picture, of which only the brightness remains, so that the colours are the heatmap's.
     *
     * @param heatmap shape (H, W, 3), values from 0 to 1
     * @param picture red, green and blue, of the same size
     * @param alpha how much of the heatmap covers the picture, from 0 to 1
     * @return shape (H, W, 3)
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Tensor over(Tensor heatmap, ByteImage picture, double alpha) {
        Images.requireImage(heatmap, false);
        if (heatmap.dim(0) != picture.height() || heatmap.dim(1) != picture.width() || picture.channels() != 3) {
            throw new IllegalArgumentException("a heatmap of shape " + Shapes.text(heatmap.shape())
                    + " does not fit over a picture of " + picture);
        }
        Tensor blend = heatmap.map(v -> alpha * v);
        byte[] pixels = picture.pixels();
        for (int i = 0; i < blend.size(); i++) {
            int at = i / 3 * 3;
            double gray = (0.299 * Byte.toUnsignedInt(pixels[at]) + 0.587 * Byte.toUnsignedInt(pixels[at + 1])
                    + 0.114 * Byte.toUnsignedInt(pixels[at + 2])) / 255;
            blend.data()[i] += (1 - alpha) * gray;
        }
        return blend;
    }

    /**
     * As {@link #over(Tensor, ByteImage, double)}, but every pixel is covered by as much as it is relevant: where there
     * is no relevance, the picture stays.
     *
     * @param strength |R| from 0 to 1, shape (H, W)
     * @param alpha how much of the heatmap covers the picture where strength is 1
     */
    public static Tensor over(Tensor heatmap, Tensor strength, ByteImage picture, double alpha) {
        Tensor bare = over(heatmap, picture, 0);
        Tensor covered = over(heatmap, picture, alpha);
        for (int i = 0; i < bare.size(); i++) {
            double t = strength.data()[i / 3];
            bare.data()[i] += t * (covered.data()[i] - bare.data()[i]);
        }
        return bare;
    }

    /** A picture of one channel may say so in its shape. */
    private static Tensor flat(Tensor image) {
        Tensor flat = image.rank() == 3 && image.dim(2) == 1 ? image.reshape(image.dim(0), image.dim(1)) : image;
        Images.requireImage(flat, true);
        return flat;
    }
}
