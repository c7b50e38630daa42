package org.lrptoolbox.onnx.chain;

import java.io.IOException;
import java.nio.file.Path;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.WireFormat;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;

/**
 * Estimates, before a file is parsed, what its messages will take as objects: two bytes of a file can become an object
 * of a hundred, so that the size of a file alone does not bound its parsing.
 */
final class StructureBudget {
    private static final long LIMIT = 256L << 20;
    private static final int MESSAGE = 128;
    private static final int ELEMENT = 16;
    private static final int PACKED_VARINT = 8;
    /** As deep as protobuf itself reads. */
    private static final int DEPTH = 100;

    private final CodedInputStream in;
    private final Path file;
    private long bytes;

    private StructureBudget(CodedInputStream in, Path file) {
        this.in = in;
        this.file = file;
    }

    /**
     * Walks over a model without building anything.
     *
     * @throws UnsupportedModelException if its objects would take more than {@value #LIMIT} bytes
     * @throws IOException if it is no sequence of protobuf fields
     */
    static void check(CodedInputStream in, Path file) throws IOException {
        new StructureBudget(in, file).message(ModelProto.getDescriptor(), 0);
    }

    private void message(Descriptor type, int depth) throws IOException {
        if (depth > DEPTH) {
            throw new MalformedFileException(file, "graphs nest more than " + DEPTH + " deep");
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            boolean delimited = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (field == null) {
                charge(MESSAGE);
                in.skipField(tag);
            } else if (!delimited) {
                charge(ELEMENT);
                in.skipField(tag);
            } else if (field.getJavaType() == JavaType.MESSAGE) {
                charge(MESSAGE);
                int outer = in.pushLimit(in.readRawVarint32());
                message(field.getMessageType(), depth + 1);
                in.popLimit(outer);
            } else {
                int length = in.readRawVarint32();
                charge(ELEMENT);
                charge(varint(field) ? (long) PACKED_VARINT * length : 0);
                in.skipRawBytes(length);
            }
        }
    }

    private static boolean varint(FieldDescriptor field) {
        return field.getJavaType() == JavaType.INT || field.getJavaType() == JavaType.LONG
                || field.getJavaType() == JavaType.ENUM;
    }

    private void charge(long amount) throws UnsupportedModelException {
        bytes += amount;
        if (bytes > LIMIT) {
            throw new UnsupportedModelException(file, "its structure (nodes, attributes, integers; not weights) would "
                    + "take more than " + (LIMIT >> 20) + " MB of memory, far more than any known model");
        }
    }
}
