package org.lrptoolbox.matlab;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.InflaterInputStream;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;

/** One variable of a file of version 5 to 7. */
final class ElementVariable implements MatVariable {
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

    ElementVariable(Path file, Element element, ByteOrder order) throws IOException {
        this.file = file;
        this.element = element;
        this.order = order;
        header = MatHeader.read(open());
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
        if (header.type() == MatlabClass.SPARSE && !header.isComplex()) {
            return ((MatSparse) value()).dense(file, name(), element.length());
        }
        if (!header.type().advice().isEmpty()) {
            throw new UnsupportedModelException(file, "variable '" + name() + "' is a " + header.type().advice());
        }
        if (header.isComplex()) {
            throw new UnsupportedModelException(file,
                    "variable '" + name() + "' is complex; store real(x) and imag(x) as variables of their own");
        }
        return MatFile.guarded(file, this::decode);
    }

    @Override
    public TypedArray slice(long[] start, int... size) throws IOException {
        MatArrays.checkSlice(shape(), start, size);
        return MatArrays.slice(array(), start, size);
    }

    @Override
    public MatValue value() throws IOException {
        return value(new Allowance(file, element.length()));
    }

    MatValue value(Allowance allowance) throws IOException {
        if (header.type().element() != null && !header.isComplex()) {
            TypedArray array = array();
            boolean logical = header.isLogical() && array.type() == ElementType.UINT8;
            return header.isLogical()
                    ? new MatNumeric(logical ? new TypedArray(ElementType.BOOL, array.shape(), array.storage()) : array,
                            ElementType.BOOL)
                    : new MatNumeric(array, header.type().element());
        }
        MatValue value = plainValue(allowance);
        return MatFile.guarded(file, () -> Subsystem.resolve(value, file, element.bytes(), order, allowance));
    }

    /** The value with objects as they refer to the part of the file that has their properties. */
    MatValue plainValue(Allowance allowance) throws IOException {
        return MatFile.guarded(file, () -> FromJMatIo.value(JMatIo.read(Transcript.of(open(), file, allowance))));
    }

    /** The matrix, without its tag. */
    private MatStream open() throws IOException {
        if (element.compressed()) {
            return new MatStream(element.open(), order, element.mostBytes()).matrix();
        }
        return new MatStream(element.open(), order, element.length());
    }

    private TypedArray decode() throws IOException {
        MatStream in = open();
        int[] shape = MatHeader.read(in).shape();
        MatStream.Tag tag = in.tag();
        StorageType storage = StorageType.of(tag.type());
        if (storage == null) {
            throw new IllegalArgumentException("numbers of unknown type " + tag.type());
        }
        ElementType numbers = storage.element();
        int size = Shapes.size(shape);
        if ((long) size * numbers.bytes() != tag.bytes()) {
            throw new IllegalArgumentException(
                    tag.bytes() + " bytes of content for a " + numbers.label() + " array of shape "
                            + Shapes.text(shape));
        }
        if (tag.bytes() > element.mostBytes()) {
            throw new EOFException("variable '" + name() + "' ends early");
        }
        MatFile.checkExpansion(file, tag.bytes(), element.length());
        Object array = numbers.allocate(size);
        ColumnMajor position = new ColumnMajor(shape);
        for (long left = tag.bytes(); left > 0;) {
            ByteBuffer chunk = in.chunk(left, numbers.bytes());
            left -= chunk.remaining();
            while (chunk.hasRemaining()) {
                numbers.read(chunk, array, position.next());
            }
        }
        return new TypedArray(numbers, shape, array);
    }
}
