package org.lrptoolbox.python.operators;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.BinaryOp;
import org.lrptoolbox.python.array.BinaryOps;
import org.lrptoolbox.python.array.NDArray;

/** Results of operators where the operands are what they mostly are; null for whatever is left to Python. */
final class Computation {
    private Computation() {}

    /** Of arrays with arrays and numbers. */
    static @Nullable Object ofArrays(ArrayClass known, BinaryOp op, Object left, Object right) {
        Object a = Operand.of(known, left);
        Object b = a == null ? null : Operand.of(known, right);
        if (a == null || b == null || !(a instanceof NDArray || b instanceof NDArray)) {
            return null;
        }
        try {
            return known.result(BinaryOps.compute(op, a, b));
        } catch (RuntimeException | OutOfMemoryError e) {
            // The method in Python computes it again, and warns or raises as NumPy does.
            return null;
        }
    }

    /** Of {@code float64} and {@code int64} with each other and with plain numbers. */
    static @Nullable Object ofScalars(ArrayClass known, BinaryOp op, Object left, Object right) {
        Number a = SingleNumbers.of(known, left);
        Number b = a == null ? null : SingleNumbers.of(known, right);
        if (a == null || b == null) {
            return null;
        }
        Object made;
        if (a instanceof Long i && b instanceof Long j && op != BinaryOp.DIVIDE) {
            made = ofWhole(op, i, j);
        } else if (a instanceof Long && b instanceof Long || SingleNumbers.isExact(a) && SingleNumbers.isExact(b)) {
            made = ofDoubles(op, a.doubleValue(), b.doubleValue());
        } else {
            made = null;
        }
        return made == null ? null : known.result(made);
    }

    private static @Nullable Object ofDoubles(BinaryOp op, double a, double b) {
        return switch (op) {
            case ADD -> finite(a + b);
            case SUBTRACT -> finite(a - b);
            case MULTIPLY -> finite(a * b);
            case DIVIDE -> finite(a / b);
            case FLOOR_DIVIDE, REMAINDER, POWER -> finite(op.of(a, b));
            default -> compared(op, a < b, a == b, a > b);
        };
    }

    /** What is not finite may be worth a warning. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? Double.valueOf(value) : null;
    }

    private static @Nullable Object ofWhole(BinaryOp op, long a, long b) {
        return switch (op) {
            case ADD -> ((a ^ a + b) & (b ^ a + b)) < 0 ? null : Long.valueOf(a + b);
            case SUBTRACT -> ((a ^ b) & (a ^ a - b)) < 0 ? null : Long.valueOf(a - b);
            case MULTIPLY -> Math.multiplyHigh(a, b) == a * b >> 63 ? Long.valueOf(a * b) : null;
            case FLOOR_DIVIDE, REMAINDER -> b == 0 || b == -1 ? null : Long.valueOf(op.of(a, b));
            case POWER -> b < 0 ? null : Long.valueOf(op.of(a, b));
            case BITWISE_AND -> a & b;
            case BITWISE_OR -> a | b;
            case BITWISE_XOR -> a ^ b;
            default -> compared(op, a < b, a == b, a > b);
        };
    }

    /** Of two numbers of which all three may be false: one is none. */
    private static @Nullable Boolean compared(BinaryOp op, boolean less, boolean equal, boolean greater) {
        return switch (op) {
            case LESS -> less;
            case LESS_EQUAL -> less || equal;
            case EQUAL -> equal;
            case NOT_EQUAL -> !equal;
            case GREATER -> greater;
            case GREATER_EQUAL -> greater || equal;
            default -> null;
        };
    }
}
