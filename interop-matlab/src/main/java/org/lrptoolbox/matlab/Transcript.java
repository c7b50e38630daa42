package org.lrptoolbox.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.tensor.Shapes;

/**
 * Copies one variable, checking every size in it, into a form that JMatIO reads exactly. Left alone, JMatIO trusts the
 * sizes, knows no uint16, takes large uint32 for negative, drops the upper bytes of UTF-16 and the field names of empty
 * structs, and confuses the entries of large sparse matrices.
 *
 * <p>The names of matrices, which nested ones do not need, are notes to {@link FromJMatIo}: the element type of
 * numbers and that of their class, {@link #SPARSE}, or {@link #EMPTY} with the field names of an empty struct array.
 */
final class Transcript {
    /** Marks a struct with the fields shape, rows, columns and values. */
    static final String SPARSE = "sparse";
    /** Marks an empty struct array; its field names follow, each after a line break. */
    static final String EMPTY = "empty";
    /** The one property of objects which the file keeps elsewhere. */
    static final String CONTENT = "content";

    private static final String HANDLE = "function_handle";
    private static final Pattern FIELD = Pattern.compile("[ -~]+");
    private static final int MOST_FIELD_BYTES = 1 << 20;
    private static final int DEEPEST = 64;
    /** What an array costs beside its elements, in bytes. */
    private static final long VALUE = 256;
    /** What one character costs, in bytes. */
    private static final long CHARACTER = 48;

    private final Path file;
    private final Allowance allowance;
    private final boolean handles;
    private final ElementBuffer out = new ElementBuffer(ByteOrder.BIG_ENDIAN);
    private final NumberTranscript numbers;
    private int depth;

    private Transcript(Path file, Allowance allowance, boolean handles) {
        this.file = file;
        this.handles = handles;
        this.allowance = allowance;
        numbers = new NumberTranscript(out, allowance);
    }

    /** The copy, as the only element of a big-endian file without its header. */
    static byte[] of(MatStream matrix, Path file, Allowance allowance) throws IOException {
        return of(matrix, file, allowance, false);
    }

    /** As {@link #of}, where function handles are objects: those in properties do not keep the others from being read. */
    static byte[] ofProperties(MatStream matrix, Path file, Allowance allowance) throws IOException {
        return of(matrix, file, allowance, true);
    }

    private static byte[] of(MatStream matrix, Path file, Allowance allowance, boolean handles) throws IOException {
        Transcript transcript = new Transcript(file, allowance, handles);
        transcript.matrix(matrix);
        return transcript.out.toByteArray();
    }

    private void matrix(MatStream in) throws IOException {
        if (depth++ == DEEPEST) {
            throw new UnsupportedModelException(file, "has values nested more than " + DEEPEST + " deep");
        }
        allowance.take(VALUE);
        if (in.left() == 0) {
            numbers.empty();
        } else {
            MatHeader header = MatHeader.read(in);
            switch (header.type()) {
                case CELL -> cell(in, header.shape());
                case STRUCT -> struct(in, header.shape());
                case OBJECT -> object(in, header.shape());
                case OPAQUE -> opaque(in);
                case CHAR -> text(in, header.shape());
                case SPARSE -> numbers.sparse(in, header);
                case FUNCTION -> handle(in);
                default -> numbers.plain(in, header);
            }
            in.skip(in.left());
        }
        depth--;
    }

    private void cell(MatStream in, int... shape) throws IOException {
        int size = count(shape, 1);
        int start = out.beginMatrix(MatlabClass.CELL, 0, "", shape);
        for (int i = 0; i < size; i++) {
            matrix(in.matrix());
        }
        out.end(start);
    }

    private void struct(MatStream in, int... shape) throws IOException {
        List<String> names = fieldNames(in);
        int size = count(shape, names.size());
        String note = size > 0 ? "" : EMPTY + String.join("", names.stream().map(name -> "\n" + name).toList());
        int start = out.beginMatrix(MatlabClass.STRUCT, 0, note, shape);
        fields(in, names, size);
        out.end(start);
    }

    /** An object of an old-style class: a struct with a class name; an array of them is left as an array of structs. */
    private void object(MatStream in, int... shape) throws IOException {
        String type = MatHeader.name(in);
        if (Shapes.size(shape) == 1) {
            object(in, type, fieldNames(in));
        } else {
            struct(in, shape);
        }
    }

    private void handle(MatStream in) throws IOException {
        if (!handles) {
            throw new UnsupportedModelException(file,
                    "holds a function handle, which is no data; store the variable without it");
        }
        object(in, HANDLE, in.left() > 0 ? List.of(CONTENT) : List.of());
    }

    /** An object of another class: what kind of class, its name, and a matrix of which the kind decides the meaning. */
    private void opaque(MatStream in) throws IOException {
        MatHeader.name(in);
        object(in, MatHeader.name(in), List.of(CONTENT));
    }

    private void object(MatStream in, String type, List<String> properties) throws IOException {
        int start = out.beginMatrix(MatlabClass.OBJECT, 0, "", 1, 1);
        out.text(type);
        fields(in, properties, 1);
        out.end(start);
    }

    /** How many elements an array of arrays has; asks for their memory first. */
    private int count(int[] shape, int valuesPerElement) throws IOException {
        int size = Shapes.size(shape);
        allowance.take(VALUE * size * Math.max(1, valuesPerElement));
        // JMatIO reserves room for the first two dimensions, even if a third one is zero.
        allowance.take(8 * Math.abs((long) shape[0] * shape[1]));
        return size;
    }

    private List<String> fieldNames(MatStream in) throws IOException {
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
        if (bytes.hasRemaining() || new HashSet<>(names).size() < names.size()
                || !names.stream().allMatch(name -> FIELD.matcher(name).matches())) {
            throw new IllegalArgumentException("a struct whose field names are broken");
        }
        return names;
    }

    private void fields(MatStream in, List<String> names, int size) throws IOException {
        out.fieldNames(names);
        for (long left = (long) size * names.size(); left > 0; left--) {
            matrix(in.matrix());
        }
    }

    private void text(MatStream in, int... shape) throws IOException {
        allowance.take(CHARACTER * Shapes.size(shape));
        MatText text = Characters.read(in, shape);
        int start = out.beginMatrix(MatlabClass.CHAR, 0, "", text.shape());
        byte[] content = text.chars().getBytes(StandardCharsets.UTF_8);
        int element = out.begin(Characters.UTF8);
        out.room(content.length).put(content);
        out.end(element);
        out.end(start);
    }
}
