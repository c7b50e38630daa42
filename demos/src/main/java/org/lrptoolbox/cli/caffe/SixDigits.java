package org.lrptoolbox.cli.caffe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Numbers as C++ streams write them, with six significant digits, made without text in between: heatmaps have many. */
public final class SixDigits {
    /** As many bytes as a number takes at most, {@code -1.23457e-300}, and as its writing may touch behind it. */
    static final int ROOM = 20;

    private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final int DIGITS = 6;
    private static final int LEAST = 100_000;
    private static final int MOST = 999_999;
    /** Numbers below this are written with an exponent. */
    private static final int LEAST_EXPONENT = -4;
    /** Powers of ten from 10^-LARGEST to 10^LARGEST. */
    private static final int LARGEST = 290;
    private static final double[] POWERS = new double[2 * LARGEST + 1];
    private static final long[] POWER_BITS = new long[2 * LARGEST + 1];
    /** How near to a half a product of doubles may be and still be rounded as the exact number is; it errs by 1e-9. */
    private static final double DOUBT = 1e-6;
    private static final int THOUSAND = 1000;
    private static final int GROUP = 3;
    /** Digits and a sign lie below the exponent in what {@link #digits} finds. */
    private static final int KIND_AT = 21;
    private static final int DIGIT_BITS = (1 << KIND_AT - 1) - 1;
    /** Eight characters at once, the first in the lowest byte. */
    private static final VarHandle CHARACTERS = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    /** The characters 000 to 999. */
    private static final int[] GROUPS = new int[THOUSAND];
    /** How many of them there are up to the last that is not 0. */
    private static final byte[] LENGTHS = new byte[THOUSAND];
    private static final long ZEROS = characters("0.00000");
    /** By exponent: how many characters lie before the digits. */
    private static final byte[] SKIPPED = new byte[2 * LARGEST + 1];
    /** By exponent: how many digits are written at least. */
    private static final byte[] LEAST_DIGITS = new byte[2 * LARGEST + 1];
    /** By exponent: behind how many digits there is a point, if there are more. */
    private static final byte[] POINT_AFTER = new byte[2 * LARGEST + 1];
    /** By exponent: the digits before the point. */
    private static final long[] AHEAD = new long[2 * LARGEST + 1];
    private static final long[] POINT = new long[2 * LARGEST + 1];
    /** By exponent: how it is written, if it is. */
    private static final long[] EXPONENT = new long[2 * LARGEST + 1];
    private static final byte[] EXPONENT_LENGTH = new byte[2 * LARGEST + 1];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + (i - LARGEST));
            POWER_BITS[i] = Double.doubleToRawLongBits(POWERS[i]);
            layout(i - LARGEST);
        }
        for (int i = 0; i < THOUSAND; i++) {
            GROUPS[i] = (int) characters(String.valueOf(THOUSAND + i).substring(1));
            LENGTHS[i] = (byte) (i == 0 ? 0 : i % 100 == 0 ? 1 : i % 10 == 0 ? 2 : 3);
        }
    }

    private SixDigits() {}

    /** The text of a number. */
    public static String text(double v) {
        byte[] text = new byte[ROOM];
        return new String(text, 0, write(digits(v), v, text, 0), StandardCharsets.US_ASCII);
    }

    /**
     * The first of two steps of writing a number, which take less time one after the other for many numbers than for each:
     * its sign, digits and exponent, or less than 0 if they are not found by doubles.
     */
    static int digits(double v) {
        double size = Math.abs(v);
        // Not for 0, NaN and infinity either.
        if (size > POWERS[DIGITS] && size < POWERS[2 * LARGEST]) {
            int exponent = exponent(size);
            double scaled = size * POWERS[LARGEST + DIGITS - 1 - exponent];
            int digits = (int) (scaled + 0.5);
            if (Math.abs(scaled - digits) < 0.5 - DOUBT && digits >= LEAST && digits <= MOST) {
                int sign = (int) (Double.doubleToRawLongBits(v) >>> Long.SIZE - 1);
                return LARGEST + exponent << KIND_AT | digits << 1 | sign;
            }
        }
        return -1;
    }

    /**
     * The second step.
     *
     * @param digits what the first found
     * @param to has {@link #ROOM}
     * @return where what follows begins
     */
    static int write(int digits, double v, byte[] to, int at) {
        if (digits >= 0) {
            // Written over where there is none.
            to[at] = '-';
            return write(digits >> 1 & DIGIT_BITS, digits >>> KIND_AT, to, at + (digits & 1));
        }
        byte[] text = exactly(v).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, to, at, text.length);
        return at + text.length;
    }

    /** The largest e with 10^e at most size, by one too small at most where size is next to a power of ten. */
    private static int exponent(double size) {
        // The binary exponent times log10(2), rounded down.
        int atLeast = Math.getExponent(size) * 78913 >> 18;
        // A comparison of positive numbers as whole ones: whether it is one more is as good as random, no branch is foreseen.
        long less = Double.doubleToRawLongBits(size) - POWER_BITS[LARGEST + atLeast + 1];
        return atLeast + 1 + (int) (less >> Long.SIZE - 1);
    }

    /**
     * Six digits, of which the first is worth 10^(kind - LARGEST): zeros before them, if any, the digits with their point, an
     * exponent, if any. All three are written for every number, one over the other, as whether there are any is as good
     * as random.
     */
    private static int write(int digits, int kind, byte[] to, int at) {
        int high = digits / THOUSAND;
        int low = digits % THOUSAND;
        long characters = GROUPS[high] | (long) GROUPS[low] << GROUP * Byte.SIZE;
        int count = low == 0 ? LENGTHS[high] : GROUP + LENGTHS[low];
        long ahead = AHEAD[kind];
        int start = at + SKIPPED[kind];
        int end = start + Math.max(count, LEAST_DIGITS[kind]) + (POINT_AFTER[kind] - count >>> Integer.SIZE - 1);
        CHARACTERS.set(to, at, ZEROS);
        CHARACTERS.set(to, start, characters & ahead | POINT[kind] | (characters & ~ahead) << Byte.SIZE);
        CHARACTERS.set(to, end, EXPONENT[kind]);
        return end + EXPONENT_LENGTH[kind];
    }

    private static void layout(int exponent) {
        int kind = LARGEST + exponent;
        if (exponent < 0 && exponent >= LEAST_EXPONENT) {
            SKIPPED[kind] = (byte) (1 - exponent);
            POINT_AFTER[kind] = DIGITS;
            AHEAD[kind] = -1;
            return;
        }
        boolean power = exponent < 0 || exponent >= DIGITS;
        int before = power ? 1 : exponent + 1;
        LEAST_DIGITS[kind] = (byte) before;
        POINT_AFTER[kind] = (byte) before;
        AHEAD[kind] = (1L << before * Byte.SIZE) - 1;
        POINT[kind] = (long) '.' << before * Byte.SIZE;
        if (power) {
            String text = String.format(Locale.ROOT, "e%+03d", exponent);
            EXPONENT[kind] = characters(text);
            EXPONENT_LENGTH[kind] = (byte) text.length();
        }
    }

    private static long characters(String text) {
        long packed = 0;
        for (int i = 0; i < text.length(); i++) {
            packed |= (long) text.charAt(i) << i * Byte.SIZE;
        }
        return packed;
    }

    /** By its exact decimal digits, where a product of doubles could err. */
    private static String exactly(double v) {
        if (v == 0 || !Double.isFinite(v)) {
            return v == 0 ? "0" : Double.isNaN(v) ? "nan" : v > 0 ? "inf" : "-inf";
        }
        BigDecimal rounded = new BigDecimal(v).round(SIX).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= LEAST_EXPONENT && exponent < DIGITS) {
            return rounded.toPlainString();
        }
        String sign = exponent < 0 ? "e-" : "e+";
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + sign
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}
