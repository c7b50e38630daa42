package org.lrptoolbox.python.array;

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
        DataType type = a.type();
        if (type.isPacked()) {
            NDArray one = NDArray.of(type.plain(), Packed.plain(type, s, at, type.bytes(), 1));
            return Types.isNumeric(type) || type.kind() == DataType.Kind.TEXT ? box(one, 0) : type.label() + " " + at;
        }
        return switch (type.kind()) {
            case FLOAT64 -> ((double[]) s)[at];
            case INT64 -> ((long[]) s)[at];
            case BOOL -> ((byte[]) s)[at] != 0;
            case FLOAT32 -> "float32 " + ((float[]) s)[at];
            case UINT64 -> "uint64 " + Long.toUnsignedString(((long[]) s)[at]);
            case FLOAT16 -> "float16 " + Float.float16ToFloat(((short[]) s)[at]);
            case COMPLEX128 -> "complex128 " + ((double[]) s)[at] + " " + ((double[]) s)[at + 1];
            case COMPLEX64 -> "complex64 " + ((float[]) s)[at] + " " + ((float[]) s)[at + 1];
            // What is no number is fetched from its place by whoever needs it.
            case OBJECT, BYTES, TEXT, RECORD, DATETIME64, TIMEDELTA64 -> type.label() + " " + at;
            default -> type.label() + " " + (long) type.get(s, at);
        };
    }

    /** The only element as a plain number or truth value. */
    public static Object item(NDArray a) {
        Object boxed = box(a);
        if (!(boxed instanceof String)) {
            return boxed;
        }
        Types.requireNumeric(a.type(), "a plain number");
        double value = a.type().get(a.storage(), a.offset());
        return Types.isFloat(a.type()) ? (Object) value : (Object) a.longs()[0];
    }

    /** As {@link #array}; a {@link FloatErrorException} has it where the number is lost. */
    public static NDArray cast(DataType type, Object value) {
        return MemoryOrder.cast(Operands.fitting(value, type), type, "C");
    }

    /** A plain number as a smaller floating-point type rounds it. */
    public static double narrowed(DataType type, Object value) {
        return array(type, value).doubles()[0];
    }

    /** A plain number or truth value as a 0-d array, cast to the type. */
    public static NDArray array(DataType type, Object value) {
        if (value instanceof Imaginary z) {
            return z.array(type);
        }
        return NDArray.scalar(type, value instanceof Boolean b ? (Number) (b ? 1 : 0) : (Number) value);
    }
}
