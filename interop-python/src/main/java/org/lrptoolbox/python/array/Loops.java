package org.lrptoolbox.python.array;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * The shapes of inner loops: {@code out[x] = f(a[x], b[x])} for {@code from <= x < end}, or, moved there first,
 * {@code out[k+x] = f(a[i+x], b[j+x])} for {@code 0 <= x < n}, where what is read does not overlap {@code out} but at the
 * same place.
 *
 * <p>One index for all arrays, because the JIT compiler makes vector instructions only of loops where it sees that no
 * element is written before it is read; moving one operand to where the results will lie costs less than losing them. The
 * frequent operations are written out as loops; the rare ones are made of a function by {@code of}, at the cost of a
 * call per element.
 */
final class Loops {
    private Loops() {}

    interface Doubles {
        void run(double[] a, double[] b, double[] out, int from, int end);

        default void run(double[] a, int i, double[] b, int j, double[] out, int k, int n) {
            if (i == k && j == k) {
                run(a, b, out, k, k + n);
            } else if (j == k && out != b) {
                System.arraycopy(a, i, out, k, n);
                run(out, b, out, k, k + n);
            } else if (i == k && out != a) {
                System.arraycopy(b, j, out, k, n);
                run(a, out, out, k, k + n);
            } else {
                double[] made = new double[n];
                run(i == 0 ? a : Arrays.copyOfRange(a, i, i + n), j == 0 ? b : Arrays.copyOfRange(b, j, j + n), made, 0,
                        n);
                System.arraycopy(made, 0, out, k, n);
            }
        }

        static Doubles of(DoubleBinaryOperator f) {
            return (a, b, out, from, end) -> {
                for (int x = from; x < end; x++) {
                    out[x] = f.applyAsDouble(a[x], b[x]);
                }
            };
        }
    }

    interface Longs {
        void run(long[] a, long[] b, long[] out, int from, int end);

        default void run(long[] a, int i, long[] b, int j, long[] out, int k, int n) {
            if (i == k && j == k) {
                run(a, b, out, k, k + n);
            } else if (j == k && out != b) {
                System.arraycopy(a, i, out, k, n);
                run(out, b, out, k, k + n);
            } else if (i == k && out != a) {
                System.arraycopy(b, j, out, k, n);
                run(a, out, out, k, k + n);
            } else {
                long[] made = new long[n];
                run(i == 0 ? a : Arrays.copyOfRange(a, i, i + n), j == 0 ? b : Arrays.copyOfRange(b, j, j + n), made, 0,
                        n);
                System.arraycopy(made, 0, out, k, n);
            }
        }

        static Longs of(LongBinaryOperator f) {
            return (a, b, out, from, end) -> {
                for (int x = from; x < end; x++) {
                    out[x] = f.applyAsLong(a[x], b[x]);
                }
            };
        }
    }

    interface Singles {
        void run(float[] a, float[] b, float[] out, int from, int end);

        default void run(float[] a, int i, float[] b, int j, float[] out, int k, int n) {
            if (i == k && j == k) {
                run(a, b, out, k, k + n);
            } else if (j == k && out != b) {
                System.arraycopy(a, i, out, k, n);
                run(out, b, out, k, k + n);
            } else if (i == k && out != a) {
                System.arraycopy(b, j, out, k, n);
                run(a, out, out, k, k + n);
            } else {
                float[] made = new float[n];
                run(i == 0 ? a : Arrays.copyOfRange(a, i, i + n), j == 0 ? b : Arrays.copyOfRange(b, j, j + n), made, 0,
                        n);
                System.arraycopy(made, 0, out, k, n);
            }
        }
    }

    /** A question about two doubles, answered by 0 or 1. */
    interface DoubleTest {
        void run(double[] a, int i, double[] b, int j, byte[] out, int k, int n);
    }

    interface Double1 {
        void run(double[] a, double[] out, int from, int end);

        default void run(double[] a, int i, double[] out, int k, int n) {
            if (i != k) {
                System.arraycopy(a, i, out, k, n);
            }
            run(i == k ? a : out, out, k, k + n);
        }

        static Double1 of(DoubleUnaryOperator f) {
            return (a, out, from, end) -> {
                for (int x = from; x < end; x++) {
                    out[x] = f.applyAsDouble(a[x]);
                }
            };
        }
    }

    interface Long1 {
        void run(long[] a, long[] out, int from, int end);

        default void run(long[] a, int i, long[] out, int k, int n) {
            if (i != k) {
                System.arraycopy(a, i, out, k, n);
            }
            run(i == k ? a : out, out, k, k + n);
        }

        static Long1 of(LongUnaryOperator f) {
            return (a, out, from, end) -> {
                for (int x = from; x < end; x++) {
                    out[x] = f.applyAsLong(a[x]);
                }
            };
        }
    }
}
