package org.lrptoolbox.python.array;

/**
 * Whether a result is too small for its type and has lost digits, or all of them.
 *
 * <p>The results that are looked at are in double precision, those of smaller types not rounded yet.
 */
final class Underflow {
    private Underflow() {}

    static double smallestNormal(DataType.Kind kind) {
        return switch (kind) {
            case FLOAT32, COMPLEX64 -> Float.MIN_NORMAL;
            case FLOAT16 -> 0x1p-14;
            default -> Double.MIN_NORMAL;
        };
    }

    static boolean isMet(BinaryOp op, double x, double y, double z, double tiny) {
        if (!(Math.abs(z) < tiny) || x == 0 || !Double.isFinite(x) || !Double.isFinite(y)) {
            return false;
        }
        return switch (op) {
            case MULTIPLY -> y != 0 && (isRounded(z, tiny) || z / y != x);
            case DIVIDE -> isRounded(z, tiny) || z * y != x;
            case POWER, FLOAT_POWER -> true;
            default -> false; // sums of the smallest numbers are exact
        };
    }

    static boolean isMet(UnaryOp op, double x, double z, double tiny) {
        if (!(Math.abs(z) < tiny) || x == 0 || !Double.isFinite(x)) {
            return false;
        }
        return switch (op) {
            case EXP, EXP2 -> true;
            case SQUARE -> isRounded(z, tiny) || z / x != x;
            case RECIPROCAL -> isRounded(z, tiny) || z * x != 1;
            default -> false;
        };
    }

    /** Whether a smaller type than double precision does not hold the number. */
    private static boolean isRounded(double z, double tiny) {
        if (tiny == Double.MIN_NORMAL) {
            return z == 0;
        }
        float single = (float) z;
        return (tiny == Float.MIN_NORMAL ? single : Float.float16ToFloat(Float.floatToFloat16(single))) != z;
    }
}
