package org.lrptoolbox.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Matrices as plain text, one row per line, as {@code numpy.savetxt} writes and {@code numpy.loadtxt} reads them.
 *
 * <p>Reading skips empty lines and what follows a {@code #}, and drops dimensions of length one: a file of one row or
 * one column gives a vector, a single number a scalar. All arrays come back as float64.
 */
public final class TextArrayFormat implements ArrayFormat {
    /** Digits after the point; one more than float64 needs, the default of {@code numpy.savetxt}. */
    private static final int DECIMALS = 18;

    @Override
    public String name() {
        return "text";
    }

    @Override
    public List<String> extensions() {
        return List.of("txt");
    }

    @Override
    public TypedArray read(Path file) throws IOException {
        DoubleList numbers = new DoubleList();
        int rows = 0;
        int columns = 0;
        try (BufferedReader in = InputFiles.openText(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int count = parse(file, line, rows, numbers);
                if (count > 0) {
                    if (rows > 0 && count != columns) {
                        throw new MalformedFileException(file, "the number of columns changed from " + columns + " to "
                                + count + " at row " + (rows + 1) + "; every line of a matrix needs as many numbers");
                    }
                    columns = count;
                    rows++;
                }
            }
        }
        int[] shape = rows == 1
                ? columns == 1 ? new int[0] : new int[]{columns}
                : columns > 1 ? new int[]{rows, columns} : new int[]{rows};
        return new TypedArray(ElementType.FLOAT64, shape, numbers.toArray());
    }

    private static int parse(Path file, String line, int row, DoubleList numbers) throws MalformedFileException {
        int comment = line.indexOf('#');
        int before = numbers.size();
        numbers.addAll(comment < 0 ? line : line.substring(0, comment),
                (word, column, e) -> new MalformedFileException(file, "could not convert string '"
                        + PythonNumbers.shortened(word) + "' to float64 at row " + row + ", column " + (column + 1),
                        e));
        return numbers.size() - before;
    }

    @Override
    public void write(TypedArray array, Path file) throws IOException {
        int[] shape = array.shape();
        if (shape.length != 1 && shape.length != 2) {
            throw new IllegalArgumentException("Expected 1D or 2D array, got " + shape.length + "D array instead");
        }
        int columns = shape.length == 1 ? 1 : shape[1];
        AtomicFile.write(file, out -> {
            for (int row = 0; row < shape[0]; row++) {
                writeRow(array, row * columns, columns, out);
            }
        });
    }

    private static void writeRow(TypedArray array, int from, int columns, OutputStream out) throws IOException {
        for (int i = from; i < from + columns; i++) {
            if (i > from) {
                out.write(' ');
            }
            String number = PythonNumbers.scientific(array.type().get(array.storage(), i), DECIMALS);
            out.write(number.getBytes(StandardCharsets.US_ASCII));
        }
        out.write('\n');
    }
}
