package org.lrptoolbox.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.tensor.Shapes;

/** The part of a {@link Transcript} that copies numbers. */
final class NumberTranscript {
    /** How often a number lies in memory while it is read. */
    private static final long COPIES = 4;

    private final ElementBuffer out;
    private final Allowance allowance;

    NumberTranscript(ElementBuffer out, Allowance allowance) {
        this.out = out;
        this.allowance = allowance;
    }

    /** MATLAB's []. */
    void empty() {
        int start = begin(ElementType.FLOAT64, ElementType.FLOAT64, false, 0, 0);
        out.ints(StorageType.DOUBLE);
        out.end(start);
    }

    /** Real numbers as they are stored, unless they take more room than their class needs; complex ones as their class. */
    void plain(MatStream in, MatHeader header) throws IOException {
        MatStream.Tag tag = in.tag();
        ElementType declared = Objects.requireNonNull(header.type().element());
        ElementType stored = stored(tag);
        if (header.isLogical() && !header.isComplex()) {
            numbers(in, tag, ElementType.BOOL, ElementType.BOOL, false, header.shape());
        } else {
            ElementType type = header.isComplex() || stored.bytes() > declared.bytes() ? declared : stored;
            numbers(in, tag, type, declared, header.isComplex(), header.shape());
        }
    }

    /** A sparse matrix as a struct of its parts. */
    void sparse(MatStream in, MatHeader header) throws IOException {
        int[] rows = ints(in);
        int[] columns = columns(ints(in), rows.length, header.shape());
        int start = out.beginMatrix(MatlabClass.STRUCT, 0, Transcript.SPARSE, 1, 1);
        out.fieldNames(List.of("shape", "rows", "columns", "values"));
        ints(header.shape());
        ints(Arrays.copyOf(rows, columns.length));
        ints(columns);
        ElementType type = header.isLogical() && !header.isComplex() ? ElementType.BOOL : ElementType.FLOAT64;
        numbers(in, in.tag(), type, type, header.isComplex(), 1, columns.length);
        out.end(start);
    }

    /** The column of each entry, from the index of the first entry of each column. */
    static int[] columns(int[] starts, int most, int... shape) {
        int count = starts.length == 0 ? -1 : starts[starts.length - 1];
        if (shape.length != 2 || starts.length != shape[1] + 1L || starts[0] != 0 || count < 0 || count > most) {
            throw new IllegalArgumentException("a sparse matrix of shape " + Shapes.text(shape) + " with "
                    + starts.length + " column starts, the last " + count + ", and " + most + " rows");
        }
        int[] columns = new int[count];
        for (int c = 0; c < shape[1]; c++) {
            if (starts[c + 1] < starts[c] || starts[c + 1] > count) {
                throw new IllegalArgumentException("a sparse matrix whose column " + c + " ends at " + starts[c + 1]);
            }
            Arrays.fill(columns, starts[c], starts[c + 1], c);
        }
        return columns;
    }

    private int[] ints(MatStream in) throws IOException {
        MatStream.Tag tag = in.tag();
        ElementType stored = stored(tag);
        allowance.take(2 * COPIES * tag.bytes());
        if (tag.bytes() > in.left()) {
            throw new IllegalArgumentException("an index of " + tag.bytes() + " bytes");
        }
        ByteBuffer bytes = in.content(tag);
        int[] ints = new int[bytes.remaining() / stored.bytes()];
        Object one = stored.allocate(1);
        for (int i = 0; i < ints.length; i++) {
            stored.read(bytes, one, 0);
            ints[i] = (int) stored.get(one, 0);
        }
        return ints;
    }

    private void ints(int... values) {
        int start = begin(ElementType.INT32, ElementType.INT32, false, 1, values.length);
        out.ints(StorageType.INT32, values);
        out.end(start);
    }

    private void numbers(MatStream in, MatStream.Tag tag, ElementType type, ElementType declared, boolean complex,
            int... shape) throws IOException {
        int size = Shapes.size(shape);
        int start = begin(type, declared, complex, shape);
        values(in, tag, type, size);
        if (complex) {
            values(in, in.tag(), type, size);
        }
        out.end(start);
    }

    private int begin(ElementType type, ElementType declared, boolean complex, int... shape) {
        return out.beginMatrix(MatlabClass.of(carrier(type)), complex ? MatHeader.COMPLEX : 0,
                type.name() + " " + declared.name(), shape);
    }

    /** The type as which JMatIO takes the bits of a type. */
    private static ElementType carrier(ElementType type) {
        return type == ElementType.UINT16 ? ElementType.INT16 : type;
    }

    private static ElementType stored(MatStream.Tag tag) {
        StorageType storage = StorageType.of(tag.type());
        if (storage == null) {
            throw new IllegalArgumentException("numbers of unknown type " + tag.type());
        }
        return storage.element();
    }

    /** Copies the numbers of an element, as many as asked for; those of sparse matrices may have room for more. */
    private void values(MatStream in, MatStream.Tag tag, ElementType type, int size) throws IOException {
        ElementType stored = stored(tag);
        long bytes = (long) size * stored.bytes();
        if (bytes > tag.bytes()) {
            throw new IllegalArgumentException(
                    tag.bytes() + " bytes of content for " + size + " numbers of type " + stored.label());
        }
        allowance.take(COPIES * size * type.bytes());
        int start = out.begin(StorageType.of(carrier(type)).code());
        Object one = stored.allocate(1);
        for (long left = bytes; left > 0;) {
            ByteBuffer chunk = in.chunk(left, stored.bytes());
            left -= chunk.remaining();
            while (chunk.hasRemaining()) {
                stored.read(chunk, one, 0);
                put(stored, one, type, out.room(8));
            }
        }
        in.skip(tag.bytes() - bytes + tag.padding());
        out.end(start);
    }

    private static void put(ElementType from, Object one, ElementType to, ByteBuffer out) {
        if (from == to) {
            to.write(one, 0, out);
            return;
        }
        double v = from.get(one, 0);
        switch (to) {
            case FLOAT64 -> out.putDouble(v);
            case FLOAT32 -> out.putFloat((float) v);
            case INT64, UINT64 -> out.putLong((long) v);
            case INT32, UINT32 -> out.putInt((int) (long) v);
            case INT16, UINT16 -> out.putShort((short) (long) v);
            case INT8, UINT8 -> out.put((byte) (long) v);
            case BOOL -> out.put((byte) (v == 0 ? 0 : 1));
        }
    }
}
