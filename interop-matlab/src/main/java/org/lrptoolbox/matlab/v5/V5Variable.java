package org.lrptoolbox.matlab.v5;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.InflaterInputStream;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.value.Allowance;
import org.lrptoolbox.matlab.value.MatArrays;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatSparse;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.matlab.value.MatlabClass;
import org.lrptoolbox.matlab.value.Reading;

/** One variable of a file of version 5 to 7. */
final class V5Variable implements MatVariable {
    /** What deflate can make of one byte at best. */
    private static final long BEST_DEFLATE = 1032;

    private final Path file;
    private final Element element;
    private final ByteOrder order;
    private final MatHeader header;

    /**
     * Where a variable lies in the file's bytes.
     *
     * @param compressed whether the bytes are the deflated form of a matrix element, or the content of one
     */
    record Element(byte[] bytes, int from, int length, boolean compressed) {
        InputStream open() {
            InputStream in = new ByteArrayInputStream(bytes, from, length);
            return compressed ? new InflaterInputStream(in) : in;
        }

        /** More bytes than this cannot come out of it. */
        long mostBytes() {
            return compressed ? BEST_DEFLATE * length : length;
        }
    }

    /** A step that reads a matrix, which has no tag any more. */
    private interface Step<T> {
        T run(MatStream matrix) throws IOException;
    }

    V5Variable(Path file, Element element, ByteOrder order) throws IOException {
        this.file = file;
        this.element = element;
        this.order = order;
        try (InputStream in = element.open()) {
            header = MatHeader.read(matrix(in));
        }
    }

    @Override
    public String name() {
        return header.name();
    }

    @Override
    public String matlabClass() {
        return header.isLogical() ? "logical" : header.type().label();
    }

    @Override
    public int[] shape() {
        return header.shape().clone();
    }

    @Override
    public TypedArray array() throws IOException {
        boolean numbers = header.type().advice().isEmpty() || header.type() == MatlabClass.SPARSE;
        if (!numbers) {
            throw new UnsupportedModelException(file, "variable '" + name() + "' is a " + header.type().advice());
        } else if (header.isComplex()) {
            throw new UnsupportedModelException(file,
                    "variable '" + name() + "' is complex; store real(x) and imag(x) as variables of their own");
        }
        Allowance allowance = new Allowance(file);
        MatValue value = plainValue(allowance);
        if (value instanceof MatSparse sparse) {
            return sparse.dense(file, name(), allowance);
        }
        TypedArray array = ((MatNumeric) value).array();
        return array.type() == ElementType.BOOL
                ? new TypedArray(ElementType.UINT8, array.shape(), array.storage())
                : array;
    }

    @Override
    public TypedArray slice(long[] start, int... size) throws IOException {
        MatArrays.checkSlice(shape(), start, size);
        return MatArrays.slice(array(), start, size);
    }

    @Override
    public MatValue value() throws IOException {
        return value(new Allowance(file));
    }

    @Override
    public MatValue value(Allowance allowance) throws IOException {
        MatValue value = plainValue(allowance);
        return Reading.guarded(file, () -> Subsystem.resolve(value, file, element.bytes(), order, allowance));
    }

    /** The value with objects as they refer to the part of the file that has their properties. */
    MatValue plainValue(Allowance allowance) throws IOException {
        return whole(matrix -> new ValueReader(file, allowance).read(matrix));
    }

    /** Reads the matrix to its end and beyond: only at the end of the deflated bytes is their checksum looked at. */
    private <T> T whole(Step<T> step) throws IOException {
        return Reading.guarded(file, () -> {
            try (InputStream in = element.open()) {
                MatStream matrix = matrix(in);
                T result = step.run(matrix);
                matrix.skip(matrix.left());
                // Behind a matrix there may be padding.
                if (element.compressed() && in.skip(V5File.TAG) > 0 && in.read() >= 0) {
                    throw new IllegalArgumentException("bytes behind the variable '" + name() + "'");
                }
                return result;
            }
        });
    }

    private MatStream matrix(InputStream in) throws IOException {
        MatStream stream = new MatStream(in, order, element.mostBytes());
        return element.compressed() ? stream.matrix() : stream;
    }
}
