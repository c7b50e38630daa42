package org.lrptoolbox.python.array;

/** The functions of one or two numbers whose results differ between Java and NumPy; here they are as in NumPy. */
final class Formulas {
    private Formulas() {}

    /** The quotient rounded down. */
    static double floorDivide(double a, double b) {
        if (b == 0) {
            return a / b;
        }
        double mod = a % b;
        double div = (a - mod) / b;
        if (mod != 0 && b < 0 != mod < 0) {
            div -= 1;
        }
        if (div == 0) {
            return Math.copySign(0, a / b);
        }
        double floor = Math.floor(div);
        return div - floor > 0.5 ? floor + 1 : floor;
    }

    /** What is left by {@link #floorDivide(double, double)}: it has the sign of the divisor. */
    static double remainder(double a, double b) {
        if (b == 0) {
            return Double.NaN;
        }
        double mod = a % b;
        if (mod == 0) {
            return Math.copySign(0, b);
        }
        return b < 0 != mod < 0 ? mod + b : mod;
    }

    /** As above for integers; dividing by zero yields 0. */
    static long floorDivide(long a, long b) {
        return b == 0 ? 0 : Math.floorDiv(a, b);
    }

    static long remainder(long a, long b) {
        return b == 0 ? 0 : Math.floorMod(a, b);
    }

    /** As C has it: 1 to any power is 1, and so is -1 to an infinite one. */
    static double power(double a, double b) {
        if (b == 2) {
            return a * a;
        }
        if (a == 1 || a == -1 && Double.isInfinite(b)) {
            return 1;
        }
        return Math.pow(a, b);
    }

    static long power(long a, long b) {
        if (b < 0) {
            throw new IllegalArgumentException("Integers to negative integer powers are not allowed.");
        }
        long result = 1;
        for (long base = a, e = b; e > 0; e >>= 1, base *= base) {
            if ((e & 1) == 1) {
                result *= base;
            }
        }
        return result;
    }

    /** The larger one, ignoring NaN. */
    static double fmax(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
    }

    /** The smaller one, ignoring NaN. */
    static double fmin(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
    }

    /** log(exp(a) + exp(b)) without overflow. */
    static double logAddExp(double a, double b) {
        if (a == b) {
            return a + Math.log(2);
        }
        double difference = a - b;
        if (difference > 0) {
            return a + Math.log1p(Math.exp(-difference));
        }
        return difference <= 0 ? b + Math.log1p(Math.exp(difference)) : difference;
    }

    static long gcd(long a, long b) {
        // Of negative numbers there is one more.
        long x = a > 0 ? -a : a;
        long y = b > 0 ? -b : b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return -x;
    }

    static long lcm(long a, long b) {
        return a == 0 || b == 0 ? 0 : Math.abs(a / gcd(a, b) * b);
    }

    /** log2(2^a + 2^b) without overflow. */
    static double logAddExp2(double a, double b) {
        return logAddExp(a * Math.log(2), b * Math.log(2)) / Math.log(2);
    }

    static long shiftLeft(long a, long b) {
        return b < 0 || b > 63 ? 0 : a << b;
    }

    static long shiftRight(long a, long b) {
        return b < 0 || b > 63 ? (a < 0 ? -1 : 0) : a >> b;
    }

    static double sign(double v) {
        return v > 0 ? 1 : v < 0 ? -1 : v == 0 ? 0 : v;
    }

    /** The distance to the next number away from zero, with the sign of the number. */
    static double spacing(double v) {
        return Double.isInfinite(v) ? Double.NaN : Math.copySign(Math.ulp(v), v);
    }

    static double log2(double v) {
        if (v == Double.POSITIVE_INFINITY) {
            return v;
        }
        int exponent = Math.getExponent(v);
        // Powers of two come out exact.
        return v > 0 && v == Math.scalb(1.0, exponent) ? exponent : Math.log(v) / Math.log(2);
    }

    static double exp2(double v) {
        return Math.pow(2, v);
    }

    static double truncate(double v) {
        return v < 0 ? Math.ceil(v) : Math.floor(v);
    }

    static double arcsinh(double v) {
        double a = Math.abs(v);
        double r = a > 1e8 ? Math.log(a) + Math.log(2) : Math.log1p(a + a * a / (1 + Math.sqrt(a * a + 1)));
        return Math.copySign(r, v);
    }

    static double arccosh(double v) {
        if (v < 1) {
            return Double.NaN;
        }
        return v > 1e8 ? Math.log(v) + Math.log(2) : Math.log(v + Math.sqrt((v - 1) * (v + 1)));
    }

    static double arctanh(double v) {
        return 0.5 * (Math.log1p(v) - Math.log1p(-v));
    }

    /** The next number of a type in the direction of another one. */
    static Loops.Doubles nextAfter(DataType type) {
        return Loops.Doubles.of(switch (type.kind()) {
            case FLOAT32 -> (a, b) -> Math.nextAfter((float) a, b);
            case FLOAT16 -> Half::nextAfter;
            default -> Math::nextAfter;
        });
    }
}
