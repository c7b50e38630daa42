package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.lrptoolbox.io.Arrays;
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
final class PictureFiles implements ResultFiles {
    private final OutputFolder folder;
    private final HeatmapOptions options;
    private final HeatmapDrawing drawing;
    private final ElementType type;
    private final Run.Views views;
    private final List<Waiting> waiting = new ArrayList<>();
    private double largest;

    /** A heatmap that waits for the scale of all. */
    private record Waiting(Source image, String name, List<String> legend) {}

    /**
     * @param type of the numbers in arrays: that of the engine's
     * @param views finds again what the network saw of a picture
     */
    PictureFiles(OutputFolder folder, HeatmapOptions options, HeatmapDrawing drawing,
            ElementType type, Run.Views views) {
        this.folder = folder;
        this.options = options;
        this.drawing = drawing;
        this.type = type;
        this.views = views;
    }

    @Override
    public void write(Explanation e) throws IOException {
        array(e.name(), e.relevance());
        for (Map.Entry<String, Tensor> layer : e.layers().entrySet()) {
            // Names in ONNX files are often paths.
            array(e.name() + "-" + layer.getKey().replaceAll("[^\\w.-]+", "_"), layer.getValue());
        }
        Tensor pooled = drawing.pooled(e.relevance(), e.view());
        double magnitude = drawing.contrast().magnitude(pooled);
        if (options.sharesScale()) {
            largest = Math.max(largest, magnitude);
            waiting.add(new Waiting(e.image(), e.name(), legend(e)));
        } else {
            draw(e.name(), pooled, magnitude, e.view(), legend(e));
        }
    }

    @Override
    public void finish() throws IOException {
        for (Waiting w : waiting) {
            ByteImage view = views.view(w.image);
            Tensor relevance = Arrays.read(folder.file(w.name + ".npy")).toTensor();
            draw(w.name, drawing.pooled(relevance, view), largest, view, w.legend);
        }
    }

    private void draw(String name, Tensor pooled, double magnitude, ByteImage view, List<String> legend)
            throws IOException {
        var sheet = new HeatmapDrawing.Sheet(pooled, magnitude, options.scaling(view));
        ImageFiles.write(drawing.heatmap(sheet, legend), folder.file(name + ".png"));
        if (drawing.overlays()) {
            ImageFiles.write(drawing.overlay(sheet, view), folder.file(name + "-overlay.png"));
        }
    }

    private List<String> legend(Explanation e) {
        String score = String.format(Locale.ROOT, "relevance %.4g of %.4g", e.relevance().sum(), e.seed());
        return List.of(e.what(), score);
    }

    private void array(String name, Tensor tensor) throws IOException {
        Arrays.write(TypedArray.of(tensor, type), folder.file(name + ".npy"));
    }
}
