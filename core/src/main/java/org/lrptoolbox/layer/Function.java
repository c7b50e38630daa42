package org.lrptoolbox.layer;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Unary;

/**
 * The activation functions there are: each one's value and slope, written once. In the formulas a and b are the
 * parameters alpha and beta. A new function is a constant here and a line in the table of operators.
 */
public enum Function {
    /** x for x &gt; 0, else a x. */
    LEAKY_RELU("alpha") {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.plus(a.positivePart(x), a.scale(a.negativePart(x), alpha));
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.plusConstant(a.scale(a.unary(Unary.STEP, x), 1 - alpha), alpha);
        }
    },
    /** x for x &gt; 0, else a (exp x - 1). */
    ELU("alpha") {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.plus(a.positivePart(x), a.scale(a.unary(Unary.EXPM1, a.negativePart(x)), alpha));
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.where(a.unary(Unary.STEP, x), a.sampleOf(1, x), a.plusConstant(y, alpha));
        }
    },
    /** b x for x &gt; 0, else b a (exp x - 1). */
    SELU("alpha", "beta") {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.scale(ELU.value(a, x, alpha, 0), beta);
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.where(a.unary(Unary.STEP, x), a.sampleOf(beta, x), a.plusConstant(y, alpha * beta));
        }
    },
    /** x for x &gt; 0, else a (exp(x / a) - 1). */
    CELU("alpha") {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            T small = a.scale(a.unary(Unary.EXPM1, a.scale(a.negativePart(x), 1 / alpha)), alpha);
            return a.plus(a.positivePart(x), small);
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.where(a.unary(Unary.STEP, x), a.sampleOf(1, x), a.plusConstant(a.scale(y, 1 / alpha), 1));
        }
    },
    /** x for x &gt; a, else 0. */
    THRESHOLDED_RELU("alpha") {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.wherePositive(a.plusConstant(x, -alpha), x);
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.unary(Unary.STEP, a.plusConstant(x, -alpha));
        }
    },
    /** 1 / (1 + exp(-x)). */
    SIGMOID(Unary.SIGMOID) {
        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.times(y, a.oneMinus(y));
        }
    },
    /** log(1 + exp x). */
    SOFTPLUS(Unary.SOFTPLUS) {
        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.unary(Unary.SIGMOID, x);
        }
    },
    /** x / (1 + |x|). */
    SOFTSIGN {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.divide(x, a.plusConstant(a.unary(Unary.ABS, x), 1));
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.power(a.plusConstant(a.unary(Unary.ABS, x), 1), -2);
        }
    },
    /** x / (1 + exp(-x)). */
    SILU {
        @Override
        <T> T ratio(Algebra<T> a, T x, double alpha) {
            return a.unary(Unary.SIGMOID, x);
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            T s = a.unary(Unary.SIGMOID, x);
            return a.times(s, a.plusConstant(a.times(x, a.oneMinus(s)), 1));
        }
    },
    /** x tanh(log(1 + exp x)). */
    MISH {
        @Override
        <T> T ratio(Algebra<T> a, T x, double alpha) {
            return a.unary(Unary.TANH, a.unary(Unary.SOFTPLUS, x));
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            T t = a.unary(Unary.TANH, a.unary(Unary.SOFTPLUS, x));
            return a.plus(t, a.times(a.times(x, a.unary(Unary.SIGMOID, x)), a.oneMinus(a.times(t, t))));
        }
    },
    /** x Phi(x), with the distribution function of the normal distribution. */
    GELU {
        @Override
        <T> T ratio(Algebra<T> a, T x, double alpha) {
            return a.unary(Unary.NORMAL, x);
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            T density = a.scale(a.unary(Unary.EXP, a.scale(a.times(x, x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
            return a.plus(a.unary(Unary.NORMAL, x), a.times(x, density));
        }
    },
    /** x Phi(x), approximated by a hyperbolic tangent. */
    GELU_TANH {
        @Override
        <T> T ratio(Algebra<T> a, T x, double alpha) {
            return a.plusConstant(a.scale(tanh(a, x), 0.5), 0.5);
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            T t = tanh(a, x);
            T inner = a.plusConstant(a.scale(a.times(x, x), 3 * SCALE * CUBIC), SCALE);
            T curved = a.times(x, a.times(a.oneMinus(a.times(t, t)), inner));
            return a.plus(a.plusConstant(a.scale(t, 0.5), 0.5), a.scale(curved, 0.5));
        }

        private <T> T tanh(Algebra<T> a, T x) {
            return a.unary(Unary.TANH, a.times(x, a.plusConstant(a.scale(a.times(x, x), SCALE * CUBIC), SCALE)));
        }
    },
    /** x / (1 + exp(-a x)). */
    QUICK_GELU("alpha") {
        @Override
        <T> T ratio(Algebra<T> a, T x, double alpha) {
            return a.unary(Unary.SIGMOID, a.scale(x, alpha));
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            T s = a.unary(Unary.SIGMOID, a.scale(x, alpha));
            return a.times(s, a.plusConstant(a.scale(a.times(x, a.oneMinus(s)), alpha), 1));
        }
    },
    /** min(max(a x + b, 0), 1). */
    HARD_SIGMOID("alpha", "beta") {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.atMost(a.positivePart(a.plusConstant(a.scale(x, alpha), beta)), 1);
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.scale(a.times(a.unary(Unary.STEP, y), a.unary(Unary.STEP, a.oneMinus(y))), alpha);
        }
    },
    /** x min(max(x / 6 + 1/2, 0), 1). */
    HARD_SWISH {
        @Override
        <T> T ratio(Algebra<T> a, T x, double alpha) {
            return HARD_SIGMOID.value(a, x, 1.0 / 6, 0.5);
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            T between = a.times(a.unary(Unary.STEP, a.plusConstant(x, 3)),
                    a.unary(Unary.STEP, a.plusConstant(a.scale(x, -1), 3)));
            return a.plus(a.times(between, a.plusConstant(a.scale(x, 1.0 / 3), 0.5)), a.unary(Unary.STEP,
                    a.plusConstant(x, -3)));
        }
    },
    /** min(max(x, a), b). */
    CLIP("from", "to") {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.atMost(a.atLeast(x, alpha), beta);
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            T above = a.unary(Unary.STEP, a.plusConstant(x, -alpha));
            return a.times(above, a.unary(Unary.STEP, a.plusConstant(a.scale(x, -1), beta)));
        }
    },
    /** exp x. */
    EXPONENTIAL(Unary.EXP) {
        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return y;
        }
    },
    /** log x. */
    LOGARITHM(Unary.LOG) {
        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.unary(Unary.RECIPROCAL, x);
        }
    },
    /** The square root. */
    ROOT(Unary.SQRT) {
        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.scale(a.unary(Unary.RECIPROCAL, y), 0.5);
        }
    },
    /** 1 / x. */
    INVERSE(Unary.RECIPROCAL) {
        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.scale(a.times(y, y), -1);
        }
    },
    /** x to the power a. */
    POWER("exponent") {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.power(x, alpha);
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.scale(a.power(x, alpha - 1), alpha);
        }
    },
    /** |x|. */
    ABSOLUTE(Unary.ABS) {
        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.unary(Unary.SIGN, x);
        }
    },
    /** The error function. */
    ERF(Unary.ERF) {
        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.scale(a.unary(Unary.EXP, a.scale(a.times(x, x), -1)), 2 / Math.sqrt(Math.PI));
        }
    },
    /** sin x. */
    SINE(Unary.SIN) {
        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.unary(Unary.COS, x);
        }
    },
    /** cos x. */
    COSINE(Unary.COS) {
        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.scale(a.unary(Unary.SIN, x), -1);
        }
    },
    /** tan x. */
    TANGENT {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.divide(a.unary(Unary.SIN, x), a.unary(Unary.COS, x));
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.plusConstant(a.times(y, y), 1);
        }
    },
    /** The angle whose tangent is x. */
    ARCTANGENT(Unary.ATAN) {
        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.unary(Unary.RECIPROCAL, a.plusConstant(a.times(x, x), 1));
        }
    },
    /** The angle whose sine is x. */
    ARCSINE {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.unary(Unary.ATAN, a.divide(x, a.unary(Unary.SQRT, a.times(a.oneMinus(x), a.plusConstant(x, 1)))));
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.power(a.times(a.oneMinus(x), a.plusConstant(x, 1)), -0.5);
        }
    },
    /** The angle whose cosine is x. */
    ARCCOSINE {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.plusConstant(a.scale(ARCSINE.value(a, x, 0, 0), -1), Math.PI / 2);
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.scale(ARCSINE.slope(a, x, y, 0, 0), -1);
        }
    },
    /** (exp x - exp(-x)) / 2. */
    HYPERBOLIC_SINE {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            T falling = a.unary(Unary.EXPM1, a.scale(x, -1));
            return a.scale(a.plus(a.unary(Unary.EXPM1, x), a.scale(falling, -1)), 0.5);
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return HYPERBOLIC_COSINE.value(a, x, 0, 0);
        }
    },
    /** (exp x + exp(-x)) / 2. */
    HYPERBOLIC_COSINE {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.scale(a.plus(a.unary(Unary.EXP, x), a.unary(Unary.EXP, a.scale(x, -1))), 0.5);
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return HYPERBOLIC_SINE.value(a, x, 0, 0);
        }
    },
    /** The number whose hyperbolic sine is x. */
    AREA_SINE {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            T size = a.unary(Unary.ABS, x);
            T root = a.unary(Unary.SQRT, a.plusConstant(a.times(x, x), 1));
            return a.times(a.unary(Unary.SIGN, x), a.unary(Unary.LOG, a.plus(size, root)));
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.power(a.plusConstant(a.times(x, x), 1), -0.5);
        }
    },
    /** The number whose hyperbolic cosine is x. */
    AREA_COSINE {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.unary(Unary.LOG, a.plus(x, a.unary(Unary.SQRT, between(a, x))));
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.power(between(a, x), -0.5);
        }

        private <T> T between(Algebra<T> a, T x) {
            return a.times(a.plusConstant(x, -1), a.plusConstant(x, 1));
        }
    },
    /** The number whose hyperbolic tangent is x. */
    AREA_TANGENT {
        @Override
        <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            T quotient = a.divide(a.plusConstant(x, 1), a.oneMinus(x));
            return a.scale(a.unary(Unary.LOG, quotient), 0.5);
        }

        @Override
        <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.unary(Unary.RECIPROCAL, a.oneMinus(a.times(x, x)));
        }
    };

    private static final double SCALE = Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    private final @Nullable Unary step;
    private final List<String> parameters;

    Function(String... parameters) {
        this(null, parameters);
    }

    /** A function that is one step of an algebra. */
    Function(@Nullable Unary step, String... parameters) {
        this.step = step;
        this.parameters = List.of(parameters);
    }

    /** f(x); unless a constant says otherwise, one step, or x times its ratio. */
    <T> T value(Algebra<T> a, T x, double alpha, double beta) {
        return step != null ? a.unary(step, x) : a.times(x, Objects.requireNonNull(ratio(a, x, alpha)));
    }

    /** f(x) / x as a formula of its own, which functions have that are x times something; null for any other. */
    <T> @Nullable T ratio(Algebra<T> a, T x, double alpha) {
        return null;
    }

    /** f'(x), where y = f(x). */
    abstract <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta);

    /** The names of its parameters. */
    List<String> parameters() {
        return parameters;
    }
}
