package org.lrptoolbox.python.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.PythonNumbers;

/**
 * A number in one of C's printf conversions, as Python's {@code '%.18e' % x} writes it: e, f, g for floating-point
 * numbers, d and i for whole ones, with flags, width and precision.
 *
 * @param before literal text before the number
 * @param flags any of {@code -+ 0}
 * @param width how wide the number is at least
 * @param precision the digits after the point, or of the whole number for g
 * @param conversion one of efgEFGdi
 * @param after literal text behind the number
 */
record PrintfFormat(String before, String flags, int width, int precision, char conversion, String after) {
    private static final Pattern SYNTAX = Pattern
            .compile("([^%]*)%([-+ 0]*)([0-9]{0,4})(?:\\.([0-9]{1,4}))?([efgEFGdi])([^%]*)");
    private static final int DEFAULT_PRECISION = 6;

    /** Parses a format of one number; null if it is another one, which Python itself must apply. */
    static @Nullable PrintfFormat parse(String format) {
        Matcher m = SYNTAX.matcher(format);
        if (!m.matches() || "di".contains(m.group(5)) && m.group(4) != null) {
            return null;
        }
        return new PrintfFormat(m.group(1), m.group(2), m.group(3).isEmpty() ? 0 : Integer.parseInt(m.group(3)),
                m.group(4) == null ? DEFAULT_PRECISION : Integer.parseInt(m.group(4)), m.group(5).charAt(0),
                m.group(6));
    }

    /** Whether it writes whole numbers, cutting off what follows the point. */
    boolean isWhole() {
        return conversion == 'd' || conversion == 'i';
    }

    String apply(long v) {
        return isWhole() ? framed(Long.toString(v), true) : apply((double) v);
    }

    String apply(double v) {
        if (!Double.isFinite(v)) {
            if (isWhole()) {
                throw new IllegalArgumentException("cannot convert float " + PythonNumbers.repr(v) + " to integer");
            }
            return framed(PythonNumbers.repr(v), false);
        }
        return framed(switch (Character.toLowerCase(conversion)) {
            case 'e' -> PythonNumbers.scientific(v, precision);
            case 'f' -> PythonNumbers.fixed(v, precision);
            case 'g' -> general(v);
            default -> new BigDecimal(v).setScale(0, RoundingMode.DOWN).toPlainString();
        }, true);
    }

    /** Significant digits without zeros at the end; an exponent below 1e-4 and where the digits do not reach. */
    private String general(double v) {
        int digits = Math.max(1, precision);
        String e = PythonNumbers.scientific(v, digits - 1);
        int exponent = Integer.parseInt(e.substring(e.indexOf('e') + 1));
        if (exponent < -4 || exponent >= digits) {
            return FloatText.scientific(v, Double.BYTES, digits - 1, false, '-', 2);
        }
        return FloatText.positional(v, Double.BYTES, digits - 1 - exponent, false, true, '-');
    }

    private String framed(String number, boolean zeros) {
        boolean negative = number.startsWith("-");
        String digits = negative ? number.substring(1) : number;
        String sign = negative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        int missing = Math.max(0, width - sign.length() - digits.length());
        String text;
        if (flags.contains("-")) {
            text = sign + digits + " ".repeat(missing);
        } else if (zeros && flags.contains("0")) {
            text = sign + "0".repeat(missing) + digits;
        } else {
            text = " ".repeat(missing) + sign + digits;
        }
        return before + (Character.isUpperCase(conversion) ? text.toUpperCase(Locale.ROOT) : text) + after;
    }
}
