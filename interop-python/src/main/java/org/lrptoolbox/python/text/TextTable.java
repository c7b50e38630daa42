package org.lrptoolbox.python.text;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.python.array.NDArray;

/** Matrices as lines of formatted numbers: the rows of {@code numpy.savetxt}. */
public final class TextTable {
    private TextTable() {}

    /**
     * Whether {@link #write} knows all these formats.
     *
     * @param formats one for all columns, or one per column, such as {@code %.18e}
     */
    public static boolean knows(List<String> formats) {
        return formats.stream().allMatch(f -> PrintfFormat.parse(f) != null);
    }

    /**
     * Writes the rows of a matrix.
     *
     * @param array one or two dimensions; the elements of a vector become rows of one column
     * @param formats one for all columns, or one per column
     * @throws IllegalArgumentException if the array or the number of formats does not fit
     */
    public static void write(NDArray array, List<String> formats, String delimiter, String newline, Appendable out)
            throws IOException {
        TypedArray matrix = array.toTypedArray();
        int[] shape = matrix.shape();
        if (shape.length != 1 && shape.length != 2) {
            throw new IllegalArgumentException("Expected 1D or 2D array, got " + shape.length + "D array instead");
        }
        int columns = shape.length == 1 ? 1 : shape[1];
        if (formats.size() != 1 && formats.size() != columns) {
            throw new IllegalArgumentException("fmt has wrong shape.  " + formats);
        }
        List<PrintfFormat> parsed = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            String format = formats.get(formats.size() == 1 ? 0 : c);
            PrintfFormat p = PrintfFormat.parse(format);
            if (p == null) {
                throw new IllegalArgumentException("'" + format + "' does not format one number");
            }
            parsed.add(p);
        }
        for (int i = 0; i < shape[0] * columns; i++) {
            int c = i % columns;
            out.append(c == 0 ? "" : delimiter).append(element(matrix, i, parsed.get(c)));
            if (c == columns - 1) {
                out.append(newline);
            }
        }
    }

    /** The rows as one text; see {@link #write}. */
    public static String text(NDArray array, List<String> formats, String delimiter, String newline)
            throws IOException {
        StringBuilder out = new StringBuilder();
        write(array, formats, delimiter, newline, out);
        return out.toString();
    }

    /**
     * Writes a file of rows, replacing an existing one as the last step; see {@link #write}.
     *
     * @param before what the file starts with
     * @param after what it ends with
     * @param encoding the name of the character set
     */
    public static void save(NDArray array, List<String> formats, String delimiter, String newline, String before,
            String after, Path file, String encoding) throws IOException {
        AtomicFile.write(file, bytes -> {
            Writer out = new OutputStreamWriter(bytes, Charset.forName(encoding));
            out.write(before);
            write(array, formats, delimiter, newline, out);
            out.write(after);
            out.flush();
        });
    }

    private static String element(TypedArray matrix, int i, PrintfFormat format) {
        ElementType type = matrix.type();
        if (matrix.storage() instanceof long[] longs && type == ElementType.INT64) {
            return format.apply(longs[i]);
        }
        return format.apply(type.get(matrix.storage(), i));
    }
}
