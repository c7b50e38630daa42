package org.lrptoolbox.python.array;

import org.jspecify.annotations.Nullable;

/**
 * Finds numbers that a cast cannot keep: finite ones beyond the largest of a smaller type, an overflow, and those that no
 * integer of the type is near to, which are invalid.
 *
 * <p>What small integers wrap around is no error: C casts to 32 bits first, and to 64 for uint32.
 */
final class CastErrors {
    private final int flag;
    private final double low;
    private final double high;
    private final long slack;
    private boolean found;

    private CastErrors(int flag, double low, double high, double harmless) {
        this.flag = flag;
        this.low = low;
        this.high = high;
        this.slack = FloatErrors.slack(harmless);
    }

    /** What looks through the elements that are cast; null where all are kept, or nobody wants to hear of it. */
    static @Nullable CastErrors of(DataType from, DataType to) {
        if (from.kind() == to.kind() || !Types.isNumeric(from) || !Types.isNumeric(to)) {
            return null;
        }
        boolean inexact = Types.isFloat(from) || Types.isComplex(from);
        if (Types.isInteger(to)) {
            return inexact && FloatErrors.isWatching(FloatErrors.INVALID) ? toInteger(to.kind()) : null;
        }
        double limit = FloatErrors.largest(to.kind());
        boolean single = from.kind() == DataType.Kind.FLOAT32 || from.kind() == DataType.Kind.COMPLEX64;
        boolean narrower = to.kind() == DataType.Kind.FLOAT16
                ? from != DataType.BOOL && from.bytes() > 1
                : limit < Double.MAX_VALUE && inexact && !single && from.kind() != DataType.Kind.FLOAT16;
        return narrower && FloatErrors.isWatching(FloatErrors.OVERFLOW)
                ? new CastErrors(FloatErrors.OVERFLOW, -limit, Math.nextUp(limit), limit)
                : null;
    }

    private static CastErrors toInteger(DataType.Kind kind) {
        return switch (kind) {
            case INT64, UINT32 -> invalid(-0x1p63, 0x1p63);
            case UINT64 -> invalid(-0x1p63, 0x1p64);
            default -> invalid(Math.nextUp(-0x1p31 - 1), 0x1p31);
        };
    }

    private static CastErrors invalid(double low, double high) {
        return new CastErrors(FloatErrors.INVALID, low, high, Math.nextDown(Math.min(-low, high)));
    }

    /** Looks through numbers before they are cast. */
    void look(double[] block, int at, int n) {
        if (found || !FloatErrors.isBeyond(block, at, n, slack)) {
            return;
        }
        for (int k = at; k < at + n; k++) {
            boolean lost = !(block[k] >= low && block[k] < high);
            if (lost && (flag == FloatErrors.INVALID || Double.isFinite(block[k]))) {
                found = true;
            }
        }
    }

    /** What was cast, or an exception that carries it. */
    static <T> T settled(@Nullable CastErrors errors, T result) {
        if (errors != null && errors.found) {
            FloatErrors.settled(errors.flag, "cast", result);
        }
        return result;
    }
}
