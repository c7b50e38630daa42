package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.lrptoolbox.cli.input.Picture;
import org.lrptoolbox.cli.input.PictureLoader;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;

/**
 * For {@code cat.jpg} explained for class 281: {@code cat-281.npy} with the relevance as the network takes its input,
 * {@code cat-281.png}, and on demand {@code cat-281-overlay.png} and {@code cat-281-LAYER.npy}.
 *
 * <p>Where all heatmaps share a scale, they are drawn at the end, from the arrays that were written.
 */
record PictureFiles(OutputFolder folder, HeatmapOptions options, HeatmapDrawing drawing, ElementType type,
        PictureLoader loader) implements ResultFiles {
    /** What the array of an explanation is called among its files. */
    static final String RELEVANCE = "relevance";
    private static final String HEATMAP = "heatmap";
    private static final String OVERLAY = "overlay";

    @Override
    public Written write(Explanation e) throws IOException {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(RELEVANCE, array(e.name(), e.relevance()));
        for (Map.Entry<String, Tensor> layer : e.layers().entrySet()) {
            // Names in ONNX files are often paths.
            names.put("layer:" + layer.getKey(),
                    array(e.name() + "-" + layer.getKey().replaceAll("[^\\w.-]+", "_"), layer.getValue()));
        }
        Tensor pooled = drawing.pooling().apply(e.picture());
        double magnitude = drawing.contrast().magnitude(pooled);
        names.put(HEATMAP, e.name() + ".png");
        if (drawing.overlays()) {
            names.put(OVERLAY, e.name() + "-overlay.png");
        }
        if (!options.sharesScale()) {
            draw(names, new HeatmapDrawing.Sheet(pooled, magnitude, options.scaling(e.view())), e.view(),
                    legend(e.what(), e.relevance().sum(), e.seed()));
        }
        return new Written(names, magnitude);
    }

    @Override
    public void finish(All facts) throws IOException {
        if (!options.sharesScale()) {
            return;
        }
        double[] largest = {0};
        facts.each((source, f) -> largest[0] = Math.max(largest[0], f.magnitude()));
        facts.each((source, f) -> {
            Picture.Readable picture = (Picture.Readable) loader.load(source);
            Tensor relevance = StoredArrays.read(folder.file(Objects.requireNonNull(f.outputs().get(RELEVANCE))))
                    .toTensor();
            ByteImage view = picture.view();
            Tensor pooled = drawing.pooling()
                    .apply(picture.layout().toPicture(relevance, view.height(), view.width()));
            draw(f.outputs(), new HeatmapDrawing.Sheet(pooled, largest[0], options.scaling(view)), view,
                    legend(f.what(), f.relevance(), f.seed()));
        });
    }

    private void draw(Map<String, String> names, HeatmapDrawing.Sheet sheet, ByteImage view, List<String> legend)
            throws IOException {
        ImageFiles.write(drawing.heatmap(sheet, legend), folder.file(Objects.requireNonNull(names.get(HEATMAP))));
        String overlay = names.get(OVERLAY);
        if (overlay != null) {
            ImageFiles.write(drawing.overlay(sheet, view), folder.file(overlay));
        }
    }

    private static List<String> legend(String what, double relevance, double seed) {
        return List.of(what, String.format(Locale.ROOT, "relevance %.4g of %.4g", relevance, seed));
    }

    private String array(String name, Tensor tensor) throws IOException {
        String file = name + ".npy";
        StoredArrays.write(TypedArray.of(tensor, type), folder.file(file));
        return file;
    }
}
