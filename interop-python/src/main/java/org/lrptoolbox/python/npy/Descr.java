package org.lrptoolbox.python.npy;

import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
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
        ElementType type = type(m.group(2) + m.group(3));
        if (type == null) {
            throw new UnsupportedModelException(file, m.group(2).matches("[SU]")
                    ? "holds text, where numbers are expected"
                    : "has elements of type '" + name
                            + "'; supported are float16 to float64, int8 to int64, uint8 to uint64, and bool");
        }
        return new Descr(order, type, Integer.parseInt(m.group(3)));
    }

    /** The Java side of a type, or null if there is none. */
    private static @Nullable ElementType type(String name) {
        return switch (name) {
            case "f8" -> ElementType.FLOAT64;
            case "f4", "f2" -> ElementType.FLOAT32;
            case "i8" -> ElementType.INT64;
            case "i4" -> ElementType.INT32;
            case "i2" -> ElementType.INT16;
            case "i1" -> ElementType.INT8;
            case "u8" -> ElementType.UINT64;
            case "u4" -> ElementType.UINT32;
            case "u2" -> ElementType.UINT16;
            case "u1" -> ElementType.UINT8;
            case "b1" -> ElementType.BOOL;
            default -> null;
        };
    }

    /** The name under which a type is written, little endian. */
    static String of(ElementType type) {
        String order = type.bytes() == 1 ? "|" : "<";
        String kind = switch (type) {
            case FLOAT64, FLOAT32 -> "f";
            case INT64, INT32, INT16, INT8 -> "i";
            case UINT64, UINT32, UINT16, UINT8 -> "u";
            case BOOL -> "b";
        };
        return order + kind + type.bytes();
    }

    private static String shortened(Object name) {
        String text = name.toString().replaceAll("[^\\x20-\\x7e]", "?");
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
