package org.lrptoolbox.onnx.caffe.definition;

import static org.lrptoolbox.onnx.caffe.BlobShape.DATA;
import static org.lrptoolbox.onnx.caffe.BlobShape.DOUBLE_DATA;
import static org.lrptoolbox.onnx.caffe.BlobShape.SHAPE;
import static org.lrptoolbox.onnx.caffe.BlobShape.WIDTH;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.onnx.caffe.BlobShape;
import org.lrptoolbox.tensor.Shapes;

/** Notes where the numbers of a {@code BlobProto} lie, and their shape; gradients are passed over. */
final class BlobFields {
    private final Path file;
    private final MemorySegment map;
    private final long[] oldShape = new long[WIDTH];
    private final List<MemorySegment> parts = new ArrayList<>();
    private @Nullable List<Long> shape;
    private boolean wide;
    private long bytes;

    BlobFields(Path file, MemorySegment map) {
        this.file = file;
        this.map = map;
    }

    void read(int tag, CodedInputStream in) throws IOException {
        int field = WireFormat.getTagFieldNumber(tag);
        int wire = WireFormat.getTagWireType(tag);
        boolean packed = wire == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        if (field >= 1 && field <= WIDTH && wire == WireFormat.WIRETYPE_VARINT) {
            oldShape[field - 1] = in.readInt64();
        } else if (field == SHAPE && packed) {
            shape = BlobShape.read(in, file);
        } else if (field == DATA && (packed || wire == WireFormat.WIRETYPE_FIXED32)) {
            numbers(in, packed ? in.readRawVarint32() : Float.BYTES, Float.BYTES);
        } else if (field == DOUBLE_DATA && (packed || wire == WireFormat.WIRETYPE_FIXED64)) {
            numbers(in, packed ? in.readRawVarint32() : Double.BYTES, Double.BYTES);
        } else {
            in.skipField(tag);
        }
    }

    private void numbers(CodedInputStream in, int length, int width) throws IOException {
        int from = in.getTotalBytesRead();
        in.skipRawBytes(length);
        if (length % width != 0 || bytes > 0 && wide != (width == Double.BYTES)) {
            throw new MalformedFileException(file, "byte " + from + ": " + length + " bytes are no numbers of " + width
                    + " bytes, or numbers of two types are mixed");
        }
        wide = width == Double.BYTES;
        bytes += length;
        parts.add(map.asSlice(from, length));
    }

    StoredBlob stored(String place) throws MalformedFileException {
        List<Long> dims = shape != null ? shape : LongStream.of(oldShape).boxed().toList();
        long count = bytes / (wide ? Double.BYTES : Float.BYTES);
        long size = 1;
        for (long d : dims) {
            size = d < 1 || d > count || size > count ? -1 : size * d;
        }
        if (size != count || count == 0) {
            throw new MalformedFileException(file, place + ": a parameter has " + count + " numbers for shape "
                    + dims);
        }
        int[] sides = dims.stream().mapToInt(Long::intValue).toArray();
        Shapes.requireSize(sides);
        return new StoredBlob(parts.size() == 1 ? parts.getFirst() : joined(), wide, sides);
    }

    /** Numbers in pieces, as few writers store them; only these are copied. */
    private MemorySegment joined() {
        ByteBuffer all = ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
        parts.forEach(p -> all.put(p.asByteBuffer()));
        return MemorySegment.ofBuffer(all.flip());
    }
}
