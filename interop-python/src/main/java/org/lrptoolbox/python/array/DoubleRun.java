package org.lrptoolbox.python.array;

import java.util.function.DoubleBinaryOperator;

/** The innermost loops of reductions of doubles: taking a run into one number, and a row into a row. */
abstract class DoubleRun {
    /** {@code start} with {@code n} elements taken in. */
    abstract double fold(double start, double[] a, int at, int step, int n);

    /** {@code to[j + k*outStep]} with {@code from[i + k*step]} taken in, for all {@code k < n}. */
    abstract void rows(double[] from, int i, int step, double[] to, int j, int outStep, int n);

    static DoubleRun of(Reduction op) {
        return switch (op) {
            case SUM -> new Sum();
            case MAX -> new Extreme(1);
            case MIN -> new Extreme(-1);
            default -> new Other(op.doubles());
        };
    }

    /** The sum of a strided run in NumPy's order: eight partial sums in blocks of up to 128, larger runs halved. */
    static double pairwise(double[] a, int at, int step, int n) {
        if (n < 8) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += a[at + i * step];
            }
            return sum;
        }
        if (n > 128) {
            int half = n / 2;
            half -= half % 8;
            return pairwise(a, at, step, half) + pairwise(a, at + half * step, step, n - half);
        }
        double r0 = a[at];
        double r1 = a[at + step];
        double r2 = a[at + 2 * step];
        double r3 = a[at + 3 * step];
        double r4 = a[at + 4 * step];
        double r5 = a[at + 5 * step];
        double r6 = a[at + 6 * step];
        double r7 = a[at + 7 * step];
        int i = 8;
        for (; i < n - n % 8; i += 8) {
            int k = at + i * step;
            r0 += a[k];
            r1 += a[k + step];
            r2 += a[k + 2 * step];
            r3 += a[k + 3 * step];
            r4 += a[k + 4 * step];
            r5 += a[k + 5 * step];
            r6 += a[k + 6 * step];
            r7 += a[k + 7 * step];
        }
        double sum = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
        for (; i < n; i++) {
            sum += a[at + i * step];
        }
        return sum;
    }

    private static final class Sum extends DoubleRun {
        @Override
        double fold(double start, double[] a, int at, int step, int n) {
            return start + pairwise(a, at, step, n);
        }

        @Override
        void rows(double[] from, int i, int step, double[] to, int j, int outStep, int n) {
            if (step == 1 && outStep == 1) {
                for (int k = 0; k < n; k++) {
                    to[j + k] += from[i + k];
                }
            } else {
                for (int k = 0; k < n; k++) {
                    to[j + k * outStep] += from[i + k * step];
                }
            }
        }
    }

    /** Maximum, or with sign -1 minimum as the negative of the maximum of negatives; NaN wins. */
    private static final class Extreme extends DoubleRun {
        private final double sign;

        Extreme(double sign) {
            this.sign = sign;
        }

        @Override
        double fold(double start, double[] a, int at, int step, int n) {
            double r0 = sign * start;
            double r1 = r0;
            double r2 = r0;
            double r3 = r0;
            int i = 0;
            // Four running maxima, because each comparison has to wait for the one before.
            for (; i < n - 3; i += 4) {
                int k = at + i * step;
                r0 = Math.max(r0, sign * a[k]);
                r1 = Math.max(r1, sign * a[k + step]);
                r2 = Math.max(r2, sign * a[k + 2 * step]);
                r3 = Math.max(r3, sign * a[k + 3 * step]);
            }
            for (; i < n; i++) {
                r0 = Math.max(r0, sign * a[at + i * step]);
            }
            return sign * Math.max(Math.max(r0, r1), Math.max(r2, r3));
        }

        @Override
        void rows(double[] from, int i, int step, double[] to, int j, int outStep, int n) {
            for (int k = 0; k < n; k++) {
                to[j + k * outStep] = sign * Math.max(sign * to[j + k * outStep], sign * from[i + k * step]);
            }
        }
    }

    private static final class Other extends DoubleRun {
        private final DoubleBinaryOperator f;

        Other(DoubleBinaryOperator f) {
            this.f = f;
        }

        @Override
        double fold(double start, double[] a, int at, int step, int n) {
            double result = start;
            for (int k = 0; k < n; k++) {
                result = f.applyAsDouble(result, a[at + k * step]);
            }
            return result;
        }

        @Override
        void rows(double[] from, int i, int step, double[] to, int j, int outStep, int n) {
            for (int k = 0; k < n; k++) {
                to[j + k * outStep] = f.applyAsDouble(to[j + k * outStep], from[i + k * step]);
            }
        }
    }
}
