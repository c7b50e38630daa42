package org.lrptoolbox.layer;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Unary;

/**
 * The activation functions there are, each one's value and slope written once; {@link Elementary} has the functions of calculus. In the formulas a and b are the
 * parameters alpha and beta. A new function is a constant here and a line in the table of operators.
 */
public enum Function implements ElementFunction {
    /** x for x &gt; 0, else a x. */
    LEAKY_RELU("alpha") {
        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.plus(a.positivePart(x), a.scale(a.negativePart(x), alpha));
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.plusConstant(a.scale(a.unary(Unary.STEP, x), 1 - alpha), alpha);
        }
    },
    /** x for x &gt; 0, else a (exp x - 1). */
    ELU("alpha") {
        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.plus(a.positivePart(x), a.scale(a.unary(Unary.EXPM1, a.negativePart(x)), alpha));
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.where(a.unary(Unary.STEP, x), a.sampleOf(1, x), a.plusConstant(y, alpha));
        }
    },
    /** b x for x &gt; 0, else b a (exp x - 1). */
    SELU("alpha", "beta") {
        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.scale(ELU.value(a, x, alpha, 0), beta);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.where(a.unary(Unary.STEP, x), a.sampleOf(beta, x), a.plusConstant(y, alpha * beta));
        }
    },
    /** x for x &gt; 0, else a (exp(x / a) - 1). */
    CELU("alpha") {
        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            T small = a.scale(a.unary(Unary.EXPM1, a.scale(a.negativePart(x), 1 / alpha)), alpha);
            return a.plus(a.positivePart(x), small);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.where(a.unary(Unary.STEP, x), a.sampleOf(1, x), a.plusConstant(a.scale(y, 1 / alpha), 1));
        }
    },
    /** x for x &gt; a, else 0. */
    THRESHOLDED_RELU("alpha") {
        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.wherePositive(a.plusConstant(x, -alpha), x);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.unary(Unary.STEP, a.plusConstant(x, -alpha));
        }
    },
    /** 1 / (1 + exp(-x)). */
    SIGMOID {
        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.unary(Unary.SIGMOID, x);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.times(y, a.oneMinus(y));
        }
    },
    /** log(1 + exp x). */
    SOFTPLUS {
        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.unary(Unary.SOFTPLUS, x);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.unary(Unary.SIGMOID, x);
        }
    },
    /** x / (1 + |x|). */
    SOFTSIGN {
        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.divide(x, a.plusConstant(a.unary(Unary.ABS, x), 1));
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.power(a.plusConstant(a.unary(Unary.ABS, x), 1), -2);
        }
    },
    /** x / (1 + exp(-x)). */
    SILU {
        @Override
        public <T> T ratio(Algebra<T> a, T x, double alpha) {
            return a.unary(Unary.SIGMOID, x);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            T s = a.unary(Unary.SIGMOID, x);
            return a.times(s, a.plusConstant(a.times(x, a.oneMinus(s)), 1));
        }
    },
    /** x tanh(log(1 + exp x)). */
    MISH {
        @Override
        public <T> T ratio(Algebra<T> a, T x, double alpha) {
            return a.unary(Unary.TANH, a.unary(Unary.SOFTPLUS, x));
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            T t = a.unary(Unary.TANH, a.unary(Unary.SOFTPLUS, x));
            return a.plus(t, a.times(a.times(x, a.unary(Unary.SIGMOID, x)), a.oneMinus(a.times(t, t))));
        }
    },
    /** x Phi(x), with the distribution function of the normal distribution. */
    GELU {
        @Override
        public <T> T ratio(Algebra<T> a, T x, double alpha) {
            return a.unary(Unary.NORMAL, x);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            T density = a.scale(a.unary(Unary.EXP, a.scale(a.times(x, x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
            return a.plus(a.unary(Unary.NORMAL, x), a.times(x, density));
        }
    },
    /** x Phi(x), approximated by a hyperbolic tangent. */
    GELU_TANH {
        @Override
        public <T> T ratio(Algebra<T> a, T x, double alpha) {
            return a.plusConstant(a.scale(tanh(a, x), 0.5), 0.5);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
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
        public <T> T ratio(Algebra<T> a, T x, double alpha) {
            return a.unary(Unary.SIGMOID, a.scale(x, alpha));
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            T s = a.unary(Unary.SIGMOID, a.scale(x, alpha));
            return a.times(s, a.plusConstant(a.scale(a.times(x, a.oneMinus(s)), alpha), 1));
        }
    },
    /** min(max(a x + b, 0), 1). */
    HARD_SIGMOID("alpha", "beta") {
        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.atMost(a.positivePart(a.plusConstant(a.scale(x, alpha), beta)), 1);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.scale(a.times(a.unary(Unary.STEP, y), a.unary(Unary.STEP, a.oneMinus(y))), alpha);
        }
    },
    /** x min(max(x / 6 + 1/2, 0), 1). */
    HARD_SWISH {
        @Override
        public <T> T ratio(Algebra<T> a, T x, double alpha) {
            return HARD_SIGMOID.value(a, x, 1.0 / 6, 0.5);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            T between = a.times(a.unary(Unary.STEP, a.plusConstant(x, 3)),
                    a.unary(Unary.STEP, a.plusConstant(a.scale(x, -1), 3)));
            return a.plus(a.times(between, a.plusConstant(a.scale(x, 1.0 / 3), 0.5)), a.unary(Unary.STEP,
                    a.plusConstant(x, -3)));
        }
    },
    /** min(max(x, a), b). */
    CLIP("from", "to") {
        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.atMost(a.atLeast(x, alpha), beta);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            T above = a.unary(Unary.STEP, a.plusConstant(x, -alpha));
            return a.times(above, a.unary(Unary.STEP, a.plusConstant(a.scale(x, -1), beta)));
        }
    };

    private static final double SCALE = Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    private final List<String> parameters;

    Function(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
