package org.lrptoolbox.python.array;

import org.lrptoolbox.io.ElementType;

/**
 * Single elements as they cross to Python: float64 as {@code Double}, int64 as {@code Long}, bool as {@code Boolean}, and
 * those of the rarer types as text of type and number, {@code "uint8 7"}, because Python has no such numbers.
 */
public final class Scalars {
    private Scalars() {}

    /** The only element of an array. */
    public static Object box(NDArray a) {
        if (a.size() != 1) {
            throw new IllegalArgumentException("can only convert an array of size 1 to a Python scalar");
        }
        return box(a, a.offset());
    }

    /** An array, or the boxed element if it is 0-d: what operations on 0-d arrays yield. */
    public static Object orArray(NDArray a) {
        return a.rank() == 0 ? box(a) : a;
    }

    static Object box(NDArray a, int at) {
        Object s = a.storage();
        ElementType type = a.type();
        return switch (type) {
            case FLOAT64 -> ((double[]) s)[at];
            case INT64 -> ((long[]) s)[at];
            case BOOL -> ((byte[]) s)[at] != 0;
            case FLOAT32 -> "float32 " + ((float[]) s)[at];
            case UINT64 -> "uint64 " + Long.toUnsignedString(((long[]) s)[at]);
            default -> type.label() + " " + (long) type.get(s, at);
        };
    }

    /** The only element as a plain number or truth value. */
    public static Object item(NDArray a) {
        Object boxed = box(a);
        if (!(boxed instanceof String)) {
            return boxed;
        }
        double value = a.type().get(a.storage(), a.offset());
        return Types.isFloat(a.type()) ? (Object) value : (Object) a.longs()[0];
    }

    /** A plain number or truth value as a 0-d array, cast to the type. */
    public static NDArray array(ElementType type, Object value) {
        return NDArray.scalar(type, value instanceof Boolean b ? (Number) (b ? 1 : 0) : (Number) value);
    }
}
