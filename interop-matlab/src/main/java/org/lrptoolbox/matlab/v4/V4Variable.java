package org.lrptoolbox.matlab.v4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.value.Allowance;
import org.lrptoolbox.matlab.value.MatArrays;
import org.lrptoolbox.matlab.value.MatComplex;
import org.lrptoolbox.matlab.value.MatNames;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatSparse;
import org.lrptoolbox.matlab.value.MatText;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.matlab.value.MatlabClass;
import org.lrptoolbox.matlab.value.Reading;
import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** One variable of a file of version 4: five numbers, its name, its elements in column-major order. */
final class V4Variable implements MatVariable {
    private static final ElementType[] TYPES = {ElementType.FLOAT64, ElementType.FLOAT32, ElementType.INT32,
        ElementType.INT16, ElementType.UINT16, ElementType.UINT8};
    private static final int TEXT = 1;
    private static final int SPARSE = 2;
    private static final int LONGEST_NAME = 4096;

    private final Path file;
    private final String name;
    private final ElementType stored;
    private final int kind;
    private final int[] shape;
    private final boolean complex;
    private final ByteBuffer content;

    /** Whether a number is a type: decimal digits for the machine, 0, the number format and the kind of matrix. */
    static boolean isType(int type) {
        return type >= 0 && type < 5000 && type / 100 % 10 == 0 && type / 10 % 10 < TYPES.length && type % 10 <= SPARSE;
    }

    /** Reads what stands before the elements. */
    V4Variable(Path file, ByteBuffer in) throws UnsupportedModelException {
        this.file = file;
        int type = in.getInt();
        if (!isType(type)) {
            throw new IllegalArgumentException("a variable of type " + type + " at byte " + (in.position() - 4)
                    + ", where version 4 has up to four digits");
        } else if (type / 1000 > 1) {
            throw new UnsupportedModelException(file, "has numbers of a VAX or Cray; save it on another machine");
        }
        stored = TYPES[type / 10 % 10];
        kind = type % 10;
        shape = new int[]{in.getInt(), in.getInt()};
        complex = in.getInt() != 0 && kind != TEXT;
        int length = in.getInt();
        if (Shapes.size(shape) < 0 || length < 1 || length > LONGEST_NAME) {
            throw new IllegalArgumentException("a variable of shape " + Shapes.text(shape) + " with a name of "
                    + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        name = MatNames.checked(new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("\0.*", ""));
        content = in.slice().order(in.order());
    }

    /** What its elements take. */
    long bytes() {
        return (long) Shapes.size(shape) * stored.bytes() * (complex ? 2 : 1);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String matlabClass() {
        return (kind == TEXT ? MatlabClass.CHAR : kind == SPARSE ? MatlabClass.SPARSE : MatlabClass.DOUBLE).label();
    }

    @Override
    public int[] shape() {
        return kind == SPARSE && shape[0] > 0 && shape[1] > 1
                ? new int[]{(int) number(shape[0] - 1), (int) number(2 * shape[0] - 1)}
                : shape.clone();
    }

    private double number(int index) {
        Object one = stored.allocate(1);
        stored.read(content.duplicate().order(content.order()).position(index * stored.bytes()), one, 0);
        return stored.get(one, 0);
    }

    @Override
    public TypedArray array() throws IOException {
        Allowance allowance = new Allowance(file);
        MatValue value = value(allowance);
        if (value instanceof MatSparse sparse && sparse.values() instanceof MatNumeric) {
            return sparse.dense(file, name, allowance);
        } else if (value instanceof MatNumeric numeric) {
            return numeric.array();
        }
        throw new UnsupportedModelException(file, "variable '" + name + "' is "
                + (kind == TEXT ? "a " + MatlabClass.CHAR.advice() : "complex, and an array of real numbers expected"));
    }

    @Override
    public TypedArray slice(long[] start, int... size) throws IOException {
        TypedArray array = array();
        MatArrays.checkSlice(array.shape(), start, size);
        return MatArrays.slice(array, start, size);
    }

    @Override
    public MatValue value() throws IOException {
        return value(new Allowance(file));
    }

    @Override
    public MatValue value(Allowance allowance) throws IOException {
        return Reading.guarded(file, () -> {
            allowance.take(2 * bytes() + 16L * Shapes.size(shape));
            ByteBuffer in = content.duplicate().order(content.order());
            TypedArray re = read(in);
            return switch (kind) {
                case TEXT -> text(re);
                case SPARSE -> sparse(re.toTensor(), complex);
                default -> complex
                        ? new MatComplex(re, read(in))
                        : new MatNumeric(re, ElementType.FLOAT64);
            };
        });
    }

    private TypedArray read(ByteBuffer in) {
        Object numbers = stored.allocate(Shapes.size(shape));
        ColumnMajor order = new ColumnMajor(shape);
        for (int i = Shapes.size(shape); i > 0; i--) {
            stored.read(in, numbers, order.next());
        }
        return new TypedArray(stored, shape, numbers);
    }

    private static MatText text(TypedArray codes) {
        StringBuilder text = new StringBuilder(codes.size());
        for (int i = 0; i < codes.size(); i++) {
            text.append((char) codes.type().get(codes.storage(), i));
        }
        return new MatText(codes.shape(), text.toString());
    }

    /** Rows of row, column and value (and imaginary part), counted from 1; the last one has the dimensions. */
    private static MatSparse sparse(Tensor entries, boolean flagged) {
        int columns = entries.dim(1);
        int count = entries.dim(0) - 1;
        if (count < 0 || columns != 3 && columns != 4 || flagged) {
            throw new IllegalArgumentException("a sparse matrix as an array of shape " + Shapes.text(entries.shape()));
        }
        double[] data = entries.data();
        int[] sorted = IntStream.range(0, count).boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> data[i * columns + 1])
                        .thenComparingDouble(i -> data[i * columns]))
                .mapToInt(i -> i).toArray();
        int[] size = {(int) data[count * columns], (int) data[count * columns + 1]};
        MatNumeric re = part(data, columns, 2, sorted);
        return new MatSparse(size, index(data, columns, 0, sorted), index(data, columns, 1, sorted),
                columns == 3 ? re : new MatComplex(re.array(), part(data, columns, 3, sorted).array()));
    }

    private static int[] index(double[] data, int columns, int column, int... rows) {
        return Arrays.stream(rows).map(row -> (int) data[row * columns + column] - 1).toArray();
    }

    private static MatNumeric part(double[] data, int columns, int column, int... rows) {
        double[] part = Arrays.stream(rows).mapToDouble(row -> data[row * columns + column]).toArray();
        return new MatNumeric(TypedArray.of(Tensor.of(part, 1, part.length)));
    }
}
