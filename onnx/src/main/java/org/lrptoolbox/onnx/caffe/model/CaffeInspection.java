package org.lrptoolbox.onnx.caffe.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.lrptoolbox.onnx.caffe.definition.Caffemodel;
import org.lrptoolbox.onnx.caffe.definition.Prototxt;

/**
 * What reading a model of Caffe finds, layer by layer, whether it can be read or not.
 *
 * @param layers the layers of the definition that take part in predictions
 * @param model the model, if all of them can be read
 */
public record CaffeInspection(List<Found> layers, Optional<CaffeModel> model) {
    /**
     * A layer.
     *
     * @param name its name
     * @param type its type
     * @param line where it begins in the definition
     * @param problem why it cannot be read; empty if it can
     */
    public record Found(String name, String type, int line, String problem) {}

    /** Copies the list. */
    public CaffeInspection {
        layers = List.copyOf(layers);
    }

    /** Looks at a definition alone. */
    public static CaffeInspection of(Path prototxt) throws IOException {
        return NetReader.inspect(Prototxt.read(prototxt), Parameters.filled(), prototxt);
    }

    /** Looks at trained parameters and their definition. */
    public static CaffeInspection of(Path caffemodel, Path prototxt) throws IOException {
        return NetReader.inspect(Prototxt.read(prototxt), Parameters.of(Caffemodel.read(caffemodel)), prototxt);
    }
}
