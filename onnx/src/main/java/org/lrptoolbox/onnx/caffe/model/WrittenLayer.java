package org.lrptoolbox.onnx.caffe.model;

import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import org.lrptoolbox.onnx.caffe.definition.Schema;
import org.lrptoolbox.tensor.Weights;

/** A layer on its way into a file: its definition, setting by setting, and its parameters. */
final class WrittenLayer {
    private final DynamicMessage.Builder layer = DynamicMessage.newBuilder(Schema.layer());
    private final List<Weights> blobs = new ArrayList<>();

    WrittenLayer(String name, String type, List<String> bottoms) {
        layer.setField(field("name"), name);
        layer.setField(field("type"), type);
        bottoms.forEach(b -> layer.addRepeatedField(field("bottom"), b));
        layer.addRepeatedField(field("top"), name);
    }

    private static FieldDescriptor field(String name) {
        FieldDescriptor field = Schema.layer().findFieldByName(name);
        if (field == null) {
            throw new IllegalArgumentException(name);
        }
        return field;
    }

    /** Gives it other blobs to write than one of its own name. */
    WrittenLayer writing(List<String> tops) {
        layer.clearField(field("top")).setField(field("top"), tops);
        return this;
    }

    /** Sets a setting: a Boolean, a String (a constant), a Number, or a list of numbers. */
    WrittenLayer with(String message, String name, Object value) {
        FieldDescriptor group = field(message);
        DynamicMessage.Builder settings = DynamicMessage.newBuilder(group.getMessageType())
                .mergeFrom((Message) layer.getField(group));
        FieldDescriptor target = group.getMessageType().findFieldByName(name);
        if (value instanceof List<?> list) {
            list.forEach(v -> settings.addRepeatedField(target, converted(target, v)));
        } else {
            settings.setField(target, converted(target, value));
        }
        layer.setField(group, settings.build());
        return this;
    }

    /** Sets a shape inside a setting. */
    WrittenLayer withShape(String message, long... dims) {
        FieldDescriptor group = field(message);
        FieldDescriptor shape = group.getMessageType().findFieldByName("shape");
        DynamicMessage.Builder inner = DynamicMessage.newBuilder(shape.getMessageType());
        for (long d : dims) {
            inner.addRepeatedField(shape.getMessageType().findFieldByName("dim"), d);
        }
        DynamicMessage.Builder settings = DynamicMessage.newBuilder(group.getMessageType());
        if (shape.isRepeated()) {
            settings.addRepeatedField(shape, inner.build());
        } else {
            settings.setField(shape, inner.build());
        }
        layer.setField(group, settings.build());
        return this;
    }

    private static Object converted(FieldDescriptor target, Object value) {
        return switch (target.getJavaType()) {
            case INT -> ((Number) value).intValue();
            case LONG -> ((Number) value).longValue();
            case FLOAT -> ((Number) value).floatValue();
            case ENUM -> target.getEnumType().findValueByName((String) value);
            default -> value;
        };
    }

    /** Adds a parameter. */
    WrittenLayer blob(Weights weights) {
        blobs.add(weights);
        return this;
    }

    Message definition() {
        return layer.build();
    }

    List<Weights> blobs() {
        return blobs;
    }
}
