package org.lrptoolbox.matlab.value;

import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.tensor.Shapes;

/**
 * A char array; a text is one of a single row.
 *
 * @param shape the dimensions, counted in UTF-16 units
 * @param chars the characters in C order: row after row
 */
public record MatText(int[] shape, String chars) implements MatValue {
    /** Checks that there are as many characters as the shape says. */
    public MatText {
        if (shape.length < 2 || Shapes.size(shape) != chars.length()) {
            throw new IllegalArgumentException(chars.length() + " characters for shape " + Shapes.text(shape));
        }
    }

    /** A text as MATLAB has it: 1-by-n, or 0-by-0 if empty. */
    public static MatText of(String text) {
        return new MatText(text.isEmpty() ? new int[]{0, 0} : new int[]{1, text.length()}, text);
    }

    /** The rows, all equally long, with the blanks MATLAB fills them up with. */
    public List<String> rows() {
        int length = shape[shape.length - 1];
        int count = length == 0 ? Shapes.size(shape[0]) : chars.length() / length;
        return IntStream.range(0, count).mapToObj(row -> chars.substring(row * length, (row + 1) * length)).toList();
    }
}
