package org.lrptoolbox.cli.explain;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as C++ streams write them, with six significant digits. */
public final class SixDigits {
    private static final MathContext SIX = new MathContext(6);

    private SixDigits() {}

    /** The text of a number. */
    public static String text(double v) {
        if (v == 0 || !Double.isFinite(v)) {
            return v == 0 ? "0" : Double.isNaN(v) ? "nan" : v > 0 ? "inf" : "-inf";
        }
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
