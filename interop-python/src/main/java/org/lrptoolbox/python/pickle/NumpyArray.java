package org.lrptoolbox.python.pickle;

import java.nio.ByteBuffer;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** A NumPy array as pickles hold it, in the element type and order of its file; decoded once, when it is asked for. */
final class NumpyArray {
    /**
     * What fills an array.
     *
     * @param fortran whether the first index runs fastest
     */
    private record Content(int[] shape, NumpyDtype type, boolean fortran, RawBytes raw) {}

    private @Nullable Content content;
    private @Nullable Tensor decoded;

    /** Fills an array that {@code _reconstruct} made: {@code (version, shape, type, Fortran order, bytes)}. */
    void setState(@Nullable Object state) {
        if (content != null || !(state instanceof Object[] fields) || fields.length != 5) {
            throw new IllegalArgumentException(
                    "an array is filled twice, or not with (version, shape, type, order, bytes)");
        }
        boolean fortran = Boolean.TRUE.equals(fields[3]) || Integer.valueOf(1).equals(fields[3]);
        content = content(fields[1], fields[2], fortran, fields[4]);
    }

    /** An array of protocol 5: {@code _frombuffer(bytes, type, shape, order)}. */
    static NumpyArray fromBuffer(@Nullable Object[] args) {
        NumpyArray array = new NumpyArray();
        array.content = content(args[2], args[1], "F".equals(args[3]), args[0]);
        return array;
    }

    private static Content content(@Nullable Object shape, @Nullable Object type, boolean fortran,
            @Nullable Object bytes) {
        if (!(type instanceof NumpyDtype dtype)) {
            throw new IllegalArgumentException("an array without element type");
        }
        if (bytes instanceof List<?>) {
            throw new UnsupportedOperationException("holds an array of Python objects; weights are numbers");
        }
        return new Content(Values.ints(shape), dtype, fortran, RawBytes.of(bytes));
    }

    /** The number of elements, checked against the bytes that are there. */
    int size() {
        if (content == null) {
            return 0;
        }
        int size = Shapes.size(content.shape);
        int width = content.type.elements().bytes();
        if ((long) size * width != content.raw.length()) {
            throw new IllegalArgumentException("an array of shape " + Shapes.text(content.shape) + " and " + width
                    + " bytes per element, but " + content.raw.length() + " bytes of content");
        }
        return size;
    }

    /** The elements in C order as float64; the same tensor at every call. */
    Tensor toTensor() {
        if (decoded == null) {
            decoded = content == null ? Tensor.zeros(0) : decode(content, size());
        }
        return decoded;
    }

    private static Tensor decode(Content content, int size) {
        ElementType elements = content.type.elements();
        Object storage = elements.allocate(size);
        ByteBuffer in = content.raw.decode().order(content.type.order());
        ColumnMajor columns = new ColumnMajor(content.shape);
        for (int i = 0; i < size; i++) {
            elements.read(in, storage, content.fortran ? columns.next() : i);
        }
        return new TypedArray(elements, content.shape, storage).toTensor();
    }
}
