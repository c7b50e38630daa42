package org.lrptoolbox.python.npy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.tensor.Shapes;

/**
 * An array of strings, as NumPy stores class labels.
 *
 * @param shape the dimensions
 * @param values the strings in C order
 */
public record TextArray(int[] shape, String[] values) {
    /** Checks that there are as many strings as the shape says. */
    public TextArray {
        if (values.length != Shapes.size(shape)) {
            throw new IllegalArgumentException(values.length + " strings do not fill shape " + Shapes.text(shape));
        }
    }

    static TextArray read(MemorySegment file, NpyHeader header, Object name) throws MalformedFileException {
        int[] shape = header.shape();
        String[] values = new String[header.count()];
        long width = header.descr().width();
        for (int i = 0; i < values.length; i++) {
            long place = header.dataOffset() + width * (header.fortranOrder() ? fortranIndex(i, shape) : i);
            values[i] = string(file.asSlice(place, width), header.descr(), name);
        }
        return new TextArray(shape, values);
    }

    private static long fortranIndex(int index, int[] shape) {
        long place = 0;
        long stride = 1;
        for (int d : shape) {
            stride *= d;
        }
        int rest = index;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            stride /= shape[axis];
            place += rest % shape[axis] * stride;
            rest /= shape[axis];
        }
        return place;
    }

    /** One string without the zeros that fill it up. */
    private static String string(MemorySegment bytes, Descr descr, Object name) throws MalformedFileException {
        if (descr.kind() == 'S') {
            String s = new String(bytes.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
            return s.replaceFirst("\0+$", "");
        }
        int[] characters = bytes.toArray(ValueLayout.JAVA_INT_UNALIGNED.withOrder(descr.order()));
        int length = characters.length;
        while (length > 0 && characters[length - 1] == 0) {
            length--;
        }
        for (int i = 0; i < length; i++) {
            if (!Character.isValidCodePoint(characters[i])) {
                throw new MalformedFileException(name, "holds the number " + Integer.toUnsignedString(characters[i])
                        + " where a Unicode character is expected");
            }
        }
        return new String(characters, 0, length);
    }
}
