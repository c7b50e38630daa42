package org.lrptoolbox.image;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.lrptoolbox.text.Meant;

/** The ways of preprocessing that go with families of networks, by name; {@link Preprocessing#parse} says which. */
final class PreprocessingPresets {
    private static final Size CROP = new Size(224, 224);
    private static final Resize SHORT = Resize.shortSide(256, Filter.BILINEAR);
    private static final List<Double> ONE = List.of(1.0);
    private static final Mean VGG = Mean.of(103.939, 116.779, 123.68);

    private static final Map<String, Preprocessing> BY_NAME = new TreeMap<>(Map.of(
            "none", new Preprocessing(Resize.NONE, null, ChannelOrder.RGB, 1, Mean.ZERO, ONE, ImageLayout.NCHW),
            "torchvision", new Preprocessing(SHORT, CROP, ChannelOrder.RGB, 1 / 255.0, Mean.of(0.485, 0.456, 0.406),
                    List.of(0.229, 0.224, 0.225), ImageLayout.NCHW),
            "caffe", new Preprocessing(SHORT, CROP, ChannelOrder.BGR, 1, VGG, ONE, ImageLayout.NCHW),
            "caffe-demo", new Preprocessing(Resize.longSide(256, Filter.LANCZOS), CROP, ChannelOrder.BGR, 1, VGG, ONE,
                    ImageLayout.NCHW),
            "tf", new Preprocessing(SHORT, CROP, ChannelOrder.RGB, 1 / 127.5, Mean.of(1), ONE, ImageLayout.NHWC)));

    private PreprocessingPresets() {}

    /**
     * A preset.
     *
     * @throws IllegalArgumentException if there is none of this name; the message lists the names
     */
    static Preprocessing named(String name) {
        Preprocessing preset = BY_NAME.get(name);
        if (preset == null) {
            throw new IllegalArgumentException(
                    "no preprocessing is named '" + name + "'" + Meant.by(name, names()) + "; the names are " + names()
                            + ", and settings look like resize=short:256,bilinear crop=224");
        }
        return preset;
    }

    /** The names {@link #named} knows, sorted. */
    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }
}
