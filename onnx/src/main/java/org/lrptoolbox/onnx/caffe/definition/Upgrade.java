package org.lrptoolbox.onnx.caffe.definition;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;

/**
 * Brings layers of the two older generations to the newest, as Caffe does when it loads them: {@code layers} with types
 * from an enumeration (2014), and {@code layers} with a {@code layer} inside, all of whose settings lie side by side
 * (2013).
 */
final class Upgrade {
    /** Types whose new names are not their old ones with a capital and joined words. */
    private static final Map<String, String> NAMES = Map.of("BNLL", "BNLL", "LRN", "LRN", "MVN", "MVN", "RELU", "ReLU",
            "TANH", "TanH", "ABSVAL", "AbsVal", "HDF5_DATA", "HDF5Data", "SOFTMAX_LOSS", "SoftmaxWithLoss", "ARGMAX",
            "ArgMax", "IM2COL", "Im2col");
    /** The types of 2013, with the message that holds their settings now. */
    private static final Map<String, String> OLDEST = Map.ofEntries(Map.entry("conv", "Convolution"),
            Map.entry("innerproduct", "InnerProduct"), Map.entry("pool", "Pooling"), Map.entry("lrn", "LRN"),
            Map.entry("relu", "ReLU"), Map.entry("dropout", "Dropout"), Map.entry("softmax", "Softmax"),
            Map.entry("concat", "Concat"), Map.entry("flatten", "Flatten"), Map.entry("sigmoid", "Sigmoid"),
            Map.entry("tanh", "TanH"), Map.entry("bnll", "BNLL"), Map.entry("power", "Power"),
            Map.entry("split", "Split"), Map.entry("data", "Data"), Map.entry("images", "ImageData"),
            Map.entry("window_data", "WindowData"), Map.entry("hdf5_data", "HDF5Data"),
            Map.entry("accuracy", "Accuracy"), Map.entry("softmax_loss", "SoftmaxWithLoss"),
            Map.entry("euclidean_loss", "EuclideanLoss"), Map.entry("infogain_loss", "InfogainLoss"),
            Map.entry("multinomial_logistic_loss", "MultinomialLogisticLoss"), Map.entry("hdf5_output", "HDF5Output"),
            Map.entry("padding", Paddings.TYPE));
    private static final Map<String, String> SETTINGS = Map.of("Convolution", "convolution_param", "InnerProduct",
            "inner_product_param", "Pooling", "pooling_param", "LRN", "lrn_param", "Dropout", "dropout_param",
            "Concat", "concat_param", Paddings.TYPE, "convolution_param");
    /** Settings that were renamed. */
    private static final Map<String, String> RENAMED = Map.of("biasterm", "bias_term", "kernelsize", "kernel_size");
    private static final Set<String> NO_SETTINGS = Set.of("name", "type", "cropsize");

    private Upgrade() {}

    /** A layer of {@code layers}, whose type is empty if it is unknown. */
    static Message layer(Message old) {
        Fields fields = new Fields(old);
        DynamicMessage.Builder layer = DynamicMessage.newBuilder(Schema.layer());
        for (FieldDescriptor field : old.getDescriptorForType().getFields()) {
            if (!field.getName().equals("type") && !field.getName().equals("param")) {
                Fields.copy(old, field.getName(), layer, field.getName());
            }
        }
        for (String shared : fields.texts("param")) {
            set(layer, "param", DynamicMessage.newBuilder(Schema.message("Parameter")), "name", shared);
        }
        if (fields.has("layer")) {
            oldest(fields.inside("layer").message(), layer);
        } else {
            layer.setField(Schema.layer().findFieldByName("type"), fields.has("type")
                    ? type(fields.constant("type"))
                    : "");
        }
        return layer.build();
    }

    private static String type(String constant) {
        if (NAMES.containsKey(constant)) {
            return NAMES.get(constant);
        }
        StringBuilder name = new StringBuilder();
        for (String word : constant.split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private static void oldest(Message old, DynamicMessage.Builder layer) {
        Fields fields = new Fields(old);
        String type = OLDEST.getOrDefault(fields.text("type"), fields.text("type"));
        Fields.copy(old, "name", layer, "name");
        layer.setField(Schema.layer().findFieldByName("type"), type);
        if (fields.has("cropsize")) {
            DynamicMessage.Builder crop = DynamicMessage.newBuilder(Schema.message("Transform"));
            Fields.copy(old, "cropsize", crop, "crop_size");
            layer.setField(Schema.layer().findFieldByName("transform_param"), crop.build());
        }
        String settings = SETTINGS.get(type);
        if (settings != null) {
            FieldDescriptor target = Schema.layer().findFieldByName(settings);
            layer.setField(target, settings(old, target.getMessageType()));
        }
    }

    private static Message settings(Message old, Descriptor type) {
        DynamicMessage.Builder settings = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : old.getDescriptorForType().getFields()) {
            FieldDescriptor target = type.findFieldByName(RENAMED.getOrDefault(field.getName(), field.getName()));
            if (target == null || NO_SETTINGS.contains(field.getName()) || !old.hasField(field)) {
                continue;
            }
            Object value = old.getField(field);
            if (target.isRepeated()) {
                settings.addRepeatedField(target, value);
            } else {
                settings.setField(target, value instanceof EnumValueDescriptor e
                        ? target.getEnumType().findValueByNumber(e.getNumber())
                        : value);
            }
        }
        return settings.build();
    }

    private static void set(DynamicMessage.Builder layer, String list, DynamicMessage.Builder entry, String name,
            String value) {
        entry.setField(entry.getDescriptorForType().findFieldByName(name), value);
        layer.addRepeatedField(layer.getDescriptorForType().findFieldByName(list), entry.build());
    }
}
