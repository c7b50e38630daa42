package org.lrptoolbox.python.array;

/**
 * Casts as those of C: towards zero and wrapping around; NaN and what int64 cannot hold become the smallest int64.
 */
final class Casts {
    private Casts() {}

    /** A uint64, whose bits a long has. */
    static double unsigned(long v) {
        return v >= 0 ? v : ((v >>> 1) | (v & 1)) * 2.0;
    }

    /** As a C compiler on x86 casts; Java alone would saturate and turn NaN into 0. */
    static int toInt(double v) {
        return v > -0x1p31 - 1 && v < 0x1p31 ? (int) v : Integer.MIN_VALUE;
    }

    /** As {@link #toInt}, to 64 bits. */
    static long toLong(double v) {
        return v >= -0x1p63 && v < 0x1p63 ? (long) v : Long.MIN_VALUE;
    }

    /** As {@link #toLong}, with the bits of a uint64. */
    static long toUnsigned(double v) {
        return v >= 0x1p63 && v < 0x1p64 ? (long) (v - 0x1p63) ^ Long.MIN_VALUE : toLong(v);
    }
}
