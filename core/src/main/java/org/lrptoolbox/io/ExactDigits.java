package org.lrptoolbox.io;

import org.jspecify.annotations.Nullable;

/**
 * Decimal digits of doubles in 128-bit arithmetic: exact, and an order of magnitude faster than BigDecimal, within the
 * magnitudes that tables of numbers have. A double is {@code m * 2^e} with whole m, so {@code v * 10^d} is
 * {@code m * 5^d * 2^(e + d)}: a product of 117 bits at most, shifted.
 */
final class ExactDigits {
    /** Returned where the arithmetic does not reach. */
    static final long OUT_OF_REACH = -1;
    private static final int FRACTION_BITS = 52;
    private static final long[] FIVES = powers(5, 27);
    private static final long[] TENS = powers(10, 19);

    private ExactDigits() {}

    private static long[] powers(long base, int highest) {
        long[] powers = new long[highest + 1];
        powers[0] = 1;
        for (int i = 1; i <= highest; i++) {
            powers[i] = powers[i - 1] * base;
        }
        return powers;
    }

    /**
     * The {@code count} significant digits of a positive number, rounded half to even, and the exponent of the first.
     *
     * @param digits a whole number of {@code count} digits, unsigned
     * @param exponent the power of ten of its first digit
     */
    record Significant(long digits, int exponent) {}

    /** The significant digits, at most 19; null where the arithmetic does not reach. */
    static @Nullable Significant significant(double v, int count) {
        if (count < 1 || count > TENS.length - 1) {
            return null;
        }
        // Next to a power of ten the logarithm may be off by one to either side.
        int exponent = (int) Math.floor(Math.log10(v));
        long digits = scaled(v, count - 1 - exponent);
        if (digits != OUT_OF_REACH && Long.compareUnsigned(digits, TENS[count]) >= 0) {
            exponent++;
            digits = scaled(v, count - 1 - exponent);
        } else if (digits != OUT_OF_REACH && Long.compareUnsigned(digits, TENS[count - 1]) <= 0) {
            // The power of ten itself, or less than it, in which case one digit more fits.
            long more = scaled(v, count - exponent);
            if (more == OUT_OF_REACH || Long.compareUnsigned(more, TENS[count]) < 0) {
                exponent--;
                digits = more;
            }
        }
        return digits == OUT_OF_REACH ? null : new Significant(digits, exponent);
    }

    /** {@code v * 10^decimals}, rounded half to even, as an unsigned number of 64 bits. */
    static long scaled(double v, int decimals) {
        if (decimals < 0 || decimals >= FIVES.length || v < Double.MIN_NORMAL || v > Long.MAX_VALUE) {
            return OUT_OF_REACH;
        }
        long m = Double.doubleToRawLongBits(v) & ((1L << FRACTION_BITS) - 1) | 1L << FRACTION_BITS;
        long low = m * FIVES[decimals];
        long high = Math.unsignedMultiplyHigh(m, FIVES[decimals]);
        int shift = FRACTION_BITS - Math.getExponent(v) - decimals;
        if (shift <= 0) {
            return high == 0 && Long.numberOfLeadingZeros(low) > -shift ? low << -shift : OUT_OF_REACH;
        }
        if (shift >= 2 * Long.SIZE || shift < Long.SIZE && high >>> shift != 0) {
            return OUT_OF_REACH;
        }
        long whole;
        boolean half;
        boolean more;
        if (shift < Long.SIZE) {
            whole = high << (Long.SIZE - shift) | low >>> shift;
            half = (low >>> (shift - 1) & 1) != 0;
            more = (low & ((1L << (shift - 1)) - 1)) != 0;
        } else {
            int rest = shift - Long.SIZE;
            whole = high >>> rest;
            half = rest == 0 ? low < 0 : (high >>> (rest - 1) & 1) != 0;
            more = rest == 0 ? low << 1 != 0 : low != 0 || (high & ((1L << (rest - 1)) - 1)) != 0;
        }
        return half && (more || (whole & 1) != 0) ? whole + 1 : whole;
    }
}
