package org.lrptoolbox.onnx.caffe.definition;

import java.util.List;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;

/**
 * The fields of a message by name; those that are not set have the schema's default.
 *
 * @param message what it reads
 */
public record Fields(Message message) {
    private FieldDescriptor field(String name) {
        FieldDescriptor field = message.getDescriptorForType().findFieldByName(name);
        if (field == null) {
            throw new IllegalArgumentException(message.getDescriptorForType().getName() + " has no field " + name);
        }
        return field;
    }

    /** Whether a single field is set. */
    public boolean has(String name) {
        return message.hasField(field(name));
    }

    /** A whole number. */
    public int integer(String name) {
        return ((Number) message.getField(field(name))).intValue();
    }

    /** A real number. */
    public float real(String name) {
        return (Float) message.getField(field(name));
    }

    /** A yes or no. */
    public boolean flag(String name) {
        return (Boolean) message.getField(field(name));
    }

    /** A text. */
    public String text(String name) {
        return (String) message.getField(field(name));
    }

    /** The name of a constant. */
    public String constant(String name) {
        return ((EnumValueDescriptor) message.getField(field(name))).getName();
    }

    /** A message inside; an empty one with all its defaults where there is none. */
    public Fields inside(String name) {
        return new Fields((Message) message.getField(field(name)));
    }

    /** The messages of a repeated field. */
    public List<Fields> all(String name) {
        return list(name).stream().map(m -> new Fields((Message) m)).toList();
    }

    /** The texts of a repeated field. */
    public List<String> texts(String name) {
        return list(name).stream().map(String.class::cast).toList();
    }

    /** The whole numbers of a repeated field. */
    public long[] integers(String name) {
        return list(name).stream().mapToLong(n -> ((Number) n).longValue()).toArray();
    }

    /** The real numbers of a repeated field. */
    public double[] reals(String name) {
        return list(name).stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray();
    }

    private List<?> list(String name) {
        return (List<?>) message.getField(field(name));
    }

    /** Gives a builder's field of another message the value it has here, if it is set; names and types are the same. */
    static void copy(Message from, String name, DynamicMessage.Builder to, String newName) {
        FieldDescriptor source = from.getDescriptorForType().findFieldByName(name);
        FieldDescriptor target = to.getDescriptorForType().findFieldByName(newName);
        if (source != null && target != null && (source.isRepeated() || from.hasField(source))) {
            to.setField(target, from.getField(source));
        }
    }
}
