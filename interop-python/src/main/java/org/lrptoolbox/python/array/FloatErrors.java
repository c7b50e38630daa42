package org.lrptoolbox.python.array;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds out which floating-point exceptions an operation met, as {@code numpy.errstate} names them.
 *
 * <p>Java has no flags for them, so results tell: an infinity or a NaN that no operand was. Every block of results is
 * looked through once, in the processor's cache; operands are looked at only where a result is suspicious.
 */
public final class FloatErrors {
    public static final int DIVIDE = 1;
    public static final int OVERFLOW = 2;
    public static final int INVALID = 4;
    public static final int UNDERFLOW = 8;

    /** The exceptions somebody wants to hear of; those that are ignored are not looked for. */
    private static volatile int watched = DIVIDE | OVERFLOW | INVALID;

    private final BinaryOp binary;
    private final UnaryOp unary;
    private final double limit;
    private final double tiny;
    private final long slack;
    private final AtomicInteger found = new AtomicInteger();

    private FloatErrors(BinaryOp binary, UnaryOp unary, DataType result) {
        this.binary = binary;
        this.unary = unary;
        this.limit = largest(result.kind());
        this.tiny = Underflow.smallestNormal(result.kind());
        this.slack = slack(limit);
    }

    /** Sets which exceptions are looked for: a sum of the constants. */
    public static void watch(int flags) {
        watched = flags;
    }

    static boolean isWatching() {
        return watched != 0;
    }

    static boolean isWatching(int flag) {
        return (watched & flag) != 0;
    }

    /** Whether somebody wants to hear of numbers that became too small, which is looked for in every result. */
    static boolean isWatchingUnderflow() {
        return isWatching(UNDERFLOW);
    }

    static FloatErrors of(BinaryOp op, DataType result) {
        return new FloatErrors(op, UnaryOp.POSITIVE, result);
    }

    static FloatErrors of(UnaryOp op, DataType result) {
        return new FloatErrors(BinaryOp.ADD, op, result);
    }

    /** The result, or an exception that carries it. */
    static Object settled(int flags, String operation, Object result) {
        int heard = flags & watched;
        if (heard != 0) {
            throw new FloatErrorException(heard, operation, result);
        }
        return result;
    }

    int found() {
        return found.get();
    }

    void add(int flags) {
        if (flags != 0) {
            found.accumulateAndGet(flags, (a, b) -> a | b);
        }
    }

    /** Whether results lie beyond the largest finite number of their type, or are NaN. */
    private boolean isSuspicious(double[] r, int at, int n) {
        if (limit == Double.MAX_VALUE) {
            return !allFinite(r, at, n);
        }
        return isBeyond(r, at, n, slack);
    }

    /** The largest number of double precision that a type holds after rounding. */
    static double largest(DataType.Kind kind) {
        return switch (kind) {
            // Half an ulp above the largest number still rounds to it.
            case FLOAT32, COMPLEX64 -> Math.nextDown(0x1.ffffffp127);
            case FLOAT16 -> Math.nextDown(65520.0);
            default -> Double.MAX_VALUE;
        };
    }

    /** What {@link #isBeyond} adds to find magnitudes above the limit. */
    static long slack(double limit) {
        return Long.MAX_VALUE - Double.doubleToRawLongBits(limit);
    }

    /** Whether a magnitude lies above the limit that the slack was made of, or a number is NaN. */
    static boolean isBeyond(double[] r, int at, int n, long slack) {
        long seen = 0;
        // The sign bit is set by the addition if, and only if, the magnitude's bits lie above the limit's.
        for (int k = 0; k < n; k++) {
            seen |= (Double.doubleToRawLongBits(r[at + k]) & Long.MAX_VALUE) + slack;
        }
        return seen < 0;
    }

    /** Whether all numbers are finite; false also where adding them up overflows. */
    static boolean allFinite(double[] r, int at, int n) {
        return Double.isFinite(sum(r, at, n));
    }

    /** Not finite if a number is not, and where it overflows; eight sums side by side, so that none waits for another. */
    private static double sum(double[] r, int at, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int k = at;
        for (; k <= at + n - 8; k += 8) {
            a += r[k];
            b += r[k + 1];
            c += r[k + 2];
            d += r[k + 3];
            e += r[k + 4];
            f += r[k + 5];
            g += r[k + 6];
            h += r[k + 7];
        }
        for (; k < at + n; k++) {
            a += r[k];
        }
        return a + b + c + d + e + f + g + h;
    }

    /** Looks through a block of results of two operands. */
    void look(double[] a, int i, double[] b, int j, double[] r, int at, int n) {
        if (isWatchingUnderflow()) {
            for (int k = 0; k < n; k++) {
                add(Underflow.isMet(binary, a[i + k], b[j + k], r[at + k], tiny) ? UNDERFLOW : 0);
            }
        }
        if (!isSuspicious(r, at, n)) {
            return;
        }
        int flags = 0;
        for (int k = 0; k < n; k++) {
            double x = a[i + k];
            double y = b[j + k];
            double z = r[at + k];
            if (Double.isNaN(z)) {
                flags |= Double.isNaN(x) || Double.isNaN(y) ? 0 : INVALID;
            } else if (Math.abs(z) > limit && Double.isFinite(x) && Double.isFinite(y)) {
                flags |= isPole(x, y) ? DIVIDE : OVERFLOW;
            }
        }
        add(flags);
    }

    private boolean isPole(double x, double y) {
        return switch (binary) {
            case DIVIDE, FLOOR_DIVIDE -> y == 0;
            case POWER, FLOAT_POWER -> x == 0;
            default -> false;
        };
    }

    /** Looks through a block of results of one operand. */
    void look(double[] a, int i, double[] r, int at, int n) {
        if (isWatchingUnderflow()) {
            for (int k = 0; k < n; k++) {
                add(Underflow.isMet(unary, a[i + k], r[at + k], tiny) ? UNDERFLOW : 0);
            }
        }
        if (!isSuspicious(r, at, n)) {
            return;
        }
        int flags = 0;
        for (int k = 0; k < n; k++) {
            double x = a[i + k];
            double z = r[at + k];
            if (Double.isNaN(z)) {
                flags |= Double.isNaN(x) ? 0 : INVALID;
            } else if (Math.abs(z) > limit && Double.isFinite(x)) {
                flags |= switch (unary) {
                    case LOG, LOG2, LOG10, LOG1P, ARCTANH, RECIPROCAL -> DIVIDE;
                    default -> OVERFLOW;
                };
            }
        }
        add(flags);
    }

    /** Looks through divisors of whole numbers. */
    void look(long[] b, int j, int n) {
        for (int k = 0; k < n; k++) {
            if (b[j + k] == 0) {
                add(DIVIDE);
                return;
            }
        }
    }

    /** Looks through complex results, all at once. */
    void look(double[] a, double[] b, double[] r) {
        if (!isSuspicious(r, 0, r.length)) {
            return;
        }
        int flags = 0;
        for (int k = 0; k < r.length; k += 2) {
            boolean finite = isFinite(a, k) && isFinite(b, k);
            if (!finite || isFinite(r, k) && Math.abs(r[k]) <= limit && Math.abs(r[k + 1]) <= limit) {
                continue;
            }
            if (binary == BinaryOp.DIVIDE && b[k] == 0 && b[k + 1] == 0) {
                flags |= (a[k] == 0 && a[k + 1] == 0 ? 0 : DIVIDE)
                        | (Double.isNaN(r[k]) || Double.isNaN(r[k + 1]) ? INVALID : 0);
            } else {
                flags |= Double.isNaN(r[k]) || Double.isNaN(r[k + 1]) ? INVALID : OVERFLOW;
            }
        }
        add(flags);
    }

    private static boolean isFinite(double[] pairs, int k) {
        return Double.isFinite(pairs[k]) && Double.isFinite(pairs[k + 1]);
    }

    /** What adding up, or multiplying, finite elements did to get a result that is not. */
    static int ofReduction(NDArray a, NDArray result) {
        if (!Types.isFloat(result.type()) || allFinite(result)) {
            return 0;
        }
        int flags = 0;
        boolean nan = any(a, Double::isNaN);
        boolean infinite = any(a, Double::isInfinite);
        for (double z : result.doubles()) {
            flags |= Double.isNaN(z) && !nan ? INVALID : Double.isInfinite(z) && !infinite ? OVERFLOW : 0;
        }
        return flags;
    }

    private static boolean allFinite(NDArray a) {
        return !any(a, v -> !Double.isFinite(v));
    }

    private static boolean any(NDArray a, java.util.function.DoublePredicate test) {
        if (!Types.isFloat(a.type())) {
            return false;
        }
        double[] buffer = new double[Math.min(Math.max(a.size(), 1), Cursor.BLOCK)];
        Cursor cursor = Cursor.over(a);
        for (int i = 0; i < a.size(); i += buffer.length) {
            int n = Math.min(buffer.length, a.size() - i);
            double[] block = cursor.read(buffer, n);
            for (int k = 0; k < n; k++) {
                if (test.test(block[cursor.start() + k])) {
                    return true;
                }
            }
        }
        return false;
    }
}
