package org.lrptoolbox.cli.caffe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as C++ streams write them, with six significant digits. */
public final class SixDigits {
    private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final int DIGITS = 6;
    private static final int LEAST = 100_000;
    private static final int MOST = 999_999;
    /** Powers of ten from 10^-LARGEST to 10^LARGEST. */
    private static final int LARGEST = 290;
    private static final double LOG10_OF_2 = Math.log10(2);
    private static final double[] POWERS = new double[2 * LARGEST + 1];
    /** How near to a half a product of doubles may be and still be rounded as the exact number is; it errs by 1e-9. */
    private static final double DOUBT = 1e-6;

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + (i - LARGEST));
        }
    }

    private SixDigits() {}

    /** The text of a number. */
    public static String text(double v) {
        StringBuilder text = new StringBuilder();
        append(text, v);
        return text.toString();
    }

    /** Appends the text of a number; a heatmap has a hundred thousand. */
    public static void append(StringBuilder text, double v) {
        double size = Math.abs(v);
        if (v == 0 || !Double.isFinite(v)) {
            text.append(v == 0 ? "0" : Double.isNaN(v) ? "nan" : v > 0 ? "inf" : "-inf");
            return;
        }
        int exponent = exponent(size);
        int shift = DIGITS - 1 - exponent;
        if (Math.abs(shift) >= LARGEST) {
            text.append(exactly(v));
            return;
        }
        double scaled = size * POWERS[LARGEST + shift];
        long digits = (long) Math.rint(scaled);
        if (Math.abs(scaled - Math.floor(scaled) - 0.5) < DOUBT || digits < LEAST || digits > MOST) {
            text.append(exactly(v));
            return;
        }
        if (v < 0) {
            text.append('-');
        }
        append(text, (int) digits, exponent);
    }

    /** The largest e with 10^e at most size, by one too small at most where size is next to a power of ten. */
    private static int exponent(double size) {
        int atLeast = (int) Math.floor(Math.getExponent(size) * LOG10_OF_2);
        boolean more = Math.abs(atLeast) < LARGEST && size >= POWERS[LARGEST + atLeast + 1];
        return more ? atLeast + 1 : atLeast;
    }

    /** Six digits, of which the first is worth 10^exponent. */
    private static void append(StringBuilder text, int digits, int exponent) {
        int rest = digits;
        int count = DIGITS;
        while (rest % 10 == 0) {
            rest /= 10;
            count--;
        }
        if (exponent >= DIGITS || exponent < -4) {
            int at = text.length() + 1;
            text.append(rest);
            if (count > 1) {
                text.insert(at, '.');
            }
            text.append(exponent < 0 ? "e-" : "e+").append(Math.abs(exponent) < 10 ? "0" : "")
                    .append(Math.abs(exponent));
        } else if (exponent < 0) {
            text.append("0.").repeat('0', -exponent - 1).append(rest);
        } else {
            int at = text.length() + exponent + 1;
            text.append(rest).repeat('0', Math.max(0, exponent + 1 - count));
            if (count > exponent + 1) {
                text.insert(at, '.');
            }
        }
    }

    /** By its exact decimal digits, where a product of doubles could err. */
    private static String exactly(double v) {
        BigDecimal rounded = new BigDecimal(v).round(SIX).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < SIX.getPrecision()) {
            return rounded.toPlainString();
        }
        String sign = exponent < 0 ? "e-" : "e+";
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + sign
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}
