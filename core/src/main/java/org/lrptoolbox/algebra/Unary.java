package org.lrptoolbox.algebra;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

import org.lrptoolbox.kernel.Elementwise;
import org.lrptoolbox.kernel.Exponential;
import org.lrptoolbox.kernel.HyperbolicTangent;

/** Functions of single numbers that formulas are made of: what an algebra computes at once or has an operator for. */
public enum Unary {
    /** exp x. */
    EXP(Exponential::of, Elementwise::exp),
    /** exp x - 1, exact near 0. */
    EXPM1(Math::expm1),
    /** log x. */
    LOG(Math::log),
    /** The square root. */
    SQRT(Math::sqrt),
    /** 1 / x. */
    RECIPROCAL(x -> 1 / x),
    /** |x|. */
    ABS(Math::abs),
    /** -1, 0 or 1. */
    SIGN(Math::signum),
    /** sin x. */
    SIN(Math::sin),
    /** cos x. */
    COS(Math::cos),
    /** The angle whose tangent is x. */
    ATAN(Math::atan),
    /** The hyperbolic tangent. */
    TANH(HyperbolicTangent::of, Elementwise::tanh),
    /** 1 / (1 + exp(-x)). */
    SIGMOID(x -> 1 / (1 + Exponential.of(-x))),
    /** log(1 + exp x). */
    SOFTPLUS(x -> Math.max(x, 0) + Math.log1p(Exponential.of(-Math.abs(x)))),
    /** The error function. */
    ERF(Normal::erf),
    /** The distribution function of the normal distribution, (1 + erf(x / sqrt 2)) / 2. */
    NORMAL(Normal::distribution),
    /** The largest whole number not above x. */
    FLOOR(Math::floor),
    /** The smallest whole number not below x. */
    CEIL(Math::ceil),
    /** The nearest whole number, of two the even one. */
    ROUND(Math::rint),
    /** The whole number next to x on the side of 0. */
    TRUNCATE(x -> x < 0 ? Math.ceil(x) : Math.floor(x)),
    /** 1 where x is positive, 0 elsewhere. */
    STEP(x -> x > 0 ? 1 : 0),
    /** 1 where x is 0, 0 elsewhere. */
    NOT(x -> x == 0 ? 1 : 0),
    /** 1 where x is no number, 0 elsewhere. */
    IS_NAN(x -> Double.isNaN(x) ? 1 : 0);

    private final DoubleUnaryOperator value;
    private final UnaryOperator<double[]> values;

    Unary(DoubleUnaryOperator value) {
        this(value, numbers -> each(value, numbers));
    }

    /** A function with a kernel for many numbers at once. */
    Unary(DoubleUnaryOperator value, UnaryOperator<double[]> values) {
        this.value = value;
        this.values = values;
    }

    private static double[] each(DoubleUnaryOperator f, double... numbers) {
        double[] all = new double[numbers.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = f.applyAsDouble(numbers[i]);
        }
        return all;
    }

    /** The value at a number. */
    public double at(double x) {
        return value.applyAsDouble(x);
    }

    /** The values at many numbers, which stay as they are. */
    double[] atAll(double... numbers) {
        return values.apply(numbers);
    }
}
