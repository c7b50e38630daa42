package org.lrptoolbox.python.npy;

import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.UnsupportedModelException;

/**
 * NumPy's short name of an element type, such as {@code <f8}: byte order, kind and bytes per element.
 *
 * @param order the order of the bytes in the file
 * @param type the Java side of the type; float16 widens to float32
 * @param bytes the bytes of one element in the file
 */
record Descr(ByteOrder order, ElementType type, int bytes) {
    private static final Pattern NAME = Pattern.compile("([<>|=]?)([a-zA-Z])([0-9]{1,9})");

    /** Parses a name; what is no plain number is refused with the way out. */
    static Descr parse(Object file, Object name) throws UnsupportedModelException {
        Matcher m = NAME.matcher(name instanceof String s ? s : "");
        if (name.equals("|O") || name.equals("O")) {
            throw new UnsupportedModelException(file,
                    "holds Python objects, which are pickled code and never loaded; convert it in Python with "
                            + "numpy.save(file, a.astype(float)) or save its parts as separate arrays");
        }
        if (!m.matches()) {
            throw new UnsupportedModelException(file, "has elements of type " + shortened(name)
                    + "; supported are single numbers and bool. Save each field as an array of its own");
        }
        ByteOrder order = m.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        String code = m.group(2) + m.group(3);
        ElementType type = ElementType.ofCode(code.equals("f2") ? "f4" : code)
                .orElseThrow(() -> new UnsupportedModelException(file, m.group(2).matches("[SU]")
                        ? "holds text, where numbers are expected"
                        : "has elements of type '" + name
                                + "'; supported are float16 to float64, int8 to int64, uint8 to uint64, and bool"));
        return new Descr(order, type, Integer.parseInt(m.group(3)));
    }

    /** The name under which a type is written, little endian. */
    static String of(ElementType type) {
        return (type.bytes() == 1 ? "|" : "<") + type.code();
    }

    private static String shortened(Object name) {
        String text = name.toString().replaceAll("[^\\x20-\\x7e]", "?");
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
