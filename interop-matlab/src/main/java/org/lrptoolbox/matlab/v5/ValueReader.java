package org.lrptoolbox.matlab.v5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.value.Allowance;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Reads one matrix and all that is nested in it, checking every size; column-major order ends here. */
final class ValueReader {
    private static final Pattern FIELD = Pattern.compile("[ -~]+");
    private static final int MOST_FIELD_BYTES = 1 << 20;
    private static final int DEEPEST = 64;
    /** What a value costs beside its elements, in bytes. */
    private static final long VALUE = 256;

    private final Path file;
    private final Allowance allowance;
    private final NumberReader numbers;
    private int depth;

    ValueReader(Path file, Allowance allowance) {
        this.file = file;
        this.allowance = allowance;
        numbers = new NumberReader(allowance);
    }

    /** The value of a matrix, whose stream is at its end afterwards. */
    MatValue read(MatStream in) throws IOException {
        if (in.left() == 0) {
            // MATLAB's [].
            return new MatNumeric(TypedArray.of(Tensor.zeros(0, 0)));
        }
        if (depth++ == DEEPEST) {
            throw new UnsupportedModelException(file, "has values nested more than " + DEEPEST + " deep");
        }
        MatHeader header = MatHeader.read(in);
        MatValue value = switch (header.type()) {
            case CELL -> new MatCell(header.shape(), Arrays.asList(values(in, header.shape(), 1)[0]));
            case STRUCT -> struct(in, header.shape());
            case OBJECT -> new MatObject(MatHeader.name(in), struct(in, header.shape()));
            case OPAQUE -> opaque(in);
            case CHAR -> Characters.read(in, allowance, header.shape());
            case SPARSE -> numbers.sparse(in, header);
            case FUNCTION -> content(MatObject.FUNCTION_HANDLE, in);
            default -> numbers.plain(in, header);
        };
        in.skip(in.left());
        depth--;
        return value;
    }

    /** An object of a newer class: what kind of class, its name, and a matrix of which the kind decides the meaning. */
    private MatObject opaque(MatStream in) throws IOException {
        MatHeader.name(in);
        return content(MatHeader.name(in), in);
    }

    private MatObject content(String type, MatStream in) throws IOException {
        return new MatObject(type, MatStruct.of(in.left() > 0
                ? Map.of(MatObject.CONTENT, read(in.matrix()))
                : Map.of()));
    }

    private MatStruct struct(MatStream in, int... shape) throws IOException {
        List<String> names = fieldNames(in);
        MatValue[][] values = values(in, shape, names.size());
        Map<String, List<MatValue>> fields = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            fields.put(names.get(i), Arrays.asList(values[i]));
        }
        return new MatStruct(shape, fields);
    }

    /** The values of each field of all elements of an array, in C order. */
    private MatValue[][] values(MatStream in, int[] shape, int fields) throws IOException {
        long count = (long) Shapes.size(shape) * fields;
        if (count * V5File.TAG > in.left()) {
            throw new IllegalArgumentException(count + " values for shape " + Shapes.text(shape) + " where "
                    + in.left() + " bytes are left");
        }
        // Structs without fields take nothing here, but whoever makes a list of them makes that many.
        allowance.take(VALUE * Math.max(count, Shapes.size(shape)));
        MatValue[][] values = new MatValue[fields][Shapes.size(shape)];
        ColumnMajor order = new ColumnMajor(shape);
        for (int i = Shapes.size(shape); i > 0 && fields > 0; i--) {
            int at = order.next();
            for (MatValue[] field : values) {
                field[at] = read(in.matrix());
            }
        }
        return values;
    }

    private static List<String> fieldNames(MatStream in) throws IOException {
        int length = in.content(4, "length of field names").getInt();
        ByteBuffer bytes = in.content(MOST_FIELD_BYTES, "list of field names");
        List<String> names = new ArrayList<>();
        while (length > 0 && bytes.remaining() >= length) {
            byte[] padded = new byte[length];
            bytes.get(padded);
            String name = new String(padded, StandardCharsets.ISO_8859_1);
            int end = name.indexOf('\0');
            names.add(end < 0 ? name : name.substring(0, end));
        }
        for (int i = 0; i < names.size(); i++) {
            // Fields of one name are told apart as SciPy does.
            if (names.indexOf(names.get(i)) < i) {
                names.set(i, "_" + i + "_" + names.get(i));
            }
        }
        if (bytes.hasRemaining() || new HashSet<>(names).size() < names.size()
                || !names.stream().allMatch(name -> FIELD.matcher(name).matches())) {
            throw new IllegalArgumentException("a struct whose field names are broken");
        }
        return names;
    }
}
