package org.lrptoolbox.python.array;

import org.lrptoolbox.io.ElementType;

/** Which element type an operation yields: the promotion rules of NumPy 2 (NEP 50), and what may be cast to what. */
public final class Types {
    private Types() {}

    public static boolean isFloat(ElementType t) {
        return t == ElementType.FLOAT64 || t == ElementType.FLOAT32;
    }

    public static boolean isUnsigned(ElementType t) {
        return switch (t) {
            case UINT8, UINT16, UINT32, UINT64 -> true;
            default -> false;
        };
    }

    /** Signed or unsigned integer, but not bool. */
    public static boolean isInteger(ElementType t) {
        return !isFloat(t) && t != ElementType.BOOL;
    }

    static boolean isIntegral(Number n) {
        return !(n instanceof Double || n instanceof Float);
    }

    /** The smallest type that holds all values of both. */
    public static ElementType promote(ElementType a, ElementType b) {
        if (a == b || b == ElementType.BOOL) {
            return a;
        }
        if (a == ElementType.BOOL) {
            return b;
        }
        if (isFloat(a) || isFloat(b)) {
            return isSmall(a) && isSmall(b) ? ElementType.FLOAT32 : ElementType.FLOAT64;
        }
        if (isUnsigned(a) == isUnsigned(b)) {
            return a.bytes() >= b.bytes() ? a : b;
        }
        ElementType signed = isUnsigned(a) ? b : a;
        int unsignedBytes = (isUnsigned(a) ? a : b).bytes();
        return signed.bytes() > unsignedBytes ? signed : switch (unsignedBytes) {
            case 1 -> ElementType.INT16;
            case 2 -> ElementType.INT32;
            case 4 -> ElementType.INT64;
            default -> ElementType.FLOAT64;
        };
    }

    /** Whether float32 holds every value of the type. */
    private static boolean isSmall(ElementType t) {
        return t == ElementType.FLOAT32 || !isFloat(t) && t.bytes() <= 2;
    }

    /** The type in which quotients and means are computed: float32 stays, integers and bool become float64. */
    static ElementType inexact(ElementType t) {
        return isFloat(t) ? t : ElementType.FLOAT64;
    }

    /**
     * The type in which functions such as exp work: as {@link #inexact}, but float32 for integers of 16 bits.
     *
     * <p>NumPy goes on to float16 for those of 8 bits, which there is not here: they become float64.
     */
    static ElementType functional(ElementType t) {
        return t == ElementType.INT16 || t == ElementType.UINT16 ? ElementType.FLOAT32 : inexact(t);
    }

    /** The type in which sums and products of integers are accumulated. */
    static ElementType accumulator(ElementType t) {
        if (isFloat(t)) {
            return t;
        }
        return isUnsigned(t) ? ElementType.UINT64 : ElementType.INT64;
    }

    /** Whether NumPy's casting rule 'same_kind' allows it: to any type of the same or a higher kind. */
    public static boolean isSameKind(ElementType from, ElementType to) {
        return kind(from) <= kind(to);
    }

    /** Whether NumPy's casting rule 'safe' allows it: no value is lost. */
    public static boolean isSafe(ElementType from, ElementType to) {
        return promote(from, to) == to;
    }

    private static int kind(ElementType t) {
        if (t == ElementType.BOOL) {
            return 0;
        }
        return isFloat(t) ? 3 : isUnsigned(t) ? 1 : 2;
    }

    /** The smallest value of an integer type. */
    static long min(ElementType t) {
        return isUnsigned(t) || t == ElementType.BOOL ? 0 : -1L << (8 * t.bytes() - 1);
    }

    /** The largest value of an integer type (of uint64: that of int64, because Java stops there). */
    static long max(ElementType t) {
        int bits = 8 * t.bytes() - (isUnsigned(t) ? 0 : 1);
        return bits >= 63 ? Long.MAX_VALUE : (1L << bits) - 1;
    }

    /** The type named as NumPy names it, such as {@code float64}. */
    public static ElementType named(String label) {
        for (ElementType t : ElementType.values()) {
            if (t.label().equals(label)) {
                return t;
            }
        }
        throw new ArrayTypeException("data type '" + label + "' not understood");
    }
}
