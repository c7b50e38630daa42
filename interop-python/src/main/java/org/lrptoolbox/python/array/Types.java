package org.lrptoolbox.python.array;

import java.util.List;

/** Which element type an operation yields: the promotion rules of NumPy 2 (NEP 50), and what may be cast to what. */
public final class Types {
    private static final List<DataType> NUMERIC = List.of(DataType.FLOAT64, DataType.FLOAT32, DataType.INT64,
            DataType.INT32, DataType.INT16, DataType.INT8, DataType.UINT64, DataType.UINT32, DataType.UINT16,
            DataType.UINT8, DataType.BOOL, DataType.FLOAT16, DataType.COMPLEX128, DataType.COMPLEX64, DataType.OBJECT);

    private Types() {}

    /** Real floating-point numbers. */
    public static boolean isFloat(DataType t) {
        return switch (t.kind()) {
            case FLOAT64, FLOAT32, FLOAT16 -> true;
            default -> false;
        };
    }

    public static boolean isComplex(DataType t) {
        return t.kind() == DataType.Kind.COMPLEX128 || t.kind() == DataType.Kind.COMPLEX64;
    }

    /** Whether the elements are numbers or truth values, which all operations here take. */
    public static boolean isNumeric(DataType t) {
        return t.kind().compareTo(DataType.Kind.OBJECT) < 0;
    }

    /** Refuses what is no number: Python then has its own way with it. */
    static void requireNumeric(DataType t, String what) {
        if (!isNumeric(t)) {
            throw new NoNumbersException(what + " is not defined for elements of type " + t.label());
        }
    }

    public static boolean isUnsigned(DataType t) {
        return switch (t.kind()) {
            case UINT8, UINT16, UINT32, UINT64 -> true;
            default -> false;
        };
    }

    /** Signed or unsigned integer, but not bool. */
    public static boolean isInteger(DataType t) {
        return switch (t.kind()) {
            case INT64, INT32, INT16, INT8, UINT64, UINT32, UINT16, UINT8 -> true;
            default -> false;
        };
    }

    static boolean isIntegral(Number n) {
        return !(n instanceof Double || n instanceof Float);
    }

    /** The smallest type that holds all values of both. */
    public static DataType promote(DataType first, DataType second) {
        DataType a = first.plain();
        DataType b = second.plain();
        if (a == b || b == DataType.BOOL && isNumeric(a)) {
            return a;
        }
        if (a == DataType.BOOL && isNumeric(b)) {
            return b;
        }
        requireNumeric(a, "a common type");
        requireNumeric(b, "a common type");
        if (isComplex(a) || isComplex(b)) {
            return precision(a) <= 4 && precision(b) <= 4 ? DataType.COMPLEX64 : DataType.COMPLEX128;
        }
        if (isFloat(a) || isFloat(b)) {
            return switch (Math.max(precision(a), precision(b))) {
                case 2 -> DataType.FLOAT16;
                case 4 -> DataType.FLOAT32;
                default -> DataType.FLOAT64;
            };
        }
        if (isUnsigned(a) == isUnsigned(b)) {
            return a.bytes() >= b.bytes() ? a : b;
        }
        DataType signed = isUnsigned(a) ? b : a;
        int unsignedBytes = (isUnsigned(a) ? a : b).bytes();
        return signed.bytes() > unsignedBytes ? signed : switch (unsignedBytes) {
            case 1 -> DataType.INT16;
            case 2 -> DataType.INT32;
            case 4 -> DataType.INT64;
            default -> DataType.FLOAT64;
        };
    }

    /** The bytes of the smallest floating-point type that holds every value of the type. */
    private static int precision(DataType t) {
        if (isComplex(t)) {
            return t.bytes() / 2;
        }
        return isFloat(t) ? t.bytes() : Math.min(8, 2 * t.bytes());
    }

    /** The type in which quotients and means are computed: floats stay, integers and bool become float64. */
    static DataType inexact(DataType t) {
        return isFloat(t) || isComplex(t) ? t.plain() : DataType.FLOAT64;
    }

    /** The type in which functions such as exp work: as {@link #inexact}, but small floats for small integers. */
    static DataType functional(DataType t) {
        if (isFloat(t) || isComplex(t)) {
            return t.plain();
        }
        return switch (t.bytes()) {
            case 1 -> DataType.FLOAT16;
            case 2 -> DataType.FLOAT32;
            default -> DataType.FLOAT64;
        };
    }

    /** The real type of the parts of a complex one; any other type itself. */
    static DataType realOf(DataType t) {
        return switch (t.kind()) {
            case COMPLEX128 -> DataType.FLOAT64;
            case COMPLEX64 -> DataType.FLOAT32;
            default -> t.plain();
        };
    }

    /** The complex type whose parts are as precise as a type's numbers. */
    static DataType complexOf(DataType t) {
        return precision(t) <= 4 && (isFloat(t) || isComplex(t)) ? DataType.COMPLEX64 : DataType.COMPLEX128;
    }

    /** The type in which sums and products of integers are accumulated. */
    static DataType accumulator(DataType t) {
        if (isFloat(t) || isComplex(t)) {
            return t.plain();
        }
        return isUnsigned(t) ? DataType.UINT64 : DataType.INT64;
    }

    /** Whether NumPy's casting rule 'same_kind' allows it: to any type of the same or a higher kind. */
    public static boolean isSameKind(DataType from, DataType to) {
        return kind(from) <= kind(to);
    }

    private static int kind(DataType t) {
        return switch (t.kind()) {
            case BOOL -> 0;
            case UINT64, UINT32, UINT16, UINT8 -> 1;
            case INT64, INT32, INT16, INT8 -> 2;
            case FLOAT64, FLOAT32, FLOAT16 -> 3;
            case COMPLEX128, COMPLEX64 -> 4;
            default -> 5;
        };
    }

    /** The smallest value of an integer type. */
    static long min(DataType t) {
        return isUnsigned(t) || t == DataType.BOOL ? 0 : -1L << (8 * t.bytes() - 1);
    }

    /** The largest value of an integer type (of uint64: that of int64, because Java stops there). */
    static long max(DataType t) {
        int bits = 8 * t.bytes() - (isUnsigned(t) ? 0 : 1);
        return bits >= 63 ? Long.MAX_VALUE : (1L << bits) - 1;
    }

    /** The type named as NumPy names it, such as {@code float64}. */
    public static DataType named(String label) {
        for (DataType t : NUMERIC) {
            if (t.label().equals(label)) {
                return t;
            }
        }
        throw new ArrayTypeException("data type '" + label + "' not understood");
    }
}
