package org.lrptoolbox.onnx.caffe.definition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;

/**
 * The messages of Caffe that are read, as protobuf knows them. They are listed in the resource {@code caffe.schema},
 * with public field numbers; everything else in a file is passed over.
 */
public final class Schema {
    private static final List<String> SCALARS = List.of("string", "int32", "int64", "uint32", "float", "bool");
    private static final FileDescriptor MESSAGES = load();

    private Schema() {}

    /** A message by its name in the schema. */
    static Descriptor message(String name) {
        return Objects.requireNonNull(MESSAGES.findMessageTypeByName(name), name);
    }

    /** A network. */
    public static Descriptor net() {
        return message("Net");
    }

    /** A layer of the newest generation. */
    public static Descriptor layer() {
        return message("Layer");
    }

    private static FileDescriptor load() {
        FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder().setName("caffe.schema").setSyntax("proto2");
        List<String> lines = lines();
        List<String> enums = lines.stream().filter(l -> l.startsWith("enum ")).map(l -> l.split(" ")[1]).toList();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words[0].equals("enum")) {
                file.addEnumType(enumeration(words));
            } else if (words[0].equals("message")) {
                file.addMessageType(DescriptorProto.newBuilder().setName(words[1]));
            } else {
                file.getMessageTypeBuilder(file.getMessageTypeCount() - 1).addField(field(enums, words));
            }
        }
        try {
            return FileDescriptor.buildFrom(file.build(), new FileDescriptor[0]);
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream("caffe.schema"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code enum NAME VALUE 0 VALUE 1 ...}; values of different enums may share a name, so each gets a scope. */
    private static EnumDescriptorProto enumeration(String... words) {
        EnumDescriptorProto.Builder e = EnumDescriptorProto.newBuilder().setName(words[1]);
        for (int i = 2; i < words.length; i += 2) {
            e.addValueBuilder().setName(words[i]).setNumber(Integer.parseInt(words[i + 1]));
        }
        return e.build();
    }

    /** {@code NAME NUMBER TYPE[*|**] [= DEFAULT]}. */
    private static FieldDescriptorProto field(List<String> enums, String... words) {
        String type = words[2].replace("*", "");
        FieldDescriptorProto.Builder field = FieldDescriptorProto.newBuilder().setName(words[0])
                .setNumber(Integer.parseInt(words[1]))
                .setLabel(words[2].endsWith("*") ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL);
        if (words[2].endsWith("**")) {
            field.getOptionsBuilder().setPacked(true);
        }
        if (SCALARS.contains(type)) {
            field.setType(FieldDescriptorProto.Type.valueOf("TYPE_" + type.toUpperCase(Locale.ROOT)));
        } else {
            field.setType(enums.contains(type)
                    ? FieldDescriptorProto.Type.TYPE_ENUM
                    : FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(type);
        }
        if (words.length > 4) {
            field.setDefaultValue(words[4]);
        }
        return field.build();
    }
}
