package org.lrptoolbox.python.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds one form for all floating-point numbers of an array, so that points and exponents stand below each other.
 *
 * <p>An exponent is used when the largest number is 1e8 or more (1e6 for float32, 1e3 for float16), or, unless suppressed, the smallest
 * below 1e-4 or the two are more than a factor 1000 apart; zeros, NaN and infinities do not count.
 */
final class FloatFormat {
    private static final int LONGEST_EXPONENT_FREE = 8;
    private static final int LONGEST_EXPONENT_FREE_SINGLE = 6;
    private static final int LONGEST_EXPONENT_FREE_HALF = 3;

    private final PrintOptions options;
    private final int bytes;
    private final boolean exponents;
    private final boolean unique;
    private int left;
    private int right;
    private int exponentDigits = 2;

    /** Looks through the numbers; they are exact copies of numbers of so many bytes. */
    FloatFormat(double[] numbers, int bytes, PrintOptions options) {
        this.options = options.isOldest() && options.sign() == '-' ? options.withSign(' ') : options;
        this.bytes = bytes;
        this.unique = !options.floatMode().equals("fixed");
        this.exponents = needsExponents(numbers);
        List<String> samples = new ArrayList<>();
        boolean anyNegative = false;
        boolean anyNegativeInfinity = false;
        for (double v : numbers) {
            anyNegativeInfinity |= v == Double.NEGATIVE_INFINITY;
            if (Double.isFinite(v)) {
                samples.add(raw(v, precision(), unique));
                anyNegative |= Double.doubleToRawLongBits(v) < 0;
            }
        }
        samples.forEach(this::measure);
        if (options.isOldest()) {
            makeRoomForSigns(samples);
        } else if (options.sign() == ' ' && !anyNegative) {
            left++;
        }
        if (samples.size() < numbers.length) {
            int offset = (exponents ? right + exponentDigits + 2 : right) + 1;
            int infinity = options.inf().length() + (this.options.sign() != '-' || anyNegativeInfinity ? 1 : 0);
            left = Math.max(left, Math.max(options.nan().length(), infinity) - offset);
        }
    }

    /** NumPy 1.13 had a place for a sign in front of the digits, and as many digits before exponents as are asked for. */
    private void makeRoomForSigns(List<String> samples) {
        if (exponents) {
            left = 3;
            right = samples.isEmpty() ? 0 : Math.max(right, precision());
        } else {
            int digits = samples.stream().mapToInt(s -> s.indexOf('.') - (isSigned(s) ? 1 : 0)).max().orElse(0);
            left = 1 + digits;
        }
    }

    private static boolean isSigned(String text) {
        return text.startsWith("-") || text.startsWith("+");
    }

    private boolean needsExponents(double[] numbers) {
        double max = 0;
        double min = Double.POSITIVE_INFINITY;
        for (double v : numbers) {
            if (v != 0 && Double.isFinite(v)) {
                max = Math.max(max, Math.abs(v));
                min = Math.min(min, Math.abs(v));
            }
        }
        if (max == 0) {
            return false;
        }
        boolean tiny = bytes == 4 ? min < 1e-4f : min < 1e-4;
        boolean wide = bytes == 4 ? (float) max / (float) min > 1000 : max / min > 1000;
        double limit = Math.pow(10, bytes == 8 || options.hasOneLimit()
                ? LONGEST_EXPONENT_FREE
                : bytes == 4 ? LONGEST_EXPONENT_FREE_SINGLE : LONGEST_EXPONENT_FREE_HALF);
        return max >= limit || !options.suppress() && (tiny || wide);
    }

    private void measure(String text) {
        int e = text.indexOf('e');
        String digits = e < 0 ? text : text.substring(0, e);
        int point = digits.indexOf('.');
        left = Math.max(left, point);
        right = Math.max(right, digits.length() - point - 1);
        exponentDigits = Math.max(exponentDigits, e < 0 ? 0 : text.length() - e - 2);
    }

    private int precision() {
        return options.floatMode().equals("unique") ? -1 : options.precision();
    }

    /** One number, as wide as all others. */
    String text(double v) {
        String text;
        if (!Double.isFinite(v)) {
            String sign = v == Double.NEGATIVE_INFINITY ? "-" : options.sign() == '+' ? "+" : "";
            text = sign + (Double.isNaN(v) ? options.nan() : options.inf());
            int width = left + right + 1 + (exponents ? exponentDigits + 2 : 0);
            return " ".repeat(Math.max(0, width - text.length())) + text;
        }
        boolean equal = exponents || !unique || options.floatMode().equals("maxprec_equal");
        text = equal ? filled(v) : whole(v);
        int point = text.indexOf('.');
        int missing = exponents ? 0 : right - (text.length() - point - 1);
        return " ".repeat(Math.max(0, left - point)) + text + " ".repeat(Math.max(0, missing));
    }

    /** Exactly so many digits after the point: beyond those that identify the number its true ones, not zeros. */
    private String filled(double v) {
        String fewest = unique ? raw(v, right, true) : "";
        int end = fewest.indexOf('e');
        int digits = (end < 0 ? fewest.length() : end) - fewest.indexOf('.') - 1;
        return unique && digits == right ? fewest : raw(v, right, false);
    }

    /** The fewest digits, but all true ones before the point. */
    private String whole(double v) {
        boolean cut = !exponents && Digits.of(v, bytes).shortest().scale() < 0;
        return cut ? raw(v, 0, false) : raw(v, precision(), true);
    }

    private String raw(double v, int precision, boolean fewest) {
        Digits d = Digits.of(v, bytes);
        String sign = d.negative() ? "-" : options.sign() == '+' ? "+" : "";
        char trim = fewest ? '.' : 'k';
        return sign + (exponents
                ? FloatText.scientific(d, precision, fewest, trim, exponentDigits)
                : FloatText.positional(d, precision, fewest, trim));
    }
}
