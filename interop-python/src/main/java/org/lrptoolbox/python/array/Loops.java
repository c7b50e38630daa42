package org.lrptoolbox.python.array;

import java.lang.reflect.Array;
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

    /** A loop over arrays of one type, whichever it is. */
    private interface Aligned {
        void run(Object a, Object b, Object out, int from, int end);
    }

    /** Brings what is read to one place with the results, in {@code out} itself where that is free, and runs the loop there. */
    private static void moved(Object a, int i, Object b, int j, Object out, int k, int n, Aligned loop) {
        if (j == k && out != b) {
            System.arraycopy(a, i, out, k, n);
            loop.run(out, b, out, k, k + n);
        } else if (i == k && out != a) {
            System.arraycopy(b, j, out, k, n);
            loop.run(a, out, out, k, k + n);
        } else {
            Object made = Array.newInstance(out.getClass().componentType(), n);
            loop.run(part(a, i, n), part(b, j, n), made, 0, n);
            System.arraycopy(made, 0, out, k, n);
        }
    }

    private static Object part(Object a, int from, int n) {
        if (from == 0) {
            return a;
        }
        Object part = Array.newInstance(a.getClass().componentType(), n);
        System.arraycopy(a, from, part, 0, n);
        return part;
    }

    interface Doubles {
        void run(double[] a, double[] b, double[] out, int from, int end);

        default void run(double[] a, int i, double[] b, int j, double[] out, int k, int n) {
            if (i == k && j == k) {
                run(a, b, out, k, k + n);
            } else {
                moved(a, i, b, j, out, k, n,
                        (x, y, z, from, end) -> run((double[]) x, (double[]) y, (double[]) z, from, end));
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
            } else {
                moved(a, i, b, j, out, k, n,
                        (x, y, z, from, end) -> run((long[]) x, (long[]) y, (long[]) z, from, end));
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
            } else {
                moved(a, i, b, j, out, k, n,
                        (x, y, z, from, end) -> run((float[]) x, (float[]) y, (float[]) z, from, end));
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
