package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.lrptoolbox.image.ImageLayout;
import org.lrptoolbox.io.Arrays;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;

/**
 * For {@code cat.jpg} explained for class 281: {@code cat-281.npy} with the relevance as the network takes its input,
 * {@code cat-281.png}, and on demand {@code cat-281-overlay.png} and {@code cat-281-LAYER.npy}.
 */
record PictureFiles(Path folder, ImageLayout layout, HeatmapOptions heatmaps) implements ResultFiles {
    @Override
    public void write(Explanation e) throws IOException {
        array(e.name(), e.relevance());
        for (Map.Entry<String, Tensor> layer : e.layers().entrySet()) {
            // Names in ONNX files are often paths.
            array(e.name() + "-" + layer.getKey().replaceAll("[^\\w.-]+", "_"), layer.getValue());
        }
        ImageFiles.write(heatmaps.heatmap(e.relevance(), e.view(), layout), folder.resolve(e.name() + ".png"));
        if (heatmaps.overlays()) {
            ImageFiles.write(heatmaps.overlay(e.relevance(), e.view(), layout),
                    folder.resolve(e.name() + "-overlay.png"));
        }
    }

    private void array(String name, Tensor tensor) throws IOException {
        Arrays.write(TypedArray.of(tensor), folder.resolve(name + ".npy"));
    }
}
