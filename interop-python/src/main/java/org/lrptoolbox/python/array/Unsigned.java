package org.lrptoolbox.python.array;

import java.util.function.LongBinaryOperator;

/** Arithmetic and comparisons of unsigned integers of 64 bits, which Java's own operators take for signed ones. */
final class Unsigned {
    private Unsigned() {}

    static void binary(BinaryOp op, NDArray a, NDArray b, NDArray out, int[] shape) {
        each(a, b, out, shape, (v, w) -> of(op, v, w));
    }

    /** Comparisons of signed with unsigned integers of 64 bits. */
    static void compare(BinaryOp op, NDArray a, NDArray b, NDArray out, int[] shape) {
        boolean leftSigned = !Types.isUnsigned(a.type());
        boolean rightSigned = !Types.isUnsigned(b.type());
        each(a, b, out, shape, (v, w) -> {
            // A negative number is below all unsigned ones.
            int c = leftSigned && v < 0 ? -1 : rightSigned && w < 0 ? 1 : Long.compareUnsigned(v, w);
            return switch (op) {
                case EQUAL -> c == 0 ? 1 : 0;
                case NOT_EQUAL -> c != 0 ? 1 : 0;
                case LESS -> c < 0 ? 1 : 0;
                case LESS_EQUAL -> c <= 0 ? 1 : 0;
                case GREATER -> c > 0 ? 1 : 0;
                default -> c >= 0 ? 1 : 0;
            };
        });
    }

    private static void each(NDArray a, NDArray b, NDArray out, int[] shape, LongBinaryOperator f) {
        int size = out.size();
        int block = Math.min(size, Cursor.BLOCK);
        long[] x = new long[block];
        long[] y = new long[block];
        long[] z = new long[block];
        Cursor left = Cursor.over(a, shape);
        Cursor right = Cursor.over(b, shape);
        Cursor to = Cursor.over(out);
        for (int i = 0; i < size; i += block) {
            int n = Math.min(block, size - i);
            long[] p = left.read(x, n);
            long[] q = right.read(y, n);
            for (int k = 0; k < n; k++) {
                z[k] = f.applyAsLong(p[left.start() + k], q[right.start() + k]);
            }
            to.write(z, 0, n);
        }
    }

    private static long of(BinaryOp op, long a, long b) {
        return switch (op) {
            case FLOOR_DIVIDE -> b == 0 ? 0 : Long.divideUnsigned(a, b);
            case REMAINDER, FMOD -> b == 0 ? 0 : Long.remainderUnsigned(a, b);
            case MAXIMUM, FMAX -> Long.compareUnsigned(a, b) >= 0 ? a : b;
            case MINIMUM, FMIN -> Long.compareUnsigned(a, b) <= 0 ? a : b;
            case LESS -> Long.compareUnsigned(a, b) < 0 ? 1 : 0;
            case LESS_EQUAL -> Long.compareUnsigned(a, b) <= 0 ? 1 : 0;
            case GREATER -> Long.compareUnsigned(a, b) > 0 ? 1 : 0;
            case GREATER_EQUAL -> Long.compareUnsigned(a, b) >= 0 ? 1 : 0;
            case RIGHT_SHIFT -> b >= 64 || b < 0 ? 0 : a >>> b;
            case GCD -> gcd(a, b);
            case LCM -> a == 0 || b == 0 ? 0 : Long.divideUnsigned(a, gcd(a, b)) * b;
            case POWER -> {
                long result = 1;
                long factor = a;
                for (long n = b; n != 0; n >>>= 1) {
                    result *= (n & 1) != 0 ? factor : 1;
                    factor *= factor;
                }
                yield result;
            }
            default -> one(op, a, b);
        };
    }

    private static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = Long.remainderUnsigned(x, y);
            x = y;
            y = rest;
        }
        return x;
    }

    /** What is the same for signed numbers. */
    private static long one(BinaryOp op, long a, long b) {
        long[] out = new long[1];
        op.longs().run(new long[]{a}, 0, new long[]{b}, 0, out, 0, 1);
        return out[0];
    }
}
