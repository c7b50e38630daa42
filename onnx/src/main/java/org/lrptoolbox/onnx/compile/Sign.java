package org.lrptoolbox.onnx.compile;

/** What is known of the sign of all numbers of an expression. */
enum Sign {
    /** None is below zero. */
    NONNEGATIVE,
    /** None is above zero. */
    NONPOSITIVE,
    /** Nothing. */
    ANY;

    /** The sign of products. */
    Sign times(Sign other) {
        if (this == ANY || other == ANY) {
            return ANY;
        }
        return this == other ? NONNEGATIVE : NONPOSITIVE;
    }

    /** The sign of sums. */
    Sign plus(Sign other) {
        return this == other ? this : ANY;
    }

    /** The sign of products with a number. */
    Sign times(double factor) {
        return times(of(factor));
    }

    static Sign of(double number) {
        return number >= 0 ? NONNEGATIVE : NONPOSITIVE;
    }
}
