package org.lrptoolbox.python.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import org.lrptoolbox.io.PythonNumbers;

/**
 * The decimal digits of a finite number's absolute value: the fewest that read back as the same number, and all of
 * them.
 *
 * @param negative whether the sign bit is set
 * @param shortest the fewest digits that identify the number among those of its type
 * @param exact its exact value
 */
record Digits(boolean negative, BigDecimal shortest, BigDecimal exact) {
    static Digits of(double v) {
        double size = Math.abs(v);
        return new Digits(Double.doubleToRawLongBits(v) < 0,
                new BigDecimal(PythonNumbers.repr(size)).stripTrailingZeros(), new BigDecimal(size));
    }

    static Digits of(float v) {
        float size = Math.abs(v);
        BigDecimal shortest = new BigDecimal(Float.toString(size)).stripTrailingZeros();
        if (shortest.precision() == 2) {
            // Float.toString insists on two digits, of which the tiniest numbers need only one.
            BigDecimal single = shortest.round(new MathContext(1, RoundingMode.HALF_EVEN));
            shortest = single.floatValue() == size ? single : shortest;
        }
        return new Digits(Float.floatToRawIntBits(v) < 0, shortest, new BigDecimal(size));
    }

    /** The digits of a half-precision number. */
    static Digits ofHalf(double v) {
        BigDecimal exact = new BigDecimal(Math.abs(v));
        short bits = Float.floatToFloat16((float) Math.abs(v));
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= 5; digits++) {
            BigDecimal candidate = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (Float.floatToFloat16(candidate.floatValue()) == bits) {
                shortest = candidate;
                break;
            }
        }
        return new Digits(Double.doubleToRawLongBits(v) < 0,
                shortest.signum() == 0 ? BigDecimal.ZERO : shortest.stripTrailingZeros(), exact);
    }

    /** The digits of an exact copy of a number of so many bytes. */
    static Digits of(double v, int bytes) {
        return bytes == 2 ? ofHalf(v) : bytes == 4 ? of((float) v) : of(v);
    }

    boolean isZero() {
        return exact.signum() == 0;
    }

    /** At most {@code decimals} digits after the point (-1 for any number); exactly as many unless unique. */
    BigDecimal withDecimals(int decimals, boolean unique) {
        if (unique && (decimals < 0 || shortest.scale() <= decimals)) {
            return shortest;
        }
        return exact.setScale(Math.max(decimals, 0), RoundingMode.HALF_EVEN);
    }

    /** At most {@code count} significant digits (-1 for any number); exactly as many unless unique. */
    BigDecimal withSignificant(int count, boolean unique) {
        if (isZero() || unique && (count < 0 || shortest.precision() <= count)) {
            return shortest;
        }
        BigDecimal rounded = exact.round(new MathContext(count, RoundingMode.HALF_EVEN));
        return unique ? rounded : rounded.setScale(rounded.scale() + count - rounded.precision());
    }
}
