package org.lrptoolbox.cli.caffe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

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
    /** How near to a half a product of doubles may be and still be rounded as the exact number is; it errs by 1e-9. */
    private static final double DOUBT = 1e-6;
    private static final int THOUSAND = 1000;
    private static final int GROUP = 3;
    /** Eight characters at once, the first in the lowest byte. */
    private static final VarHandle CHARACTERS = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);
    /** The characters 000 to 999. */
    private static final int[] GROUPS = new int[THOUSAND];
    /** How many of them there are up to the last that is not 0. */
    private static final byte[] LENGTHS = new byte[THOUSAND];
    private static final long ZEROS = characters("0.00000");

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + (i - LARGEST));
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
        return new String(text, 0, write(v, text, 0), StandardCharsets.US_ASCII);
    }

    /**
     * Writes a number.
     *
     * @param to has {@link #ROOM}
     * @return where what follows begins
     */
    static int write(double v, byte[] to, int at) {
        double size = Math.abs(v);
        // Not for 0, NaN and infinity either.
        if (size > POWERS[DIGITS] && size < POWERS[2 * LARGEST]) {
            int exponent = exponent(size);
            double scaled = size * POWERS[LARGEST + DIGITS - 1 - exponent];
            int digits = (int) (scaled + 0.5);
            if (Math.abs(scaled - digits) < 0.5 - DOUBT && digits >= LEAST && digits <= MOST) {
                // Written over where there is none.
                to[at] = '-';
                return write(digits, exponent, to, v < 0 ? at + 1 : at);
            }
        }
        byte[] text = exactly(v).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, to, at, text.length);
        return at + text.length;
    }

    /** The largest e with 10^e at most size, by one too small at most where size is next to a power of ten. */
    private static int exponent(double size) {
        // The binary exponent times log10(2), rounded down.
        int atLeast = Math.getExponent(size) * 78913 >> 18;
        return size >= POWERS[LARGEST + atLeast + 1] ? atLeast + 1 : atLeast;
    }

    /** Six digits, of which the first is worth 10^exponent. */
    private static int write(int digits, int exponent, byte[] to, int at) {
        int high = digits / THOUSAND;
        int low = digits % THOUSAND;
        long characters = GROUPS[high] | (long) GROUPS[low] << GROUP * Byte.SIZE;
        int count = low == 0 ? LENGTHS[high] : GROUP + LENGTHS[low];
        if (exponent < 0 && exponent >= LEAST_EXPONENT) {
            CHARACTERS.set(to, at, ZEROS);
            CHARACTERS.set(to, at + 1 - exponent, characters);
            return at + 1 - exponent + count;
        }
        boolean power = exponent < 0 || exponent >= DIGITS;
        int before = power ? 1 : exponent + 1;
        long ahead = (1L << before * Byte.SIZE) - 1;
        CHARACTERS.set(to, at,
                characters & ahead | (long) '.' << before * Byte.SIZE | (characters & ~ahead) << Byte.SIZE);
        int end = at + (count > before ? count + 1 : before);
        return power ? power(exponent, to, end) : end;
    }

    /** Two digits or three. */
    private static int power(int exponent, byte[] to, int at) {
        int size = Math.abs(exponent);
        int skipped = size < 100 ? 1 : 0;
        long sign = 'e' | (exponent < 0 ? '-' : '+') << Byte.SIZE;
        CHARACTERS.set(to, at, sign | (long) GROUPS[size] >> skipped * Byte.SIZE << 2 * Byte.SIZE);
        return at + 2 + GROUP - skipped;
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
