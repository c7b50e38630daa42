package org.lrptoolbox.onnx.caffe.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.TextFormat;

/**
 * Settings in a definition that the schema does not have and that may change what a layer computes: those of versions of
 * Caffe that others made, and misspelled ones. Caffe refuses all of them.
 */
final class UnknownSettings {
    /** Messages that say what a layer computes, every setting of which that does so is in the schema. */
    private static final Set<String> COMPUTE = Set.of("BatchNorm", "Bias", "Bn", "Concat", "Convolution", "Crop",
            "Dropout",
            "Eltwise", "Elu", "Exp", "Flatten", "InnerProduct", "Lrn", "Permute", "Pooling", "Power", "PRelu", "Relu",
            "Reshape", "Scale", "Slice", "Softmax", "Upsample");
    /** Settings of Caffe in them that choose who computes, or are for training alone. */
    private static final Set<String> HARMLESS = Set.of("engine", "force_nd_im2col", "momentum",
            "moving_average_fraction", "scale_train", "stable_prod_grad");
    /** As protobuf lists what it does not know. */
    private static final Pattern LISTED = Pattern.compile("(?m)^(\\d+):(\\d+):\\s+(\\w+)\\.(\\w+)$");

    private final List<Setting> settings;

    /** A place in a text, both from 1. */
    record Place(int line, int column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Comparator.comparingInt(Place::line).thenComparingInt(Place::column).compare(this, other);
        }
    }

    private record Setting(Place place, String name) {}

    private UnknownSettings(List<Setting> settings) {
        this.settings = settings;
    }

    /** Those of a text that protobuf reads when it may pass over what it does not know. */
    static UnknownSettings of(String text) {
        List<Setting> settings = new ArrayList<>();
        try {
            TextFormat.Parser.newBuilder().build().merge(text, DynamicMessage.newBuilder(Schema.net()));
        } catch (TextFormat.ParseException e) {
            Matcher listed = LISTED.matcher(String.valueOf(e.getMessage()));
            while (listed.find()) {
                if (COMPUTE.contains(listed.group(3)) && !HARMLESS.contains(listed.group(4))) {
                    settings.add(new Setting(new Place(Integer.parseInt(listed.group(1)),
                            Integer.parseInt(listed.group(2))), listed.group(4)));
                }
            }
        }
        return new UnknownSettings(settings);
    }

    /** Those from a place on, up to before another; each with its line. */
    String between(Place from, Place to) {
        return settings.stream().filter(s -> s.place.compareTo(from) >= 0 && s.place.compareTo(to) < 0)
                .map(s -> s.name + " (line " + s.place.line + ")").collect(Collectors.joining(", "));
    }
}
