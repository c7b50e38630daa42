package org.lrptoolbox.python.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.PythonNumbers;
import org.lrptoolbox.python.array.NDArray;

/**
 * Reads matrices of text as {@code numpy.loadtxt} does; the result has two dimensions, squeezing is up to the caller.
 *
 * @param comments what starts a comment, each up to the end of its line
 * @param delimiter what stands between numbers; null for any run of blanks
 * @param skipRows how many lines to skip at the start
 * @param columns which columns to keep, negative ones counting from the end; null for all
 * @param maxRows how many rows to read at most; negative for all
 * @param type what the numbers are: {@code float64} or {@code float32}, which are read as doubles, or an integer type of at
 *         most 63 bits, which is read without passing through floating point
 */
public record TextTableReader(List<String> comments, @Nullable String delimiter, int skipRows, int @Nullable [] columns,
        int maxRows, String type) {
    private static final String BLANKS = " \t\u000b\f\r\u001c\u001d\u001e\u001f\u0085\u00a0";

    /** Reads a file. */
    public NDArray read(Path file, String encoding) throws IOException {
        InputFiles.requireRegular(file);
        try (BufferedReader in = Files.newBufferedReader(file, Charset.forName(encoding))) {
            return read(in);
        }
    }

    /** Reads text that is already in memory. */
    public NDArray read(String text) throws IOException {
        return read(new BufferedReader(new StringReader(text)));
    }

    private boolean whole() {
        return type.contains("int");
    }

    private NDArray read(BufferedReader in) throws IOException {
        Rows rows = new Rows();
        for (int i = 0; i < skipRows; i++) {
            in.readLine();
        }
        for (String line = in.readLine(); line != null && rows.count != maxRows; line = in.readLine()) {
            List<String> words = words(uncommented(line));
            if (!words.isEmpty()) {
                rows.add(words);
            }
        }
        int width = Math.max(rows.width, 0);
        return whole()
                ? NDArray.of(ElementType.INT64, Arrays.copyOf(rows.longs, rows.size), rows.count, width)
                : NDArray.of(Arrays.copyOf(rows.doubles, rows.size), rows.count, width);
    }

    private String uncommented(String line) {
        int end = line.length();
        for (String comment : comments) {
            int at = line.indexOf(comment);
            end = at < 0 ? end : Math.min(end, at);
        }
        return line.substring(0, end);
    }

    private List<String> words(String line) {
        if (line.isBlank()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        if (delimiter == null) {
            StringTokenizer blanks = new StringTokenizer(line, BLANKS);
            while (blanks.hasMoreTokens()) {
                words.add(blanks.nextToken());
            }
            return words;
        }
        int from = 0;
        for (int at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, from)) {
            words.add(line.substring(from, at));
            from = at + delimiter.length();
        }
        words.add(line.substring(from));
        return words;
    }

    /** The numbers so far; grows with the text. */
    private final class Rows {
        private final boolean whole = whole();
        private final long highest = whole ? highest() : 0;
        private final long lowest = type.startsWith("u") ? 0 : -highest - 1;
        private double[] doubles = new double[whole ? 0 : 64];
        private long[] longs = new long[whole ? 64 : 0];
        private int size;
        private int count;
        private int width = -1;

        void add(List<String> words) {
            if (columns == null && width >= 0 && words.size() != width) {
                throw new IllegalArgumentException("the number of columns changed from " + width + " to "
                        + words.size() + " at row " + (count + 1)
                        + "; use `usecols` to select a subset and avoid this error");
            }
            width = columns == null ? words.size() : columns.length;
            for (int i = 0; i < width; i++) {
                int column = columns == null ? i : column(columns[i], words.size());
                add(words.get(column).strip(), column);
            }
            count++;
        }

        private int column(int asked, int available) {
            if (asked < -available || asked >= available) {
                throw new IllegalArgumentException("invalid column index " + asked + " at row " + (count + 1)
                        + " with " + available + " columns");
            }
            return asked < 0 ? asked + available : asked;
        }

        private void add(String word, int column) {
            try {
                if (whole) {
                    longs = size < longs.length ? longs : Arrays.copyOf(longs, 2 * size);
                    longs[size] = wholeNumber(word);
                } else {
                    doubles = size < doubles.length ? doubles : Arrays.copyOf(doubles, 2 * size);
                    doubles[size] = PythonNumbers.parse(word);
                }
            } catch (NumberFormatException e) {
                String shown = word.length() <= 40 ? word : word.substring(0, 40) + "...";
                throw new IllegalArgumentException("could not convert string '" + shown + "' to "
                        + type + " at row " + count + ", column " + (column + 1) + ".", e);
            }
            size++;
        }

        private long wholeNumber(String word) {
            long value = Long.parseLong(word);
            if (value < lowest || value > highest) {
                throw new NumberFormatException(word);
            }
            return value;
        }

        private long highest() {
            boolean signed = !type.startsWith("u");
            int bits = Integer.parseInt(type.substring(signed ? 3 : 4));
            return (1L << (bits - 1)) - 1 + (signed ? 0 : 1L << (bits - 1));
        }
    }
}
