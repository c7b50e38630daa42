package org.lrptoolbox.onnx.caffe;

import static org.lrptoolbox.onnx.caffe.BlobShape.DATA;
import static org.lrptoolbox.onnx.caffe.BlobShape.DOUBLE_DATA;
import static org.lrptoolbox.onnx.caffe.BlobShape.SHAPE;
import static org.lrptoolbox.onnx.caffe.BlobShape.WIDTH;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.Shapes;

/** The fields of a {@code BlobProto} that make an array; gradients are skipped. */
final class Blob {
    private static final int FIRST_ROOM = 64;

    private final Path file;
    private final int fileSize;
    private final int[] oldShape = new int[WIDTH];
    private @Nullable List<Long> shape;
    private float[] floats = {};
    private double[] doubles = {};
    private int count;
    private boolean old;

    Blob(Path file, int fileSize) {
        this.file = file;
        this.fileSize = fileSize;
    }

    /** Reads a field if it is one of the array's; false if it has to be skipped. */
    boolean read(int tag, CodedInputStream in) throws IOException {
        int field = WireFormat.getTagFieldNumber(tag);
        int wire = WireFormat.getTagWireType(tag);
        boolean packed = wire == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        if (field >= 1 && field <= WIDTH && wire == WireFormat.WIRETYPE_VARINT) {
            oldShape[field - 1] = in.readInt32();
            old = true;
        } else if (field == SHAPE && packed) {
            shape = BlobShape.read(in, file);
        } else if (field == DATA && (packed || wire == WireFormat.WIRETYPE_FIXED32)) {
            numbers(in, packed, Float.BYTES);
        } else if (field == DOUBLE_DATA && (packed || wire == WireFormat.WIRETYPE_FIXED64)) {
            numbers(in, packed, Double.BYTES);
        } else {
            return false;
        }
        return true;
    }

    private void numbers(CodedInputStream in, boolean packed, int width) throws IOException {
        int length = packed ? in.readRawVarint32() : width;
        if (length < 0 || length > fileSize || length % width != 0) {
            throw new MalformedFileException(file, "claims " + length + " bytes of numbers of " + width
                    + " bytes, in a file of " + fileSize);
        }
        boolean wide = width == Double.BYTES;
        if (wide ? floats.length > 0 : doubles.length > 0) {
            throw new MalformedFileException(file, "holds numbers of two types");
        }
        int more = count + length / width;
        if (more > (wide ? doubles.length : floats.length)) {
            int room = Math.max(more, packed ? 0 : Math.max(FIRST_ROOM, 2 * count));
            floats = wide ? floats : Arrays.copyOf(floats, room);
            doubles = wide ? Arrays.copyOf(doubles, room) : doubles;
        }
        while (count < more) {
            if (wide) {
                doubles[count] = in.readDouble();
            } else {
                floats[count] = in.readFloat();
            }
            count++;
        }
    }

    TypedArray array() throws MalformedFileException {
        List<Long> dims = shape != null ? shape : Arrays.stream(oldShape).asLongStream().boxed().toList();
        if (shape == null && !old) {
            throw new MalformedFileException(file, "has no shape: is it an array of Caffe?");
        }
        int[] sides = dims.stream().mapToInt(d -> Math.clamp(d, -1, Integer.MAX_VALUE)).toArray();
        long size = 1;
        for (int side : sides) {
            size = side < 0 || size > fileSize ? -1 : size * side;
        }
        if (size != count || count == 0) {
            throw new MalformedFileException(file, "has " + count + " numbers for shape " + Shapes.text(sides));
        }
        return doubles.length > 0
                ? new TypedArray(ElementType.FLOAT64, sides, Arrays.copyOf(doubles, count))
                : new TypedArray(ElementType.FLOAT32, sides, Arrays.copyOf(floats, count));
    }
}
