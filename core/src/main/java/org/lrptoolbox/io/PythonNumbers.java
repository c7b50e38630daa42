package org.lrptoolbox.io;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Numbers in the notation of Python and NumPy, which text files share with scripts: digit for digit the same. */
public final class PythonNumbers {
    private static final Pattern WRAPPED = Pattern.compile("(?:np|numpy)\\.float(?:16|32|64)\\((.*)\\)");
    private static final Pattern UNDERSCORE = Pattern.compile("(?<=[0-9])_(?=[0-9])");
    /** Longer numbers are refused: no writer makes them, and reading them takes more than linear time. */
    private static final int LONGEST = 4096;

    private PythonNumbers() {}

    /** The shortest decimal that reads back as {@code v}, as {@code repr(v)} gives it: {@code 0.1}, {@code 1e-05}. */
    public static String repr(double v) {
        if (v == 0 || !Double.isFinite(v)) {
            return special(v, "0.0");
        }
        if (Math.abs(v) >= 1e-3 && Math.abs(v) < 1e7) {
            // Where Java writes no exponent, both languages write the same.
            return Double.toString(v);
        }
        return layout(v, shortest(Math.abs(v)), 16);
    }

    /** The number in so many significant digits, as {@code '{:.4}'.format(v)} gives it: {@code 1.235e+04}. */
    public static String general(double v, int digits) {
        if (v == 0 || !Double.isFinite(v)) {
            return special(v, "0.0");
        }
        BigDecimal rounded = new BigDecimal(Math.abs(v)).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return layout(v, rounded.stripTrailingZeros(), digits - 1);
    }

    /** The number with {@code decimals} digits after the point, as {@code '%.2f' % v} gives it. */
    public static String fixed(double v, int decimals) {
        if (!Double.isFinite(v)) {
            return special(v, "0.0");
        }
        String text = new BigDecimal(Math.abs(v)).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        return Double.doubleToRawLongBits(v) < 0 ? "-" + text : text;
    }

    /** Decimal digits with the sign of v: with an exponent from 10^limit on and below 10^-4, plain otherwise. */
    private static String layout(double v, BigDecimal decimal, int limit) {
        String digits = decimal.unscaledValue().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        String text;
        if (exponent < -4 || exponent >= limit) {
            text = digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + exponent(exponent);
        } else if (exponent < 0) {
            text = "0." + "0".repeat(-exponent - 1) + digits;
        } else if (digits.length() <= exponent + 1) {
            text = digits + "0".repeat(exponent + 1 - digits.length()) + ".0";
        } else {
            text = digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
        }
        return v < 0 ? "-" + text : text;
    }

    /** The number with {@code decimals} digits after the point and an exponent, as {@code '%.18e' % v} gives it. */
    public static String scientific(double v, int decimals) {
        if (v == 0 || !Double.isFinite(v)) {
            return special(v, "0." + "0".repeat(decimals) + "e+00");
        }
        ExactDigits.Significant fast = ExactDigits.significant(Math.abs(v), decimals + 1);
        String digits;
        int exponent;
        if (fast != null) {
            digits = Long.toUnsignedString(fast.digits());
            exponent = fast.exponent();
        } else {
            BigDecimal rounded = new BigDecimal(Math.abs(v))
                    .round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
            digits = rounded.unscaledValue().toString();
            exponent = digits.length() - 1 - rounded.scale();
            digits += "0".repeat(Math.max(0, decimals + 1 - digits.length()));
        }
        return (v < 0 ? "-" : "") + digits.charAt(0) + "." + digits.substring(1, decimals + 1) + exponent(exponent);
    }

    /**
     * What {@code float(text)} gives: decimals, {@code nan}, {@code inf}, underscores between digits. Also accepts
     * {@code np.float64(0.5)}, which NumPy 2 made the original toolbox write.
     *
     * @throws NumberFormatException with Python's message, if the text is no number
     */
    public static double parse(String text) {
        String plain = text;
        if (!isPlain(plain) && plain.length() <= LONGEST) {
            var wrapped = WRAPPED.matcher(plain);
            plain = wrapped.matches() ? wrapped.group(1) : plain;
            plain = UNDERSCORE.matcher(plain.strip()).replaceAll("");
            Double named = named(plain.toLowerCase(Locale.ROOT));
            if (named != null) {
                return named;
            }
        }
        if (plain.length() <= LONGEST && isPlain(plain)) {
            try {
                return Double.parseDouble(plain);
            } catch (NumberFormatException e) {
                // Falls through to the message a Python user knows.
            }
        }
        throw new NumberFormatException("could not convert string to float: '" + shortened(text) + "'");
    }

    /**
     * What {@code int(text)} gives, within the range of sizes.
     *
     * @throws NumberFormatException with Python's message
     */
    public static int parseInt(String text) {
        try {
            return Integer.parseInt(UNDERSCORE.matcher(text).replaceAll(""));
        } catch (NumberFormatException e) {
            throw (NumberFormatException) new NumberFormatException(
                    "invalid literal for int() with base 10: '" + shortened(text) + "'").initCause(e);
        }
    }

    /** Keeps text from a file short enough for a message. */
    public static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    /** Shortest digits; Double.toString has them but for subnormals, where it insists on two digits. */
    private static BigDecimal shortest(double v) {
        BigDecimal decimal = new BigDecimal(Double.toString(v)).stripTrailingZeros();
        if (decimal.precision() == 2) {
            BigDecimal single = decimal.round(new MathContext(1, RoundingMode.HALF_EVEN));
            return single.doubleValue() == v ? single.stripTrailingZeros() : decimal;
        }
        return decimal;
    }

    private static String exponent(int e) {
        int size = Math.abs(e);
        return "e" + (e < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }

    private static String special(double v, String zero) {
        String text = v == 0 ? zero : Double.isNaN(v) ? "nan" : "inf";
        return Double.doubleToRawLongBits(v) < 0 && !Double.isNaN(v) ? "-" + text : text;
    }

    /** Whether only characters of a decimal occur; Java would also read {@code 1f}, {@code 0x1p3} and blanks. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean decimal = c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
            if (!decimal) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Double named(String lower) {
        return switch (lower) {
            case "nan", "+nan", "-nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }
}
