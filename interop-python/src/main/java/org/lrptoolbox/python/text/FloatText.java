package org.lrptoolbox.python.text;

import java.math.BigDecimal;

/**
 * Single floating-point numbers as NumPy writes them ({@code format_float_positional} and
 * {@code format_float_scientific}).
 *
 * <p>The parameter {@code trim} says what happens to zeros at the end: 'k' keeps them, '.' removes them but keeps the
 * point, '0' leaves one zero, '-' removes the point too. {@code unique} asks for no more digits than identify the
 * number; otherwise there are exactly {@code precision} of them.
 */
public final class FloatText {
    private FloatText() {}

    /**
     * A number without exponent.
     *
     * @param bytes the size of the type that the number belongs to: 2, 4 or 8
     * @param precision the most digits (after the point if {@code fractional}, else significant ones), -1 for any
     */
    public static String positional(double v, int bytes, int precision, boolean unique, boolean fractional,
            char trim) {
        if (!Double.isFinite(v)) {
            return special(v);
        }
        Digits d = Digits.of(v, bytes);
        return sign(d) + (fractional
                ? positional(d, precision, unique, trim)
                : plain(d.withSignificant(precision, unique), trim));
    }

    /**
     * A number as one digit, point, digits and exponent.
     *
     * @param bytes the size of the type that the number belongs to: 2, 4 or 8
     * @param precision the most digits after the point, -1 for any
     * @param exponentDigits how many digits the exponent has at least
     */
    public static String scientific(double v, int bytes, int precision, boolean unique, char trim,
            int exponentDigits) {
        if (!Double.isFinite(v)) {
            return special(v);
        }
        Digits d = Digits.of(v, bytes);
        return sign(d) + scientific(d, precision, unique, trim, exponentDigits);
    }

    /** What {@code str} gives for a float32: the fewest digits, with an exponent below 1e-4 and from 1e6. */
    public static String str(float v) {
        if (!Float.isFinite(v)) {
            return special(v);
        }
        Digits d = Digits.of(v);
        boolean plain = v == 0 || Math.abs(v) >= 1e-4 && Math.abs(v) < 1e6;
        return sign(d) + (plain ? positional(d, -1, true, '0') : scientific(d, -1, true, '-', 2));
    }

    /** As {@link #str(float)}, for a half-precision number. */
    public static String halfStr(double v) {
        if (!Double.isFinite(v)) {
            return special(v);
        }
        Digits d = Digits.ofHalf(v);
        boolean plain = v == 0 || Math.abs(v) >= 1e-4 && Math.abs(v) < 1e3;
        return sign(d) + (plain ? positional(d, -1, true, '0') : scientific(d, -1, true, '-', 2));
    }

    private static String special(double v) {
        return Double.isNaN(v) ? "nan" : v > 0 ? "inf" : "-inf";
    }

    private static String sign(Digits d) {
        return d.negative() ? "-" : "";
    }

    /** The absolute value, the number of digits after the point limited. */
    static String positional(Digits d, int precision, boolean unique, char trim) {
        return plain(d.withDecimals(precision, unique), trim);
    }

    private static String plain(BigDecimal number, char trim) {
        String text = number.toPlainString();
        int point = text.indexOf('.');
        return point < 0
                ? text + fraction("", trim)
                : text.substring(0, point) + fraction(text.substring(point + 1), trim);
    }

    /** The absolute value with an exponent. */
    static String scientific(Digits d, int precision, boolean unique, char trim, int exponentDigits) {
        BigDecimal number = d.withSignificant(precision < 0 ? -1 : precision + 1, unique);
        String digits = number.unscaledValue().toString();
        int exponent = d.isZero() ? 0 : digits.length() - 1 - number.scale();
        if (d.isZero() && !unique) {
            digits = "0".repeat(precision + 1);
        }
        String size = Integer.toString(Math.abs(exponent));
        return digits.charAt(0) + fraction(digits.substring(1), trim) + "e" + (exponent < 0 ? "-" : "+")
                + "0".repeat(Math.max(0, exponentDigits - size.length())) + size;
    }

    private static String fraction(String digits, char trim) {
        if (trim == 'k') {
            return "." + digits;
        }
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        if (end > 0) {
            return "." + digits.substring(0, end);
        }
        return trim == '0' ? ".0" : trim == '.' ? "." : "";
    }
}
