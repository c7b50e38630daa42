package org.lrptoolbox.matlab.v5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.value.Allowance;
import org.lrptoolbox.matlab.value.MatComplex;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatSparse;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;

/** The part of a {@link ValueReader} that reads numbers. */
final class NumberReader {
    private final Allowance allowance;
    private final ByteBuffer scratch = ByteBuffer.allocate(Long.BYTES);

    NumberReader(Allowance allowance) {
        this.allowance = allowance;
    }

    /** Real numbers as they are stored, unless they take more room than their class needs; complex ones as their class. */
    MatValue.Numbers plain(MatStream in, MatHeader header) throws IOException {
        int[] shape = header.shape();
        ElementType declared = Objects.requireNonNull(header.type().element());
        MatStream.Tag tag = in.tag();
        ElementType stored = StorageType.named(tag.type()).element();
        if (header.isComplex()) {
            TypedArray re = array(in, tag, stored, declared, shape);
            MatStream.Tag second = in.tag();
            return new MatComplex(re, array(in, second, StorageType.named(second.type()).element(), declared, shape));
        } else if (header.isLogical()) {
            return new MatNumeric(array(in, tag, stored, ElementType.BOOL, shape));
        }
        return new MatNumeric(array(in, tag, stored, stored.bytes() > declared.bytes() ? declared : stored, shape),
                declared);
    }

    /** A sparse matrix: rows, where columns start, and entries, for which there may be more room than there are. */
    MatSparse sparse(MatStream in, MatHeader header) throws IOException {
        int[] shape = header.shape();
        int[] rows = ints(in);
        int[] columns = MatSparse.columns(ints(in), rows.length, shape);
        MatStream.Tag tag = in.tag();
        ElementType stored = StorageType.named(tag.type()).element();
        // MATLAB says of truth values that they are doubles, and stores bytes.
        boolean bytes = header.isLogical() && tag.bytes() < (long) columns.length * stored.bytes();
        ElementType type = header.isLogical() && !header.isComplex() ? ElementType.BOOL : ElementType.FLOAT64;
        TypedArray re = entries(in, tag, bytes ? ElementType.UINT8 : stored, type, columns.length);
        MatValue.Numbers values = new MatNumeric(re);
        if (header.isComplex()) {
            MatStream.Tag second = in.tag();
            values = new MatComplex(re,
                    entries(in, second, StorageType.named(second.type()).element(), type, columns.length));
        }
        return new MatSparse(shape, Arrays.copyOf(rows, columns.length), columns, values);
    }

    private int[] ints(MatStream in) throws IOException {
        MatStream.Tag tag = in.tag();
        ElementType stored = StorageType.named(tag.type()).element();
        if (tag.bytes() > in.left()) {
            throw new IllegalArgumentException("an index of " + tag.bytes() + " bytes");
        }
        int count = Math.toIntExact(tag.bytes() / stored.bytes());
        return (int[]) entries(in, tag, stored, ElementType.INT32, count).storage();
    }

    private TypedArray entries(MatStream in, MatStream.Tag tag, ElementType stored, ElementType type, int count)
            throws IOException {
        if ((long) count * stored.bytes() > tag.bytes()) {
            throw wrongSize(tag, stored, 1, count);
        }
        return converted(in, tag, stored, type, 1, count);
    }

    private TypedArray array(MatStream in, MatStream.Tag tag, ElementType stored, ElementType type, int... shape)
            throws IOException {
        if ((long) Shapes.size(shape) * stored.bytes() != tag.bytes()) {
            throw wrongSize(tag, stored, shape);
        }
        return converted(in, tag, stored, type, shape);
    }

    private static IllegalArgumentException wrongSize(MatStream.Tag tag, ElementType stored, int... shape) {
        return new IllegalArgumentException(tag.bytes() + " bytes of content for a " + stored.label()
                + " array of shape " + Shapes.text(shape));
    }

    /** The first numbers of an element, as many as the shape wants. */
    private TypedArray converted(MatStream in, MatStream.Tag tag, ElementType stored, ElementType type, int... shape)
            throws IOException {
        int size = Shapes.size(shape);
        long bytes = (long) size * stored.bytes();
        in.require(tag.bytes());
        allowance.take((long) size * type.bytes());
        Object numbers = type.allocate(size);
        Object one = stored.allocate(1);
        ColumnMajor order = new ColumnMajor(shape);
        for (long left = bytes; left > 0;) {
            ByteBuffer chunk = in.chunk(left, stored.bytes());
            left -= chunk.remaining();
            while (chunk.hasRemaining()) {
                if (stored == type) {
                    type.read(chunk, numbers, order.next());
                } else {
                    stored.read(chunk, one, 0);
                    type.read(as(type, stored, one), numbers, order.next());
                }
            }
        }
        in.skip(tag.bytes() - bytes + tag.padding());
        return new TypedArray(type, shape, numbers);
    }

    /** A number of one type as the bytes of another. */
    private ByteBuffer as(ElementType type, ElementType stored, Object one) {
        scratch.clear();
        double v = stored.get(one, 0);
        switch (type) {
            case FLOAT64 -> scratch.putDouble(v);
            case FLOAT32 -> scratch.putFloat((float) v);
            case INT64, UINT64 -> scratch.putLong((long) v);
            case INT32, UINT32 -> scratch.putInt((int) (long) v);
            case INT16, UINT16 -> scratch.putShort((short) (long) v);
            case INT8, UINT8 -> scratch.put((byte) (long) v);
            case BOOL -> scratch.put((byte) (v == 0 ? 0 : 1));
        }
        return scratch.flip();
    }
}
