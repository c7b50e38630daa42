package org.lrptoolbox.layer;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Unary;

/** Functions of calculus, which networks compute norms, angles and distances with; {@link Function} has activations. */
public enum Elementary implements ElementFunction {
    /** exp x. */
    EXPONENTIAL(Unary.EXP) {
        @Override
        public double harmless() {
            return 0;
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return y;
        }
    },
    /** log x. */
    LOGARITHM(Unary.LOG) {
        @Override
        public double harmless() {
            return 1;
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.unary(Unary.RECIPROCAL, x);
        }
    },
    /** The square root. */
    ROOT(Unary.SQRT) {
        @Override
        public double harmless() {
            return 1;
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.scale(a.unary(Unary.RECIPROCAL, y), 0.5);
        }
    },
    /** 1 / x. */
    INVERSE(Unary.RECIPROCAL) {
        @Override
        public double harmless() {
            return 1;
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.scale(a.times(y, y), -1);
        }
    },
    /** x to the power a. */
    POWER {
        @Override
        public double harmless() {
            return 1;
        }

        @Override
        public List<String> parameters() {
            return List.of("exponent");
        }

        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.power(x, alpha);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.scale(a.power(x, alpha - 1), alpha);
        }
    },
    /** |x|. */
    ABSOLUTE(Unary.ABS) {
        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.unary(Unary.SIGN, x);
        }
    },
    /** The error function. */
    ERF(Unary.ERF) {
        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.scale(a.unary(Unary.EXP, a.scale(a.times(x, x), -1)), 2 / Math.sqrt(Math.PI));
        }
    },
    /** sin x. */
    SINE(Unary.SIN) {
        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.unary(Unary.COS, x);
        }
    },
    /** cos x. */
    COSINE(Unary.COS) {
        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.scale(a.unary(Unary.SIN, x), -1);
        }
    },
    /** tan x. */
    TANGENT {
        @Override
        public double harmless() {
            return 0;
        }

        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.divide(a.unary(Unary.SIN, x), a.unary(Unary.COS, x));
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.plusConstant(a.times(y, y), 1);
        }
    },
    /** The angle whose tangent is x. */
    ARCTANGENT(Unary.ATAN) {
        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.unary(Unary.RECIPROCAL, a.plusConstant(a.times(x, x), 1));
        }
    },
    /** The angle whose sine is x. */
    ARCSINE {
        @Override
        public double harmless() {
            return 0;
        }

        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.unary(Unary.ATAN, a.divide(x, a.unary(Unary.SQRT, a.times(a.oneMinus(x), a.plusConstant(x, 1)))));
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.power(a.times(a.oneMinus(x), a.plusConstant(x, 1)), -0.5);
        }
    },
    /** The angle whose cosine is x. */
    ARCCOSINE {
        @Override
        public double harmless() {
            return 0;
        }

        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.plusConstant(a.scale(ARCSINE.value(a, x, 0, 0), -1), Math.PI / 2);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.scale(ARCSINE.slope(a, x, y, 0, 0), -1);
        }
    },
    /** (exp x - exp(-x)) / 2. */
    HYPERBOLIC_SINE {
        @Override
        public double harmless() {
            return 0;
        }

        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            T falling = a.unary(Unary.EXPM1, a.scale(x, -1));
            return a.scale(a.plus(a.unary(Unary.EXPM1, x), a.scale(falling, -1)), 0.5);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return HYPERBOLIC_COSINE.value(a, x, 0, 0);
        }
    },
    /** (exp x + exp(-x)) / 2. */
    HYPERBOLIC_COSINE {
        @Override
        public double harmless() {
            return 0;
        }

        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.scale(a.plus(a.unary(Unary.EXP, x), a.unary(Unary.EXP, a.scale(x, -1))), 0.5);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return HYPERBOLIC_SINE.value(a, x, 0, 0);
        }
    },
    /** The number whose hyperbolic sine is x. */
    AREA_SINE {
        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            T size = a.unary(Unary.ABS, x);
            T root = a.unary(Unary.SQRT, a.plusConstant(a.times(x, x), 1));
            return a.times(a.unary(Unary.SIGN, x), a.unary(Unary.LOG, a.plus(size, root)));
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.power(a.plusConstant(a.times(x, x), 1), -0.5);
        }
    },
    /** The number whose hyperbolic cosine is x. */
    AREA_COSINE {
        @Override
        public double harmless() {
            return 2;
        }

        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            return a.unary(Unary.LOG, a.plus(x, a.unary(Unary.SQRT, between(a, x))));
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.power(between(a, x), -0.5);
        }

        private <T> T between(Algebra<T> a, T x) {
            return a.times(a.plusConstant(x, -1), a.plusConstant(x, 1));
        }
    },
    /** The number whose hyperbolic tangent is x. */
    AREA_TANGENT {
        @Override
        public double harmless() {
            return 0;
        }

        @Override
        public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
            T quotient = a.divide(a.plusConstant(x, 1), a.oneMinus(x));
            return a.scale(a.unary(Unary.LOG, quotient), 0.5);
        }

        @Override
        public <T> T slope(Algebra<T> a, T x, T y, double alpha, double beta) {
            return a.unary(Unary.RECIPROCAL, a.oneMinus(a.times(x, x)));
        }
    };

    private final @Nullable Unary step;

    Elementary() {
        this(null);
    }

    /** A function that is one step of an algebra. */
    Elementary(@Nullable Unary step) {
        this.step = step;
    }

    @Override
    public <T> T value(Algebra<T> a, T x, double alpha, double beta) {
        return a.unary(Objects.requireNonNull(step), x);
    }
}
