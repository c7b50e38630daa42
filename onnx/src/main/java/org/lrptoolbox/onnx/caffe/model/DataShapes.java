package org.lrptoolbox.onnx.caffe.model;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.onnx.caffe.definition.Fields;
import org.lrptoolbox.onnx.caffe.definition.LayerDefinition;

/** The shapes that layers bring data in by, batch and all, where the definition tells them. */
final class DataShapes {
    private static final int COLOURS = 3;

    private DataShapes() {}

    /** A shape for each blob that predictions may read; none if only the data knows. */
    static List<long[]> of(LayerDefinition layer) {
        return switch (layer.type()) {
            case "Input" -> forEach(layer, layer.fields().inside("input_param").all("shape").stream()
                    .map(s -> s.integers("dim")).toList());
            case "DummyData" -> forEach(layer, dummies(layer.fields().inside("dummy_data_param")));
            case "MemoryData" -> memory(layer.fields().inside("memory_data_param"));
            case "ImageData" -> images(layer, "image_data_param");
            case "DenseImageData" -> images(layer, "dense_image_data_param");
            default -> cropped(layer, COLOURS);
        };
    }

    /** One shape for all blobs, or one for each; an Input without any is refused where its blob is declared. */
    private static List<long[]> forEach(LayerDefinition layer, List<long[]> shapes) {
        List<long[]> each = new ArrayList<>();
        for (int i = 0; i < layer.tops().size(); i++) {
            each.add(shapes.isEmpty() ? new long[0] : shapes.get(Math.min(i, shapes.size() - 1)));
        }
        return each;
    }

    private static List<long[]> dummies(Fields p) {
        List<long[]> shapes = new ArrayList<>(p.all("shape").stream().map(s -> s.integers("dim")).toList());
        List<long[]> sides = List.of(p.integers("num"), p.integers("channels"), p.integers("height"),
                p.integers("width"));
        int most = sides.stream().mapToInt(s -> s.length).max().orElse(0);
        for (int i = 0; i < most && sides.stream().noneMatch(s -> s.length == 0); i++) {
            int which = i;
            shapes.add(sides.stream().mapToLong(s -> s[Math.min(which, s.length - 1)]).toArray());
        }
        return shapes;
    }

    private static List<long[]> memory(Fields p) {
        return p.integer("height") <= 0
                ? List.of()
                : List.of(new long[]{1, p.integer("channels"), p.integer("height"), p.integer("width")});
    }

    private static List<long[]> images(LayerDefinition layer, String settings) {
        Fields p = layer.fields().inside(settings);
        int channels = p.flag("is_color") ? COLOURS : 1;
        List<long[]> cropped = cropped(layer, channels);
        return !cropped.isEmpty() || p.integer("new_height") <= 0
                ? cropped
                : List.of(new long[]{1, channels, p.integer("new_height"), p.integer("new_width")});
    }

    /** The size data is cut to, which older definitions tell beside where the data lies. */
    private static List<long[]> cropped(LayerDefinition layer, int channels) {
        Fields transform = layer.fields().inside("transform_param");
        long crop = transform.integer("crop_size");
        for (String place : List.of("data_param", "image_data_param", "window_data_param")) {
            crop = Math.max(crop, layer.fields().inside(place).integer("crop_size"));
        }
        return crop <= 0 ? List.of() : List.of(new long[]{1, transform.flag("force_gray") ? 1 : channels, crop, crop});
    }
}
