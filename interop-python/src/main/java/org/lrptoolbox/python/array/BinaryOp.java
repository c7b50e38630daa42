package org.lrptoolbox.python.array;

import static org.lrptoolbox.python.array.BinaryOp.Rule.ARITHMETIC;
import static org.lrptoolbox.python.array.BinaryOp.Rule.BITWISE;
import static org.lrptoolbox.python.array.BinaryOp.Rule.COMPARISON;
import static org.lrptoolbox.python.array.BinaryOp.Rule.INEXACT;
import static org.lrptoolbox.python.array.BinaryOp.Rule.INTEGER;
import static org.lrptoolbox.python.array.BinaryOp.Rule.LOGICAL;
import static org.lrptoolbox.python.array.BinaryOp.Rule.QUOTIENT;

import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Loops.DoubleTest;
import org.lrptoolbox.python.array.Loops.Doubles;
import org.lrptoolbox.python.array.Loops.Longs;

/** The element-wise functions of two arrays, each with its inner loops and its rule for element types. */
public enum BinaryOp {
    ADD(ARITHMETIC, (a, b, out, from, end) -> {
        for (int x = from; x < end; x++) {
            out[x] = a[x] + b[x];
        }
    }, (a, b, out, from, end) -> {
        for (int x = from; x < end; x++) {
            out[x] = a[x] + b[x];
        }
    }),
    SUBTRACT(ARITHMETIC, (a, b, out, from, end) -> {
        for (int x = from; x < end; x++) {
            out[x] = a[x] - b[x];
        }
    }, (a, b, out, from, end) -> {
        for (int x = from; x < end; x++) {
            out[x] = a[x] - b[x];
        }
    }),
    MULTIPLY(ARITHMETIC, (a, b, out, from, end) -> {
        for (int x = from; x < end; x++) {
            out[x] = a[x] * b[x];
        }
    }, (a, b, out, from, end) -> {
        for (int x = from; x < end; x++) {
            out[x] = a[x] * b[x];
        }
    }),
    DIVIDE(QUOTIENT, (double[] a, double[] b, double[] out, int from, int end) -> {
        for (int x = from; x < end; x++) {
            out[x] = a[x] / b[x];
        }
    }),
    MAXIMUM(ARITHMETIC, (a, b, out, from, end) -> {
        for (int x = from; x < end; x++) {
            out[x] = Math.max(a[x], b[x]);
        }
    }, Longs.of(Math::max)),
    MINIMUM(ARITHMETIC, (a, b, out, from, end) -> {
        for (int x = from; x < end; x++) {
            out[x] = Math.min(a[x], b[x]);
        }
    }, Longs.of(Math::min)),
    FLOOR_DIVIDE(ARITHMETIC, Formulas::floorDivide, Formulas::floorDivide),
    REMAINDER(ARITHMETIC, Formulas::remainder, Formulas::remainder),
    FMOD(ARITHMETIC, (a, b) -> a % b, (a, b) -> b == 0 ? 0 : a % b),
    POWER(ARITHMETIC, Formulas::power, Formulas::power),
    FLOAT_POWER(INEXACT, Doubles.of(Formulas::power)),
    FMAX(ARITHMETIC, Formulas::fmax, Math::max),
    FMIN(ARITHMETIC, Formulas::fmin, Math::min),
    ARCTAN2(INEXACT, Doubles.of(Math::atan2)),
    HYPOT(INEXACT, Doubles.of(Math::hypot)),
    COPYSIGN(INEXACT, Doubles.of(Math::copySign)),
    NEXTAFTER(INEXACT, Doubles.of(Math::nextAfter)),
    LOGADDEXP(INEXACT, Doubles.of(Formulas::logAddExp)),
    LOGADDEXP2(INEXACT, Doubles.of(Formulas::logAddExp2)),
    LDEXP(INEXACT, Doubles.of((a, b) -> Math.scalb(a, (int) b))),
    HEAVISIDE(INEXACT, Doubles.of((a, b) -> a > 0 ? 1 : a < 0 ? 0 : a == 0 ? b : a)),

    EQUAL(COMPARISON, (a, i, b, j, out, k, n) -> {
        for (int x = 0; x < n; x++) {
            out[k + x] = a[i + x] == b[j + x] ? (byte) 1 : 0;
        }
    }, (a, b) -> a == b ? 1 : 0),
    NOT_EQUAL(COMPARISON, (a, i, b, j, out, k, n) -> {
        for (int x = 0; x < n; x++) {
            out[k + x] = a[i + x] != b[j + x] ? (byte) 1 : 0;
        }
    }, (a, b) -> a != b ? 1 : 0),
    LESS(COMPARISON, (a, i, b, j, out, k, n) -> {
        for (int x = 0; x < n; x++) {
            out[k + x] = a[i + x] < b[j + x] ? (byte) 1 : 0;
        }
    }, (a, b) -> a < b ? 1 : 0),
    LESS_EQUAL(COMPARISON, (a, i, b, j, out, k, n) -> {
        for (int x = 0; x < n; x++) {
            out[k + x] = a[i + x] <= b[j + x] ? (byte) 1 : 0;
        }
    }, (a, b) -> a <= b ? 1 : 0),
    GREATER(COMPARISON, (a, i, b, j, out, k, n) -> {
        for (int x = 0; x < n; x++) {
            out[k + x] = a[i + x] > b[j + x] ? (byte) 1 : 0;
        }
    }, (a, b) -> a > b ? 1 : 0),
    GREATER_EQUAL(COMPARISON, (a, i, b, j, out, k, n) -> {
        for (int x = 0; x < n; x++) {
            out[k + x] = a[i + x] >= b[j + x] ? (byte) 1 : 0;
        }
    }, (a, b) -> a >= b ? 1 : 0),
    LOGICAL_AND(LOGICAL, (a, i, b, j, out, k, n) -> {
        for (int x = 0; x < n; x++) {
            out[k + x] = a[i + x] != 0 && b[j + x] != 0 ? (byte) 1 : 0;
        }
    }, (a, b) -> a != 0 && b != 0 ? 1 : 0),
    LOGICAL_OR(LOGICAL, (a, i, b, j, out, k, n) -> {
        for (int x = 0; x < n; x++) {
            out[k + x] = a[i + x] != 0 || b[j + x] != 0 ? (byte) 1 : 0;
        }
    }, (a, b) -> a != 0 || b != 0 ? 1 : 0),
    LOGICAL_XOR(LOGICAL, (a, i, b, j, out, k, n) -> {
        for (int x = 0; x < n; x++) {
            out[k + x] = a[i + x] != 0 ^ b[j + x] != 0 ? (byte) 1 : 0;
        }
    }, (a, b) -> a != 0 ^ b != 0 ? 1 : 0),

    BITWISE_AND(BITWISE, Longs.of((a, b) -> a & b)),
    BITWISE_OR(BITWISE, Longs.of((a, b) -> a | b)),
    BITWISE_XOR(BITWISE, Longs.of((a, b) -> a ^ b)),
    LEFT_SHIFT(INTEGER, Longs.of(Formulas::shiftLeft)),
    RIGHT_SHIFT(INTEGER, Longs.of(Formulas::shiftRight)),
    GCD(INTEGER, Longs.of(Formulas::gcd)),
    LCM(INTEGER, Longs.of(Formulas::lcm));

    /** For which element types an operation is defined, and what type it yields. */
    enum Rule {
        /** Yields the common type. */
        ARITHMETIC,
        /** Works in floating point: integers become float64. */
        QUOTIENT,
        /** Works in floating point: integers become float64, those of 16 bits float32. */
        INEXACT,
        /** Compares in the common type, yields bool. */
        COMPARISON,
        /** Asks which elements are not zero, yields bool. */
        LOGICAL,
        /** For integers and bool. */
        BITWISE,
        /** For integers; bool becomes int8. */
        INTEGER;

        /** Whether a plain number need not fit the integer type of the array it meets. */
        boolean takesAnyNumber() {
            return this == COMPARISON || this == LOGICAL || this == QUOTIENT || this == INEXACT;
        }
    }

    private final Rule rule;
    private final @Nullable Doubles doubles;
    private final @Nullable Longs longs;
    private final @Nullable DoubleTest test;

    BinaryOp(Rule rule, Doubles doubles, Longs longs) {
        this(rule, doubles, longs, null);
    }

    BinaryOp(Rule rule, Doubles doubles) {
        this(rule, doubles, null, null);
    }

    BinaryOp(Rule rule, DoubleBinaryOperator f, LongBinaryOperator g) {
        this(rule, Doubles.of(f), Longs.of(g), null);
    }

    BinaryOp(Rule rule, DoubleTest test, LongBinaryOperator f) {
        this(rule, null, Longs.of(f), test);
    }

    BinaryOp(Rule rule, Longs longs) {
        this(rule, null, longs, null);
    }

    BinaryOp(Rule rule, @Nullable Doubles doubles, @Nullable Longs longs, @Nullable DoubleTest test) {
        this.rule = rule;
        this.doubles = doubles;
        this.longs = longs;
        this.test = test;
    }

    Rule rule() {
        return rule;
    }

    Doubles doubles() {
        return java.util.Objects.requireNonNull(doubles, label());
    }

    Longs longs() {
        return java.util.Objects.requireNonNull(longs, label());
    }

    DoubleTest test() {
        return java.util.Objects.requireNonNull(test, label());
    }

    /** The operation of two numbers, where it has one for float64. */
    public double of(double a, double b) {
        double[] out = new double[1];
        doubles().run(new double[]{a}, new double[]{b}, out, 0, 1);
        return out[0];
    }

    /** The operation of two whole numbers, where it has one. */
    public long of(long a, long b) {
        long[] out = new long[1];
        longs().run(new long[]{a}, new long[]{b}, out, 0, 1);
        return out[0];
    }

    /** The name of the function in NumPy. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
