package org.lrptoolbox.python.array;

import static org.lrptoolbox.python.array.UnaryOp.Rule.BITS;
import static org.lrptoolbox.python.array.UnaryOp.Rule.INEXACT;
import static org.lrptoolbox.python.array.UnaryOp.Rule.NOT_BOOL;
import static org.lrptoolbox.python.array.UnaryOp.Rule.NUMERIC;
import static org.lrptoolbox.python.array.UnaryOp.Rule.ROUNDING;
import static org.lrptoolbox.python.array.UnaryOp.Rule.SAME;
import static org.lrptoolbox.python.array.UnaryOp.Rule.TEST;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Loops.Double1;
import org.lrptoolbox.python.array.Loops.Long1;

/** The element-wise functions of one array, each with its inner loops and its rule for element types. */
public enum UnaryOp {
    NEGATIVE(NOT_BOOL, UnaryLoops::negative, v -> -v),
    POSITIVE(NOT_BOOL, v -> v, v -> v),
    SIGN(NOT_BOOL, Formulas::sign, v -> Long.signum(v)),
    ABSOLUTE(SAME, UnaryLoops::absolute, Math::abs),
    SQUARE(NUMERIC, UnaryLoops::square, v -> v * v),
    CONJUGATE(NUMERIC, v -> v, v -> v),
    RECIPROCAL(NUMERIC, UnaryLoops::reciprocal, v -> v == 0 ? 0 : 1 / v),

    SQRT(INEXACT, UnaryLoops::sqrt),
    CBRT(INEXACT, Math::cbrt),
    EXP(INEXACT, Math::exp),
    EXP2(INEXACT, Formulas::exp2),
    EXPM1(INEXACT, Math::expm1),
    LOG(INEXACT, Math::log),
    LOG2(INEXACT, Formulas::log2),
    LOG10(INEXACT, Math::log10),
    LOG1P(INEXACT, Math::log1p),
    SIN(INEXACT, Math::sin),
    COS(INEXACT, Math::cos),
    TAN(INEXACT, Math::tan),
    ARCSIN(INEXACT, Math::asin),
    ARCCOS(INEXACT, Math::acos),
    ARCTAN(INEXACT, Math::atan),
    SINH(INEXACT, Math::sinh),
    COSH(INEXACT, Math::cosh),
    TANH(INEXACT, Math::tanh),
    ARCSINH(INEXACT, Formulas::arcsinh),
    ARCCOSH(INEXACT, Formulas::arccosh),
    ARCTANH(INEXACT, Formulas::arctanh),
    DEG2RAD(INEXACT, v -> v * (Math.PI / 180)),
    RAD2DEG(INEXACT, v -> v * (180 / Math.PI)),
    SPACING(INEXACT, v -> Math.copySign(Math.ulp(v), v)),

    RINT(INEXACT, UnaryLoops::rint),
    FLOOR(ROUNDING, UnaryLoops::floor),
    CEIL(ROUNDING, UnaryLoops::ceil),
    TRUNC(ROUNDING, Formulas::truncate),

    INVERT(BITS, Long1.of(v -> ~v)),

    ISNAN(TEST, v -> Double.isNaN(v) ? 1 : 0),
    ISINF(TEST, v -> Double.isInfinite(v) ? 1 : 0),
    ISFINITE(TEST, v -> Double.isFinite(v) ? 1 : 0),
    SIGNBIT(TEST, v -> Math.copySign(1, v) < 0 ? 1 : 0),
    LOGICAL_NOT(TEST, v -> v == 0 ? 1 : 0);

    /** For which element types a function is defined, and what type it yields. */
    enum Rule {
        /** Yields the type it got. */
        SAME,
        /** As SAME, but bool becomes int8. */
        NUMERIC,
        /** As SAME, but not defined for bool. */
        NOT_BOOL,
        /** Works in floating point: integers become float64. */
        INEXACT,
        /** Leaves integers and bool as they are. */
        ROUNDING,
        /** For integers and bool. */
        BITS,
        /** Yields bool. */
        TEST
    }

    private final Rule rule;
    private final @Nullable Double1 doubles;
    private final @Nullable Long1 longs;

    UnaryOp(Rule rule, DoubleUnaryOperator f, LongUnaryOperator g) {
        this(rule, Double1.of(f), Long1.of(g));
    }

    UnaryOp(Rule rule, Double1 doubles, LongUnaryOperator g) {
        this(rule, doubles, Long1.of(g));
    }

    UnaryOp(Rule rule, Double1 doubles) {
        this(rule, doubles, (Long1) null);
    }

    UnaryOp(Rule rule, DoubleUnaryOperator f) {
        this(rule, Double1.of(f), (Long1) null);
    }

    UnaryOp(Rule rule, Long1 longs) {
        this(rule, null, longs);
    }

    UnaryOp(Rule rule, @Nullable Double1 doubles, @Nullable Long1 longs) {
        this.rule = rule;
        this.doubles = doubles;
        this.longs = longs;
    }

    Rule rule() {
        return rule;
    }

    Double1 doubles() {
        return java.util.Objects.requireNonNull(doubles, label());
    }

    Long1 longs() {
        return java.util.Objects.requireNonNull(longs, label());
    }

    /** The name of the function in NumPy. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
