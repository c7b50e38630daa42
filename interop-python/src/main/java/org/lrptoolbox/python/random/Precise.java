package org.lrptoolbox.python.random;

import java.math.BigDecimal;
import java.math.MathContext;

/** Exponentials and logarithms with far more digits than doubles have, so that rounding them once is exact. */
final class Precise {
    private static final MathContext DIGITS = new MathContext(45);
    private static final int HALVINGS = 8;

    private Precise() {}

    static BigDecimal exp(BigDecimal x) {
        BigDecimal small = x.divide(BigDecimal.valueOf(1L << HALVINGS), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; term.signum() != 0 && term.precision() - term.scale() > -48; k++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    /** A logarithm in doubles, and what the exponential of that is off by. */
    static BigDecimal log(BigDecimal x) {
        BigDecimal near = new BigDecimal(Math.log(x.doubleValue()));
        BigDecimal off = x.multiply(exp(near.negate()), DIGITS).subtract(BigDecimal.ONE);
        BigDecimal square = off.multiply(off, DIGITS);
        return near.add(off).subtract(square.divide(BigDecimal.TWO, DIGITS))
                .add(square.multiply(off, DIGITS).divide(BigDecimal.valueOf(3), DIGITS), DIGITS);
    }

    static double exp(double x) {
        return exp(new BigDecimal(x)).doubleValue();
    }

    static double log(double x) {
        return log(new BigDecimal(x)).doubleValue();
    }

    static BigDecimal quotient(BigDecimal a, BigDecimal b) {
        return a.divide(b, DIGITS);
    }
}
