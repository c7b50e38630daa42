package org.lrptoolbox.python.array;

import static org.lrptoolbox.python.array.UnaryOp.Rule.BITS;
import static org.lrptoolbox.python.array.UnaryOp.Rule.INEXACT;
import static org.lrptoolbox.python.array.UnaryOp.Rule.NOT_BOOL;
import static org.lrptoolbox.python.array.UnaryOp.Rule.NUMERIC;
import static org.lrptoolbox.python.array.UnaryOp.Rule.ROUNDING;
import static org.lrptoolbox.python.array.UnaryOp.Rule.SAME;
import static org.lrptoolbox.python.array.UnaryOp.Rule.TEST;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.Loops.Double1;
import org.lrptoolbox.python.array.Loops.Long1;

/** The element-wise functions of one array, each with its inner loops and its rule for element types. */
public enum UnaryOp {
    NEGATIVE(NOT_BOOL, UnaryLoops::negative, Long1.of(v -> -v)),
    POSITIVE(NOT_BOOL, Double1.of(v -> v), Long1.of(v -> v)),
    SIGN(NOT_BOOL, Double1.of(Formulas::sign), Long1.of(v -> Long.signum(v))),
    ABSOLUTE(SAME, UnaryLoops::absolute, Long1.of(Math::abs)),
    SQUARE(NUMERIC, UnaryLoops::square, Long1.of(v -> v * v)),
    CONJUGATE(NUMERIC, Double1.of(v -> v), Long1.of(v -> v)),
    RECIPROCAL(NUMERIC, UnaryLoops::reciprocal, Long1.of(v -> v == 0 ? 0 : 1 / v)),

    SQRT(INEXACT, UnaryLoops::sqrt, null),
    CBRT(INEXACT, Double1.of(Math::cbrt), null),
    EXP(INEXACT, UnaryLoops::exp, null),
    EXP2(INEXACT, Double1.of(Formulas::exp2), null),
    EXPM1(INEXACT, Double1.of(Math::expm1), null),
    LOG(INEXACT, Double1.of(Math::log), null),
    LOG2(INEXACT, Double1.of(Formulas::log2), null),
    LOG10(INEXACT, Double1.of(Math::log10), null),
    LOG1P(INEXACT, Double1.of(Math::log1p), null),
    SIN(INEXACT, Double1.of(Math::sin), null),
    COS(INEXACT, Double1.of(Math::cos), null),
    TAN(INEXACT, Double1.of(Math::tan), null),
    ARCSIN(INEXACT, Double1.of(Math::asin), null),
    ARCCOS(INEXACT, Double1.of(Math::acos), null),
    ARCTAN(INEXACT, Double1.of(Math::atan), null),
    SINH(INEXACT, Double1.of(Math::sinh), null),
    COSH(INEXACT, Double1.of(Math::cosh), null),
    TANH(INEXACT, UnaryLoops::tanh, null),
    ARCSINH(INEXACT, Double1.of(Formulas::arcsinh), null),
    ARCCOSH(INEXACT, Double1.of(Formulas::arccosh), null),
    ARCTANH(INEXACT, Double1.of(Formulas::arctanh), null),
    DEG2RAD(INEXACT, Double1.of(v -> v * (Math.PI / 180)), null),
    RAD2DEG(INEXACT, Double1.of(v -> v * (180 / Math.PI)), null),
    SPACING(INEXACT, Double1.of(Formulas::spacing), null),

    RINT(INEXACT, UnaryLoops::rint, null),
    FLOOR(ROUNDING, UnaryLoops::floor, null),
    CEIL(ROUNDING, UnaryLoops::ceil, null),
    TRUNC(ROUNDING, Double1.of(Formulas::truncate), null),

    INVERT(BITS, null, Long1.of(v -> ~v)),

    ISNAN(TEST, Double1.of(v -> Double.isNaN(v) ? 1 : 0), null),
    ISINF(TEST, Double1.of(v -> Double.isInfinite(v) ? 1 : 0), null),
    ISFINITE(TEST, Double1.of(v -> Double.isFinite(v) ? 1 : 0), null),
    SIGNBIT(TEST, Double1.of(v -> Math.copySign(1, v) < 0 ? 1 : 0), null),
    LOGICAL_NOT(TEST, Double1.of(v -> v == 0 ? 1 : 0), null);

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
