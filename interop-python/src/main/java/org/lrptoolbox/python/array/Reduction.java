package org.lrptoolbox.python.array;

import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

import org.jspecify.annotations.Nullable;

/** The functions that reduce axes to one number: a start value and how to take in one more element. */
public enum Reduction {
    SUM(0.0, 0L, Double::sum, Long::sum),
    PROD(1.0, 1L, (a, b) -> a * b, (a, b) -> a * b),
    MAX(null, null, Math::max, Math::max),
    MIN(null, null, Math::min, Math::min),
    ANY(0.0, 0L, (a, b) -> a != 0 || b != 0 ? 1 : 0, (a, b) -> a != 0 || b != 0 ? 1 : 0),
    ALL(1.0, 1L, (a, b) -> a != 0 && b != 0 ? 1 : 0, (a, b) -> a != 0 && b != 0 ? 1 : 0),
    FMAX(null, null, Formulas::fmax, Math::max),
    FMIN(null, null, Formulas::fmin, Math::min),
    BITWISE_AND(null, -1L, (a, b) -> (long) a & (long) b, (a, b) -> a & b),
    BITWISE_OR(null, 0L, (a, b) -> (long) a | (long) b, (a, b) -> a | b);

    private final @Nullable Double start;
    private final @Nullable Long longStart;
    private final DoubleBinaryOperator doubles;
    private final LongBinaryOperator longs;

    Reduction(@Nullable Double start, @Nullable Long longStart, DoubleBinaryOperator doubles,
            LongBinaryOperator longs) {
        this.start = start;
        this.longStart = longStart;
        this.doubles = doubles;
        this.longs = longs;
    }

    /** Whether there is a value for no elements at all. */
    boolean hasIdentity() {
        return longStart != null;
    }

    /** The value for no elements; meaningful only with {@link #hasIdentity()}. */
    double identity() {
        return start == null ? 0 : start;
    }

    long longIdentity() {
        return longStart == null ? 0 : longStart;
    }

    DoubleBinaryOperator doubles() {
        return doubles;
    }

    LongBinaryOperator longs() {
        return longs;
    }

    /** Whether the result tells truth, not numbers. */
    boolean isTest() {
        return this == ANY || this == ALL;
    }

    /** Whether integers are accumulated in 64 bits. */
    boolean isAccumulating() {
        return this == SUM || this == PROD;
    }

    /** The name of the method in NumPy. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
