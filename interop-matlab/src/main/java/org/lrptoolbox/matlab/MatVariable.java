package org.lrptoolbox.matlab;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;

/** One variable of a .mat file: what it is is known, its numbers are decoded when asked for. */
public final class MatVariable {
    private static final int COMPLEX = 0x0800;
    /** In bytes; MATLAB itself allows 63 characters. */
    private static final int LONGEST_NAME = 4096;
    private static final Pattern NAME = Pattern.compile("\\w*");
    private static final int MOST_DIMENSIONS = 64;
    /** What deflate can make of one byte at best. */
    private static final long BEST_DEFLATE = 1032;

    private final Path file;
    private final Element element;
    private final ByteOrder order;
    private final int flags;
    private final MatlabClass type;
    private final int[] shape;
    private final String name;

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

    MatVariable(Path file, Element element, ByteOrder order) throws IOException {
        this.file = file;
        this.element = element;
        this.order = order;
        MatStream in = open();
        flags = in.content(8, "flags element").getInt();
        type = MatlabClass.of(flags & 0xff);
        ByteBuffer dimensions = type == MatlabClass.OPAQUE
                ? ByteBuffer.allocate(0)
                : in.content(4 * MOST_DIMENSIONS, "dimensions element");
        shape = new int[dimensions.remaining() / 4];
        for (int d = 0; d < shape.length; d++) {
            shape[d] = dimensions.getInt();
        }
        name = StandardCharsets.US_ASCII.decode(in.content(LONGEST_NAME, "name")).toString();
        if (!NAME.matcher(name).matches()) {
            // It would go into messages and, from there, to terminals.
            throw new IllegalArgumentException("a variable's name with other than letters, digits and underscores");
        }
    }

    /** The variable's name. */
    public String name() {
        return name;
    }

    /** The name of its MATLAB class, such as {@code double} or {@code struct}. */
    public String matlabClass() {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** Its dimensions; at least two, but none for class objects, which tell theirs elsewhere. */
    public int[] shape() {
        return shape.clone();
    }

    /**
     * The numbers in C order, in the type they are stored in: a matrix of class double whose values are small integers
     * may come as uint8, a logical one does.
     *
     * @throws UnsupportedModelException if the variable is not made of real numbers; says what to do
     * @throws MalformedFileException if the file is damaged here
     */
    public TypedArray array() throws IOException {
        if (!type.isNumeric()) {
            throw new UnsupportedModelException(file, "variable '" + name + "' is a " + type.advice());
        }
        if ((flags & COMPLEX) != 0) {
            throw new UnsupportedModelException(file,
                    "variable '" + name + "' is complex; store real(x) and imag(x) as variables of their own");
        }
        return MatFile.guarded(file, this::decode);
    }

    private MatStream open() throws IOException {
        MatStream in = new MatStream(element.open(), order);
        if (element.compressed()) {
            MatStream.Tag outer = in.tag();
            if (outer.type() != StorageType.MATRIX) {
                throw new IllegalArgumentException("an element of type " + outer.type() + " where a matrix belongs");
            }
        }
        return in;
    }

    private TypedArray decode() throws IOException {
        MatStream in = open();
        in.content(8, "flags element");
        in.content(4 * MOST_DIMENSIONS, "dimensions element");
        in.content(LONGEST_NAME, "name");
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
            throw new EOFException("variable '" + name + "' ends early");
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
