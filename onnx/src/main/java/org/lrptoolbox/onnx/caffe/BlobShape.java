package org.lrptoolbox.onnx.caffe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import org.lrptoolbox.io.MalformedFileException;

/** The shape of an array of Caffe, a message of its own since 2014, and the fields of arrays, {@code BlobProto}. */
public final class BlobShape {
    /** The last of four sizes, which begin with field 1 and were the shape before: samples, channels, height, width. */
    public static final int WIDTH = 4;
    /** Numbers of 32 bits. */
    public static final int DATA = 5;
    /** The shape. */
    public static final int SHAPE = 7;
    /** Numbers of 64 bits. */
    public static final int DOUBLE_DATA = 8;

    private static final int DIM = 1;
    private static final int MOST_AXES = 32;

    private BlobShape() {}

    /**
     * Reads the message that begins here with its length.
     *
     * @param file what messages name
     * @throws MalformedFileException if it claims more dimensions than any array has
     */
    public static List<Long> read(CodedInputStream in, Path file) throws IOException {
        List<Long> dims = new ArrayList<>();
        int outer = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == (DIM << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
                int inner = in.pushLimit(in.readRawVarint32());
                while (in.getBytesUntilLimit() > 0) {
                    add(dims, in.readInt64(), file);
                }
                in.popLimit(inner);
            } else if (tag == (DIM << 3 | WireFormat.WIRETYPE_VARINT)) {
                add(dims, in.readInt64(), file);
            } else {
                in.skipField(tag);
            }
        }
        in.popLimit(outer);
        return dims;
    }

    private static void add(List<Long> dims, long dim, Path file) throws MalformedFileException {
        dims.add(dim);
        if (dims.size() > MOST_AXES) {
            throw new MalformedFileException(file, "claims more than " + MOST_AXES + " dimensions");
        }
    }
}
