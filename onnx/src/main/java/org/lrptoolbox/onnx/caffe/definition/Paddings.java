package org.lrptoolbox.onnx.caffe.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;

/**
 * In definitions of 2013 padding was a layer of its own. Its pixels become a setting of the convolution or pooling that
 * reads it, as Caffe does when it loads such a file.
 */
final class Paddings {
    /** What such layers are called once their generation is upgraded; no layer of a newer one is. */
    static final String TYPE = "Padding";
    private static final String CONVOLUTION = "convolution_param";
    private static final Map<String, String> READERS = Map.of("Convolution", CONVOLUTION, "Pooling", "pooling_param");

    private Paddings() {}

    /** The layers without those that pad; one that something else reads stays, and is refused where layers are read. */
    static List<LayerDefinition> merged(List<LayerDefinition> layers) {
        Map<String, LayerDefinition> made = new HashMap<>();
        List<LayerDefinition> merged = new ArrayList<>();
        Set<LayerDefinition> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        for (LayerDefinition layer : layers) {
            LayerDefinition read = layer.bottoms().size() == 1 ? made.get(layer.bottoms().getFirst()) : null;
            if (read != null && read.type().equals(TYPE) && read.bottoms().size() == 1
                    && READERS.containsKey(layer.type())) {
                gone.add(read);
                merged.add(new LayerDefinition(padded(layer, read), layer.line(), layer.blobs(), layer.unknown()));
            } else {
                merged.add(layer);
            }
            layer.tops().forEach(top -> made.put(top, layer));
        }
        merged.removeIf(gone::contains);
        return merged;
    }

    private static Fields padded(LayerDefinition layer, LayerDefinition padding) {
        Message old = layer.fields().message();
        DynamicMessage.Builder now = DynamicMessage.newBuilder(old.getDescriptorForType()).mergeFrom(old);
        FieldDescriptor group = field(old, Objects.requireNonNull(READERS.get(layer.type())));
        Message settings = (Message) old.getField(group);
        long[] pixels = padding.fields().inside(CONVOLUTION).integers("pad");
        FieldDescriptor pad = field(settings, "pad");
        DynamicMessage.Builder wider = DynamicMessage.newBuilder(settings.getDescriptorForType()).mergeFrom(settings);
        int wide = pixels.length == 0 ? 0 : (int) pixels[0];
        now.setField(group, wider.setField(pad, pad.isRepeated() ? List.of(wide) : wide).build());
        now.setRepeatedField(field(old, "bottom"), 0, padding.bottoms().getFirst());
        return new Fields(now.build());
    }

    private static FieldDescriptor field(Message message, String name) {
        return message.getDescriptorForType().findFieldByName(name);
    }
}
