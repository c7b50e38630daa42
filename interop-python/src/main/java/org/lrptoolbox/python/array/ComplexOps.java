package org.lrptoolbox.python.array;

import org.apache.commons.numbers.complex.Complex;
import org.jspecify.annotations.Nullable;

/** The element-wise functions on complex numbers, of one and of two arrays. */
final class ComplexOps {
    private ComplexOps() {}

    /** A function of two complex numbers. */
    private interface Binary {
        Complex of(Complex a, Complex b);
    }

    /** A question about two complex numbers, compared by real and then by imaginary part. */
    private interface Test {
        boolean of(Complex a, Complex b);
    }

    /** The pairs of an array, stretched to a shape. */
    private static double[] pairs(NDArray a, int[] shape, int size) {
        return Cursor.over(a, shape).readPairs(new double[2 * size], size);
    }

    static void binary(BinaryOp op, NDArray a, NDArray b, NDArray out, int[] shape,
            @Nullable FloatErrors errors) {
        int size = out.size();
        double[] x = pairs(a, shape, size);
        double[] y = pairs(b, shape, size);
        Test test = test(op);
        if (test != null) {
            long[] answers = new long[size];
            for (int i = 0; i < size; i++) {
                answers[i] = test.of(at(x, i), at(y, i)) ? 1 : 0;
            }
            Cursor.over(out).write(answers, 0, size);
            return;
        }
        double[] kept = errors == null ? x : x.clone();
        switch (op) {
            case ADD -> {
                for (int i = 0; i < 2 * size; i++) {
                    x[i] += y[i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < 2 * size; i++) {
                    x[i] -= y[i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < 2 * size; i += 2) {
                    double re = x[i] * y[i] - x[i + 1] * y[i + 1];
                    x[i + 1] = x[i] * y[i + 1] + x[i + 1] * y[i];
                    x[i] = re;
                }
            }
            default -> {
                Binary f = function(op);
                for (int i = 0; i < size; i++) {
                    Complex z = f.of(at(x, i), at(y, i));
                    x[2 * i] = z.getReal();
                    x[2 * i + 1] = z.getImaginary();
                }
            }
        }
        if (errors != null) {
            errors.look(kept, y, x);
        }
        Cursor.over(out).writePairs(x, size);
    }

    static void unary(UnaryOp op, NDArray a, NDArray out, @Nullable FloatErrors errors) {
        int size = out.size();
        double[] x = pairs(a, a.shape(), size);
        double[] kept = errors == null ? x : x.clone();
        if (op == UnaryOp.ABSOLUTE || op.rule() == UnaryOp.Rule.TEST) {
            double[] real = new double[size];
            for (int i = 0; i < size; i++) {
                real[i] = real(op, x[2 * i], x[2 * i + 1]);
            }
            if (size == 0) {
                real(op, 1, 1); // what complex numbers do not have, empty arrays of them do not, either
            }
            Cursor.over(out).write(real, 0, size);
            return;
        }
        if (size == 0) {
            of(op, Complex.ONE);
        }
        for (int i = 0; i < size; i++) {
            Complex z = of(op, at(x, i));
            x[2 * i] = z.getReal();
            x[2 * i + 1] = z.getImaginary();
        }
        if (errors != null) {
            errors.look(kept, kept, x);
        }
        Cursor.over(out).writePairs(x, size);
    }

    private static double real(UnaryOp op, double re, double im) {
        return switch (op) {
            case ABSOLUTE -> Math.hypot(re, im);
            case ISNAN -> Double.isNaN(re) || Double.isNaN(im) ? 1 : 0;
            case ISINF -> Double.isInfinite(re) || Double.isInfinite(im) ? 1 : 0;
            case ISFINITE -> Double.isFinite(re) && Double.isFinite(im) ? 1 : 0;
            case LOGICAL_NOT -> re == 0 && im == 0 ? 1 : 0;
            default -> throw unsupported(op.label());
        };
    }

    private static Complex at(double[] pairs, int i) {
        return Complex.ofCartesian(pairs[2 * i], pairs[2 * i + 1]);
    }

    private static @Nullable Test test(BinaryOp op) {
        return switch (op) {
            case EQUAL -> (a, b) -> a.getReal() == b.getReal() && a.getImaginary() == b.getImaginary();
            case NOT_EQUAL -> (a, b) -> a.getReal() != b.getReal() || a.getImaginary() != b.getImaginary();
            case LESS -> ComplexOps::less;
            case LESS_EQUAL -> ComplexOps::lessEqual;
            case GREATER -> (a, b) -> less(b, a);
            case GREATER_EQUAL -> (a, b) -> lessEqual(b, a);
            case LOGICAL_AND -> (a, b) -> isTrue(a) && isTrue(b);
            case LOGICAL_OR -> (a, b) -> isTrue(a) || isTrue(b);
            case LOGICAL_XOR -> (a, b) -> isTrue(a) != isTrue(b);
            default -> null;
        };
    }

    private static Binary function(BinaryOp op) {
        return switch (op) {
            case DIVIDE -> ComplexOps::divide;
            case POWER, FLOAT_POWER -> ComplexOps::power;
            case MAXIMUM -> (a, b) -> isNan(a) ? a : isNan(b) ? b : lessEqual(b, a) ? a : b;
            case MINIMUM -> (a, b) -> isNan(a) ? a : isNan(b) ? b : lessEqual(a, b) ? a : b;
            case FMAX -> (a, b) -> isNan(a) ? b : isNan(b) || lessEqual(b, a) ? a : b;
            case FMIN -> (a, b) -> isNan(a) ? b : isNan(b) || lessEqual(a, b) ? a : b;
            default -> throw unsupported(op.label());
        };
    }

    static boolean isNan(Complex z) {
        return Double.isNaN(z.getReal()) || Double.isNaN(z.getImaginary());
    }

    private static boolean isTrue(Complex z) {
        return z.getReal() != 0 || z.getImaginary() != 0;
    }

    /** The number on the unit circle in the same direction; of infinities along one axis that of the axis. */
    private static Complex sign(Complex z) {
        double size = Math.hypot(z.getReal(), z.getImaginary());
        if (Double.isNaN(z.getReal()) || Double.isNaN(z.getImaginary())) {
            return Complex.ofCartesian(Double.NaN, Double.NaN);
        }
        if (!Double.isInfinite(size)) {
            return size == 0 ? z : z.divide(size);
        }
        double re = Double.isInfinite(z.getReal()) ? Math.signum(z.getReal()) : 0;
        double im = Double.isInfinite(z.getImaginary()) ? Math.signum(z.getImaginary()) : 0;
        return re != 0 && im != 0 ? Complex.ofCartesian(Double.NaN, Double.NaN) : Complex.ofCartesian(re, im);
    }

    /** By the real parts, then the imaginary ones; nothing is less or more than what is NaN in a part. */
    static boolean less(Complex a, Complex b) {
        return a.getReal() < b.getReal() && isOrdered(a, b)
                || a.getReal() == b.getReal() && a.getImaginary() < b.getImaginary();
    }

    private static boolean lessEqual(Complex a, Complex b) {
        return a.getReal() < b.getReal() && isOrdered(a, b)
                || a.getReal() == b.getReal() && a.getImaginary() <= b.getImaginary();
    }

    private static boolean isOrdered(Complex a, Complex b) {
        return !Double.isNaN(a.getImaginary()) && !Double.isNaN(b.getImaginary());
    }

    /** As NumPy's: of zero all is NaN. */
    private static Complex reciprocal(double re, double im) {
        boolean flat = Math.abs(im) <= Math.abs(re);
        double ratio = flat ? im / re : re / im;
        double size = flat ? re + im * ratio : re * ratio + im;
        return flat ? Complex.ofCartesian(1 / size, -ratio / size) : Complex.ofCartesian(ratio / size, -1 / size);
    }

    /** Smith's division, as NumPy's. */
    static Complex divide(Complex a, Complex b) {
        double c = b.getReal();
        double d = b.getImaginary();
        if (Math.abs(c) >= Math.abs(d)) {
            if (c == 0 && d == 0) {
                return Complex.ofCartesian(a.getReal() / Math.abs(c), a.getImaginary() / Math.abs(c));
            }
            double ratio = d / c;
            double scale = 1 / (c + d * ratio);
            return Complex.ofCartesian((a.getReal() + a.getImaginary() * ratio) * scale,
                    (a.getImaginary() - a.getReal() * ratio) * scale);
        }
        double ratio = c / d;
        double scale = 1 / (c * ratio + d);
        return Complex.ofCartesian((a.getReal() * ratio + a.getImaginary()) * scale,
                (a.getImaginary() * ratio - a.getReal()) * scale);
    }

    private static Complex times(Complex a, Complex b) {
        return Complex.ofCartesian(a.getReal() * b.getReal() - a.getImaginary() * b.getImaginary(),
                a.getReal() * b.getImaginary() + a.getImaginary() * b.getReal());
    }

    /** Whole exponents below 100 by squaring, others by logarithms, as NumPy's. */
    private static Complex power(Complex a, Complex b) {
        if (b.getReal() == 0 && b.getImaginary() == 0) {
            return Complex.ofCartesian(1, 0);
        }
        if (!isTrue(a)) {
            return b.getReal() > 0 ? Complex.ZERO : Complex.ofCartesian(Double.NaN, Double.NaN);
        }
        double n = b.getReal();
        if (b.getImaginary() == 0 && n == Math.rint(n) && Math.abs(n) < 100) {
            if (n >= 1 && n <= 3) {
                return n == 1 ? a : times(a, n == 2 ? a : times(a, a));
            }
            Complex result = Complex.ONE;
            Complex factor = a;
            for (int k = (int) Math.abs(n); k > 0; k >>= 1) {
                result = (k & 1) != 0 ? times(result, factor) : result;
                factor = times(factor, factor);
            }
            return n > 0 ? result : divide(Complex.ONE, result);
        }
        return a.pow(b);
    }

    private static final double LN2 = Math.log(2);
    private static final double LN10 = Math.log(10);

    private static Complex of(UnaryOp op, Complex z) {
        double re = z.getReal();
        double im = z.getImaginary();
        return switch (op) {
            case NEGATIVE -> Complex.ofCartesian(-re, -im);
            case POSITIVE -> z;
            case CONJUGATE -> Complex.ofCartesian(re, -im);
            case SIGN -> sign(z);
            case SQUARE -> times(z, z);
            case RECIPROCAL -> reciprocal(re, im);
            case SQRT -> z.sqrt();
            case EXP -> z.exp();
            case EXP2 -> Complex.ofCartesian(re * LN2, im * LN2).exp();
            case EXPM1 -> {
                double half = Math.sin(im / 2);
                yield Complex.ofCartesian(Math.expm1(re) * Math.cos(im) - 2 * half * half,
                        Math.exp(re) * Math.sin(im));
            }
            case LOG -> z.log();
            case LOG2 -> z.log().divide(LN2);
            case LOG10 -> z.log().divide(LN10);
            case LOG1P -> Complex.ofCartesian(Math.log(Math.hypot(re + 1, im)), Math.atan2(im, re + 1));
            case SIN -> z.sin();
            case COS -> z.cos();
            case TAN -> z.tan();
            case ARCSIN -> z.asin();
            case ARCCOS -> z.acos();
            case ARCTAN -> z.atan();
            case SINH -> z.sinh();
            case COSH -> z.cosh();
            case TANH -> z.tanh();
            case ARCSINH -> z.asinh();
            case ARCCOSH -> z.acosh();
            case ARCTANH -> z.atanh();
            case RINT -> Complex.ofCartesian(Math.rint(re), Math.rint(im));
            default -> throw unsupported(op.label());
        };
    }

    static ArrayTypeException unsupported(String name) {
        return new ArrayTypeException("ufunc '" + name + "' not supported for the input types, and the inputs could "
                + "not be safely coerced to any supported types according to the casting rule ''safe''");
    }
}
