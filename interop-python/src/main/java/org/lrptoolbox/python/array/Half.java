package org.lrptoolbox.python.array;

/** Half-precision numbers, rounded once: Java alone would round a double twice on the way. */
final class Half {
    /** Bits of a double's fraction beyond the 10 of a half. */
    private static final int EXTRA = 42;

    private Half() {}

    /** The bits of the half nearest to a number, ties to even. */
    static short of(double v) {
        float f = (float) v;
        if (f != v && Float.isFinite(f)) {
            // Rounded to odd: the second rounding then sees on which side of a tie the number was.
            float towards = Math.abs((double) f) > Math.abs(v) ? nextTowardsZero(f) : f;
            f = Float.intBitsToFloat(Float.floatToRawIntBits(towards) | 1);
        }
        return Float.floatToFloat16(f);
    }

    private static float nextTowardsZero(float f) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(f) - 1);
    }

    /** The distance to the next half above: smaller below a power of two that is negative. */
    static double spacing(double v) {
        if (!Double.isFinite(v)) {
            return Double.NaN;
        }
        boolean power = v < 0 && v == -Math.scalb(1.0, Math.getExponent(v));
        int exponent = Math.max(Math.getExponent(v) - (power ? 1 : 0), -14);
        return Math.scalb(1.0, exponent - (52 - EXTRA));
    }

    /** The next half in the direction of another number; beyond the largest one infinity. */
    static double nextAfter(double from, double towards) {
        if (Double.isNaN(from) || Double.isNaN(towards) || from == towards) {
            return from == towards ? towards : Double.NaN;
        }
        if (from == 0) {
            return Math.copySign(Float.float16ToFloat((short) 1), towards);
        }
        int bits = of(from);
        boolean away = towards > from == from > 0;
        return Float.float16ToFloat((short) (away ? bits + 1 : bits - 1));
    }
}
