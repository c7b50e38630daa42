package org.lrptoolbox.python.array;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * The shapes of inner loops: {@code out[k+x] = f(a[i+x], b[j+x])} for {@code 0 <= x < n}.
 *
 * <p>The frequent operations are written out as loops, which the JIT compiler turns into vector instructions; the rare
 * ones are made of a function by {@code of}, at the cost of a call per element.
 */
final class Loops {
    private Loops() {}

    interface Doubles {
        void run(double[] a, int i, double[] b, int j, double[] out, int k, int n);

        static Doubles of(DoubleBinaryOperator f) {
            return (a, i, b, j, out, k, n) -> {
                for (int x = 0; x < n; x++) {
                    out[k + x] = f.applyAsDouble(a[i + x], b[j + x]);
                }
            };
        }
    }

    interface Longs {
        void run(long[] a, int i, long[] b, int j, long[] out, int k, int n);

        static Longs of(LongBinaryOperator f) {
            return (a, i, b, j, out, k, n) -> {
                for (int x = 0; x < n; x++) {
                    out[k + x] = f.applyAsLong(a[i + x], b[j + x]);
                }
            };
        }
    }

    /** A question about two doubles, answered by 0 or 1. */
    interface DoubleTest {
        void run(double[] a, int i, double[] b, int j, byte[] out, int k, int n);
    }

    interface Double1 {
        void run(double[] a, int i, double[] out, int k, int n);

        static Double1 of(DoubleUnaryOperator f) {
            return (a, i, out, k, n) -> {
                for (int x = 0; x < n; x++) {
                    out[k + x] = f.applyAsDouble(a[i + x]);
                }
            };
        }
    }

    interface Long1 {
        void run(long[] a, int i, long[] out, int k, int n);

        static Long1 of(LongUnaryOperator f) {
            return (a, i, out, k, n) -> {
                for (int x = 0; x < n; x++) {
                    out[k + x] = f.applyAsLong(a[i + x]);
                }
            };
        }
    }
}
