package org.lrptoolbox.python.array;

import java.util.function.DoubleBinaryOperator;

/** The innermost loops of reductions of doubles: taking a run into one number, and a row into a row. */
abstract class DoubleRun {
    /** The longest run that is not halved. */
    private static final int LEAF = 128;

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
        if (n > LEAF) {
            int half = half(n);
            return pairwise(a, at, step, half) + pairwise(a, at + half * step, step, n - half);
        }
        if (step == 1) {
            return leaf(a, at, n);
        }
        double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            row[i] = a[at + i * step];
        }
        return leaf(row, 0, n);
    }

    /** Eight sums side by side, so that none waits for the one before. */
    private static double leaf(double[] a, int at, int n) {
        double r0 = a[at];
        double r1 = a[at + 1];
        double r2 = a[at + 2];
        double r3 = a[at + 3];
        double r4 = a[at + 4];
        double r5 = a[at + 5];
        double r6 = a[at + 6];
        double r7 = a[at + 7];
        int i = at + 8;
        for (; i < at + n - 7; i += 8) {
            r0 += a[i];
            r1 += a[i + 1];
            r2 += a[i + 2];
            r3 += a[i + 3];
            r4 += a[i + 4];
            r5 += a[i + 5];
            r6 += a[i + 6];
            r7 += a[i + 7];
        }
        double sum = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
        for (; i < at + n; i++) {
            sum += a[i];
        }
        return sum;
    }

    /** How many elements of a long run are added up before the others: about half of them, in whole blocks of eight. */
    static int half(int n) {
        return n / 2 - n / 2 % 8;
    }

    /** The sum of the squares of what {@code n} numbers differ from a value by, in the order of {@link #pairwise}. */
    static double squares(double[] a, int at, int n, double value) {
        return squares(a, at, n, value, new double[Math.min(n, LEAF)]);
    }

    private static double squares(double[] a, int at, int n, double value, double[] buffer) {
        if (n > LEAF) {
            int half = half(n);
            return squares(a, at, half, value, buffer) + squares(a, at + half, n - half, value, buffer);
        }
        for (int k = 0; k < n; k++) {
            double d = a[at + k] - value;
            buffer[k] = d * d;
        }
        return pairwise(buffer, 0, 1, n);
    }

    /** Adds {@code rows} rows of {@code n} numbers, {@code step} apart, to a row one after the other, four in one pass. */
    static void sumRows(double[] from, int at, int step, int rows, double[] to, int n) {
        int row = 0;
        for (; row < rows - 3; row += 4) {
            int a = at + row * step;
            int b = a + step;
            int c = b + step;
            int d = c + step;
            for (int k = 0; k < n; k++) {
                to[k] = to[k] + from[a + k] + from[b + k] + from[c + k] + from[d + k];
            }
        }
        for (; row < rows; row++) {
            int a = at + row * step;
            for (int k = 0; k < n; k++) {
                to[k] += from[a + k];
            }
        }
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
            if (step == 1) {
                return sign > 0 ? largest(start, a, at, at + n) : smallest(start, a, at, at + n);
            }
            double best = sign * start;
            for (int i = 0; i < n; i++) {
                best = Math.max(best, sign * a[at + i * step]);
            }
            return sign * best;
        }

        /** A number above the largest one so far is rare, and NaN more so: the processor foresees that there is none. */
        private static double largest(double start, double[] a, int from, int end) {
            double best = start;
            for (int i = from; i < end; i++) {
                double v = a[i];
                if (!(v <= best)) {
                    best = Double.isNaN(best) ? best : v;
                }
            }
            return best;
        }

        private static double smallest(double start, double[] a, int from, int end) {
            double best = start;
            for (int i = from; i < end; i++) {
                double v = a[i];
                if (!(v >= best)) {
                    best = Double.isNaN(best) ? best : v;
                }
            }
            return best;
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
