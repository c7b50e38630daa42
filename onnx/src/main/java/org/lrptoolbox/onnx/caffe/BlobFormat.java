package org.lrptoolbox.onnx.caffe;

import java.io.IOException;
import java.nio.file.Path;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import org.lrptoolbox.io.ArrayFormat;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;

/**
 * One array as Caffe stores mean images: a protobuf message {@code BlobProto}, most often of shape (1, channels, height,
 * width) in float32, channels blue, green, red.
 */
public final class BlobFormat implements ArrayFormat {
    @Override
    public String name() {
        return "binaryproto";
    }

    /** Reads float32, or float64 where the file has that; what memory it takes is bounded by the file's size. */
    @Override
    public TypedArray read(Path file) throws IOException {
        byte[] bytes = InputFiles.readAll(file);
        try {
            Blob blob = new Blob(file, bytes.length);
            CodedInputStream in = CodedInputStream.newInstance(bytes);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (!blob.read(tag, in)) {
                    in.skipField(tag);
                }
            }
            return blob.array();
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedFileException(file, "is no array of Caffe, or a damaged one: " + e.getMessage(), e);
        }
    }

    /** Writes float64 as such and everything else as float32. */
    @Override
    public void write(TypedArray array, Path file) throws IOException {
        boolean wide = array.type() == ElementType.FLOAT64;
        int size = wide ? Double.BYTES : Float.BYTES;
        long bytes = (long) array.size() * size;
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(array + " is too large for this format, which ends at 2 GB");
        }
        AtomicFile.write(file, stream -> {
            CodedOutputStream out = CodedOutputStream.newInstance(stream);
            out.writeTag(BlobShape.SHAPE, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            writeShape(out, array.shape());
            out.writeTag(wide ? BlobShape.DOUBLE_DATA : BlobShape.DATA, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag((int) bytes);
            for (int i = 0; i < array.size(); i++) {
                double value = array.type().get(array.storage(), i);
                if (wide) {
                    out.writeDoubleNoTag(value);
                } else {
                    out.writeFloatNoTag((float) value);
                }
            }
            out.flush();
        });
    }

    private static void writeShape(CodedOutputStream out, int... shape) throws IOException {
        int length = 0;
        for (int dim : shape) {
            length += CodedOutputStream.computeInt64SizeNoTag(dim);
        }
        out.writeUInt32NoTag(1 + CodedOutputStream.computeUInt32SizeNoTag(length) + length);
        out.writeTag(1, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(length);
        for (int dim : shape) {
            out.writeInt64NoTag(dim);
        }
    }
}
